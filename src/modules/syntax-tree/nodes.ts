/**
 * The classes of `_ast`, made when the module is first asked for, and trees of the parser as
 * instances of them.
 */
import { PyBytes } from "../../objects/bytes.ts";
import { exc, raise } from "../../objects/errors.ts";
import { PyGenericAlias } from "../../objects/generic-alias.ts";
import { PyDict } from "../../objects/dict.ts";
import { updateDict } from "../../objects/dict-methods.ts";
import { listType, newList, PyList } from "../../objects/list.ts";
import { defineMethods, defineStatic } from "../../objects/native.ts";
import {
  makeStr,
  PyComplex,
  PyFloat,
  PyInstance,
  type PyObject,
  type Value,
} from "../../objects/object.ts";
import { defineInstanceDict } from "../../objects/object-methods.ts";
import { copyInstanceDict, instanceDict } from "../../objects/protocols/fields.ts";
import { lookupAttribute, setAttribute } from "../../objects/protocols/attributes.ts";
import { toArray } from "../../objects/protocols/iteration.ts";
import { reprText, textOf } from "../../objects/protocols/text.ts";
import { Ellipsis } from "../../objects/singletons.ts";
import { PyTuple } from "../../objects/tuple.ts";
import {
  defineType,
  intType,
  objectType,
  type PyType,
  strType,
  type TypeOptions,
  typeOf,
} from "../../objects/type.ts";
import { uniteTypes } from "../../objects/union.ts";
import { type ConstantValue, type Node, nodeFields } from "../../syntax/ast.ts";
import { type FieldSpec, located, type NodeSpec, parseGrammar } from "./asdl.ts";

const module = "ast";

class PyNode extends PyInstance {}

/** AST and everything below it, by name. */
export interface NodeClasses {
  readonly types: ReadonlyMap<string, PyType>;
  readonly specs: ReadonlyMap<PyType, NodeSpec>;
}

let made: NodeClasses | null = null;

export function nodeClasses(): NodeClasses {
  made ??= makeClasses();
  return made;
}

const positions = ["lineno", "col_offset", "end_lineno", "end_col_offset"];

function namesOf(names: readonly string[]): PyTuple {
  return new PyTuple([...names]);
}

function makeClasses(): NodeClasses {
  const types = new Map<string, PyType>();
  const specs = new Map<PyType, NodeSpec>();
  const root = defineNodeType({ name: "AST", hasDict: true, instanceClass: PyNode });
  types.set("AST", root);
  root.setOwn("_fields", namesOf([]));
  root.setOwn("_attributes", namesOf([]));
  root.setOwn("__match_args__", namesOf([]));
  root.setOwn("_field_types", new PyDict());
  defineRoot(root);
  const { sums, nodes } = parseGrammar();
  for (const [name, text] of sums) types.set(name, makeSum(root, name, text));
  for (const spec of nodes) {
    const base = types.get(spec.base) as PyType;
    const type = defineNodeType({ name: spec.name, bases: [base], doc: spec.text });
    types.set(spec.name, type);
    specs.set(type, spec);
    const names = namesOf(spec.fields.map((field) => field.name));
    type.setOwn("_fields", names);
    type.setOwn("__match_args__", names);
    if (spec.base === "AST") defineAttributes(type, spec.name);
    for (const field of spec.fields) if (field.isOptional) type.setOwn(field.name, null);
  }
  for (const [type, spec] of specs) type.setOwn("_field_types", fieldTypes(types, spec));
  return { types, specs };
}

/** Programs may add to these classes, as ast.py does. */
function defineNodeType(options: Omit<TypeOptions, "module">): PyType {
  const type = defineType({ ...options, module, isHeapType: true });
  type.setOwn("__module__", module);
  return type;
}

function makeSum(root: PyType, name: string, text: string): PyType {
  const type = defineNodeType({ name, bases: [root], doc: text });
  defineAttributes(type, name);
  return type;
}

function defineAttributes(type: PyType, name: string): void {
  const isLocated = located.has(name);
  type.setOwn("_attributes", namesOf(isLocated ? positions : []));
  if (!isLocated) return;
  type.setOwn("end_lineno", null);
  type.setOwn("end_col_offset", null);
}

function fieldTypes(types: ReadonlyMap<string, PyType>, spec: NodeSpec): PyDict {
  const dict = new PyDict();
  for (const field of spec.fields) dict.table.setString(field.name, fieldType(types, field));
  return dict;
}

const primitiveTypes: Readonly<Record<string, PyType>> = {
  identifier: strType,
  string: strType,
  int: intType,
  constant: objectType,
};

function fieldType(types: ReadonlyMap<string, PyType>, field: FieldSpec): Value {
  const type = primitiveTypes[field.type] ?? (types.get(field.type) as PyType);
  if (field.isList) return new PyGenericAlias(listType, new PyTuple([type]));
  return field.isOptional ? uniteTypes(type, null) : type;
}

// --- AST itself ---

function fieldNames(cls: PyType): readonly Value[] {
  const fields = cls.lookup("_fields");
  return fields === undefined ? [] : toArray(fields);
}

function initialize(
  self: PyObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): null {
  const cls = typeOf(self);
  const names = fieldNames(cls).map(textOf);
  if (args.length > names.length) {
    const s = names.length === 1 ? "" : "s";
    throw raise(
      exc.TypeError,
      `${cls.name} constructor takes at most ${names.length} positional argument${s}`,
    );
  }
  const missing = new Set(names);
  for (let i = 0; i < args.length; i++) {
    const name = names[i] as string;
    setAttribute(self, name, args[i] as Value);
    missing.delete(name);
  }
  for (const [name, value] of keywords) {
    if (names.includes(name) && !missing.has(name)) {
      throw raise(exc.TypeError, `${cls.name} got multiple values for argument '${name}'`);
    }
    setAttribute(self, name, value);
    missing.delete(name);
  }
  for (const name of missing) setDefault(self, cls, name);
  return null;
}

/** Lists are empty and contexts Load when left out; optional fields are None by their class. */
function setDefault(self: PyObject, cls: PyType, name: string): void {
  const { types, specs } = nodeClasses();
  const spec = cls.mro.map((base) => specs.get(base)).find((found) => found !== undefined);
  const field = spec?.fields.find((candidate) => candidate.name === name);
  if (field?.isList) setAttribute(self, name, newList([]));
  else if (field?.type === "expr_context") {
    setAttribute(self, name, singleton(types.get("Load") as PyType));
  }
}

/** How deep `repr` shows a tree. */
const SHOWN_DEPTH = 3;

function showNode(value: Value, depth: number): string {
  if (value instanceof PyList) return showList(value, depth);
  if (!(value instanceof PyNode)) return reprText(value);
  const cls = typeOf(value);
  if (depth <= 0) return `${cls.name}(...)`;
  const parts: string[] = [];
  for (const name of fieldNames(cls).map(textOf)) {
    const field = lookupAttribute(value, name);
    if (field !== undefined) parts.push(`${name}=${showNode(field, depth - 1)}`);
  }
  return `${cls.name}(${parts.join(", ")})`;
}

function showList(list: PyList, depth: number): string {
  const items = list.items as readonly Value[];
  if (items.length === 0) return "[]";
  const first = showNode(items[0] as Value, depth);
  if (items.length === 1) return `[${first}]`;
  const last = showNode(items[items.length - 1] as Value, depth);
  return items.length === 2 ? `[${first}, ${last}]` : `[${first}, ..., ${last}]`;
}

function makeNode(cls: PyType): PyObject {
  const node = new cls.instanceClass();
  node.shape = cls.rootShape;
  return node;
}

function defineRoot(root: PyType): void {
  defineStatic(root, "__new__", ["*args, **kwargs", makeNode]);
  defineMethods(root, {
    __init__: ["*args, **kwargs", initialize],
    __repr__: ["", (self: Value) => makeStr(showNode(self, SHOWN_DEPTH))],
    __reduce__: [
      "",
      (self: PyObject) => new PyTuple([typeOf(self), new PyTuple([]), copyInstanceDict(self)]),
    ],
    __setstate__: [
      "state, /",
      (self: PyObject, state: Value) => {
        if (state !== null) updateDict(instanceDict(self), state);
        return null;
      },
    ],
  });
  defineInstanceDict(root);
}

// --- from the parser ---

const singletons = new Map<PyType, PyObject>();

/** Contexts and operators: one object each, as the parser of CPython makes them. */
function singleton(type: PyType): PyObject {
  let node = singletons.get(type);
  if (node === undefined) {
    node = makeNode(type);
    singletons.set(type, node);
  }
  return node;
}

/** A tree of the parser as Python objects. */
export function pythonTree(tree: Node, source: string): Value {
  return new TreeMaker(source).node(tree);
}

class TreeMaker {
  private readonly lines: readonly string[];
  private readonly classes = nodeClasses();
  constructor(source: string) {
    this.lines = source.split(/\r\n?|\n/);
  }

  node(tree: Node): PyObject {
    const type = this.classes.types.get(tree.kind) as PyType;
    const node = makeNode(type);
    const fields = tree as unknown as Record<string, unknown>;
    for (const name of nodeFields[tree.kind]) setAttribute(node, name, this.field(tree, name));
    if ("lineno" in fields && "end_lineno" in fields) this.setPosition(node, fields);
    return node;
  }

  private setPosition(node: PyObject, fields: Record<string, unknown>): void {
    const line = fields.lineno as number;
    const endLine = fields.end_lineno as number;
    setAttribute(node, "lineno", line);
    setAttribute(node, "col_offset", this.byteColumn(line, fields.col_offset as number));
    setAttribute(node, "end_lineno", endLine);
    setAttribute(node, "end_col_offset", this.byteColumn(endLine, fields.end_col_offset as number));
  }

  /** Python: columns count UTF-8 bytes. */
  private byteColumn(line: number, column: number): number {
    const text = this.lines[line - 1] ?? "";
    let bytes = column;
    for (let i = 0; i < column && i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit <= 0xdfff) bytes += 1;
      else if (unit >= 0x800) bytes += 2;
      else if (unit >= 0x80) bytes += 1;
    }
    return bytes;
  }

  private field(tree: Node, name: string): Value {
    const raw = (tree as unknown as Record<string, unknown>)[name];
    if (tree.kind === "Constant") return constantField(tree.value, name);
    if (tree.kind === "MatchSingleton") return constantField(tree.value, name);
    return this.convert(raw, this.fieldType(tree.kind, name));
  }

  private fieldType(kind: string, name: string): string {
    const spec = this.classes.specs.get(this.classes.types.get(kind) as PyType);
    return spec?.fields.find((field) => field.name === name)?.type ?? "";
  }

  private convert(raw: unknown, type: string): Value {
    if (raw === null || raw === undefined) return null;
    if (Array.isArray(raw)) return newList(raw.map((item) => this.convert(item, type)));
    if (typeof raw === "string") {
      const isName = type === "identifier" || type === "string" || type === "constant";
      return isName ? makeStr(raw) : singleton(this.classes.types.get(raw) as PyType);
    }
    if (typeof raw === "number" || typeof raw === "boolean") return Number(raw);
    if (typeof raw === "object" && "type" in raw && !("kind" in raw)) {
      return constantValue(raw as ConstantValue);
    }
    return this.node(raw as Node);
  }
}

function constantField(value: ConstantValue, name: string): Value {
  if (name === "kind") return value.type === "str" ? value.kind : null;
  return constantValue(value);
}

function constantValue(value: ConstantValue): Value {
  switch (value.type) {
    case "int":
    case "bool":
      return value.value;
    case "float":
      return new PyFloat(value.value);
    case "complex":
      return new PyComplex(0, value.imag);
    case "str":
      return makeStr(value.value);
    case "bytes":
      return new PyBytes(value.value);
    case "none":
      return null;
    case "ellipsis":
      return Ellipsis;
  }
}
