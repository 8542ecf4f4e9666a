/**
 * Struct sequences: tuples whose places have names (sys.version_info, time.struct_time,
 * os.stat_result). Fields beyond the visible length are attributes only.
 *
 * Invariant: `items` holds the visible values, `hidden` the others, in the order of the fields.
 */
import { dictType, PyDict } from "./dict.ts";
import { dictGet } from "./dict-access.ts";
import { exc, raise } from "./errors.ts";
import { defineMethods, defineStatic, PyGetSet } from "./native.ts";
import { makeStr, type Value } from "./object.ts";
import { isIterable, toArray } from "./protocols/iteration.ts";
import { reprText } from "./protocols/text.ts";
import { PyTuple, tupleType } from "./tuple.ts";
import { defineType, isInstance, type PyType, typeOf } from "./type.ts";

export class PyStructSequence extends PyTuple {
  hidden: readonly Value[] = [];
}

export interface StructSequenceOptions {
  readonly module: string;
  readonly name: string;
  readonly fields: readonly string[];
  /** How many fields are items; default all. */
  readonly visible?: number;
  readonly doc?: string;
  /** false: only the interpreter makes instances (sys.flags). */
  readonly isCallable?: boolean;
}

interface Layout {
  readonly fields: readonly string[];
  readonly visible: number;
}

const layouts = new Map<PyType, Layout>();

export function defineStructSequence(options: StructSequenceOptions): PyType {
  const { module, name, fields } = options;
  const visible = options.visible ?? fields.length;
  const type = defineType({
    name,
    module,
    bases: [tupleType],
    isBase: false,
    instanceClass: PyStructSequence as never,
    doc: options.doc ?? null,
  });
  layouts.set(type, { fields, visible });
  fields.forEach((field, i) => {
    const get = (self: PyStructSequence): Value =>
      (i < visible ? self.items[i] : self.hidden[i - visible]) ?? null;
    if (!field.startsWith("_")) type.dict.set(field, new PyGetSet(type, field, get));
  });
  type.dict.set("n_fields", fields.length);
  type.dict.set("n_sequence_fields", visible);
  type.dict.set("n_unnamed_fields", fields.filter((field) => field.startsWith("_")).length);
  type.dict.set("__match_args__", new PyTuple(fields.slice(0, visible)));
  defineStatic(type, "__new__", ["sequence, dict=None", makeFromPython]);
  if (options.isCallable === false) refuseCalls(type);
  defineMethods(type, {
    __repr__: ["", show],
    __reduce__: ["", reduce],
    __replace__: ["**changes", replaceFields],
  });
  return type;
}

function refuseCalls(type: PyType): void {
  const refuse = () => {
    throw raise(exc.TypeError, `cannot create '${type.module}.${type.name}' instances`);
  };
  defineStatic(type, "__new__", ["*args, **kwargs", refuse]);
}

/** An instance with values for all fields. */
export function makeStructSequence(type: PyType, values: readonly Value[]): PyStructSequence {
  const { visible } = layouts.get(type) as Layout;
  const sequence = new PyStructSequence(values.slice(0, visible));
  sequence.shape = type.rootShape;
  sequence.hidden = values.slice(visible);
  return sequence;
}

function makeFromPython(cls: PyType, sequence: Value, dict: Value | undefined): Value {
  const { fields, visible } = layouts.get(cls) as Layout;
  if (!isIterable(sequence)) throw raise(exc.TypeError, "constructor requires a sequence");
  const named = dict ?? null;
  if (named !== null && !isInstance(named, dictType)) {
    throw raise(exc.TypeError, `${cls.module}.${cls.name}() takes a dict as second arg, if any`);
  }
  const values = toArray(sequence);
  const count = values.length;
  const range = visible === fields.length ? "a" : count < visible ? "an at least" : "an at most";
  if (count < visible || count > fields.length) {
    const bound = count < visible ? visible : fields.length;
    throw raise(
      exc.TypeError,
      `${cls.module}.${cls.name}() takes ${range} ${bound}-sequence (${count}-sequence given)`,
    );
  }
  for (let i = count; i < fields.length; i++) {
    const given = named === null ? undefined : dictGet(named as PyDict, fields[i] as string);
    values.push(given ?? null);
  }
  return makeStructSequence(cls, values);
}

function show(self: PyStructSequence): Value {
  const type = typeOf(self);
  const { fields } = layouts.get(type) as Layout;
  const shown = self.items.map(
    (item, i) => `${(fields[i] as string).replace(/^_/, "")}=${reprText(item)}`,
  );
  return makeStr(`${type.module}.${type.name}(${shown.join(", ")})`);
}

function reduce(self: PyStructSequence): Value {
  const type = typeOf(self);
  const { fields, visible } = layouts.get(type) as Layout;
  const dict = new PyDict();
  self.hidden.forEach((value, i) => {
    dict.table.setString(fields[visible + i] as string, value);
  });
  return new PyTuple([type, new PyTuple([new PyTuple(self.items), dict])]);
}

function replaceFields(self: PyStructSequence, changes: ReadonlyMap<string, Value>): Value {
  const type = typeOf(self);
  const { fields } = layouts.get(type) as Layout;
  const values = [...self.items, ...self.hidden];
  const unknown: string[] = [];
  for (const [name, value] of changes) {
    const i = fields.indexOf(name);
    if (i < 0) unknown.push(`'${name}'`);
    else values[i] = value;
  }
  if (unknown.length > 0) {
    throw raise(exc.TypeError, `Got unexpected field name(s): [${unknown.join(", ")}]`);
  }
  return makeStructSequence(type, values);
}
