/**
 * Names for the JavaScript objects that nodes refer to: shapes, classes, functions, namespace
 * entries. In text an object is a word for what it is and a name: `shape Point`, `entry total`,
 * `function f`; a second object of the same name is `shape Point~2`.
 *
 * Invariant: within one ObjectNames a name means one object, and an object has one name.
 */
import { Code } from "../../src/bytecode/code.ts";
import { PyFunction } from "../../src/objects/function.ts";
import { Entry, HashTable } from "../../src/objects/hash-table.ts";
import { NativeCallable } from "../../src/objects/native.ts";
import { PyFloat } from "../../src/objects/object.ts";
import { Shape } from "../../src/objects/shape.ts";
import { PyType } from "../../src/objects/type.ts";

export class ObjectNames {
  private readonly names = new Map<unknown, string>();
  private readonly objects = new Map<string, unknown>();

  /** "word name" of an object. */
  describe(object: unknown): string {
    let text = this.names.get(object);
    if (text === undefined) {
      text = this.unique(`${wordFor(object)} ${plainName(object)}`);
      this.register(text, object);
    }
    return text;
  }

  protected register(text: string, object: unknown): void {
    this.names.set(object, text);
    this.objects.set(text, object);
  }

  private unique(text: string): string {
    if (!this.objects.has(text)) return text;
    let count = 2;
    while (this.objects.has(`${text}~${count}`)) count++;
    return `${text}~${count}`;
  }

  /** The object that was described so. */
  resolve(word: string, name: string): unknown {
    const key = `${word} ${name}`;
    return this.objects.has(key) ? this.objects.get(key) : this.missing(word, name);
  }

  protected missing(word: string, name: string): unknown {
    throw new Error(`No object is called '${word} ${name}'.`);
  }
}

/** Makes an object for each name it is asked for, with what the optimizer may look at. */
export class InventedNames extends ObjectNames {
  private readonly code: Code;
  /** `code` is where all functions have theirs. */
  constructor(code: Code) {
    super();
    this.code = code;
  }

  protected override missing(word: string, name: string): unknown {
    const object = this.invent(word, name);
    this.register(`${word} ${name}`, object);
    return object;
  }

  /** Shapes are of classes written in Python unless their name is that of a built-in type. */
  private invent(word: string, name: string): unknown {
    if (word === "shape") return { name, cls: { name, isHeapType: !builtins.has(name) } };
    if (word === "class") return { name, rootShape: this.resolve("shape", `${name}.0`) };
    return word === "function" ? { name, code: this.code } : { name };
  }
}

const builtins: ReadonlySet<string> = new Set([
  "list",
  "tuple",
  "range",
  "float",
  "str",
  "dict",
  "set",
]);

function wordFor(object: unknown): string {
  if (typeof object === "function") return "js";
  if (object instanceof Shape) return "shape";
  if (object instanceof Entry || isEntryLike(object)) return "entry";
  if (object instanceof HashTable) return "names";
  if (object instanceof PyType) return "class";
  if (object instanceof PyFunction) return "function";
  if (object instanceof NativeCallable) return "native";
  if (object instanceof Code) return "code";
  if (object instanceof PyFloat) return "float";
  return object !== null && typeof object === "object" && "tree" in object ? "unit" : "object";
}

/** Places that are not in a namespace but are held like its entries (record/exceptions.ts). */
function isEntryLike(object: unknown): boolean {
  return (object as { isEntry?: boolean } | null)?.isEntry === true;
}

/** A name without anything that has a meaning in the textual form. */
function plainName(object: unknown): string {
  const name = rawName(object).replace(/[^\w.$]/g, "");
  return name === "" ? "anonymous" : name;
}

function rawName(object: unknown): string {
  if (object instanceof Shape) return object.cls.name;
  if (object instanceof PyFloat) return String(object.value);
  if (object instanceof Entry) return String(object.key);
  const o = object as { name?: unknown; tree?: { code: Code } };
  if (o.tree !== undefined) return o.tree.code.name;
  if (typeof o.name === "string") return o.name;
  return (object as object).constructor.name;
}
