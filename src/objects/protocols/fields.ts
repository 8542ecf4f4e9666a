/**
 * Instance attributes in shapes (shape.ts): reading, writing, deleting, and the move to a PyDict.
 *
 * The one difficulty is that a field's kind decides what the JS property holds: a Float field holds
 * a raw double, so every read boxes it and every write unboxes it, and an object that moves to a
 * shape with a more general field must rebox what it holds.
 *
 * Slots (`__slots__`) are fields too. They stay JS properties (boxed) when the object's other
 * attributes move to a PyDict; a deleted slot holds `undefined`. Modules and classes keep their
 * attributes in tables of their own; both are handled here so that callers need not ask.
 *
 * Invariant: after each function here the shape describes exactly what the properties hold.
 */
import { PyDict } from "../dict.ts";
import { PyModule } from "../function.ts";
import { PyFloat, type PyObject, type Value } from "../object.ts";
import { type Field, FieldKind, type Shape } from "../shape.ts";
import { fieldsOf, floatType, PyType } from "../type.ts";

const floatShape = floatType.rootShape;

/** A float of exactly the built-in class. */
export function isExactFloat(value: Value): value is PyFloat {
  return value instanceof PyFloat && value.shape === floatShape;
}

/** The kind a field gets from its first value. */
export function initFieldKind(value: Value): FieldKind {
  if (typeof value === "number") return FieldKind.Int;
  return isExactFloat(value) ? FieldKind.Float : FieldKind.Any;
}

/** The attribute in the object itself, or undefined. Never looks at the class. */
export function getField(object: Value, name: string): Value | undefined {
  if (typeof object !== "object" || object === null) return undefined;
  const shape = object.shape;
  if (shape.isDictionary) return (object.attributes as PyDict).table.getString(name);
  const field = shape.fields.get(name);
  if (field === undefined) return getForeignField(object, name);
  return readField(object, field);
}

export function readField(object: PyObject, field: Field): Value | undefined {
  const raw = fieldsOf(object)[field.key];
  return field.kind === FieldKind.Float ? new PyFloat(raw as number) : (raw as Value | undefined);
}

function getForeignField(object: PyObject, name: string): Value | undefined {
  if (object instanceof PyModule) return object.namespace.table.getString(name);
  if (object instanceof PyType) return object.dict.get(name);
  return undefined;
}

/** Sets the attribute in the object itself; the caller knows that its class allows it. */
export function setField(object: PyObject, name: string, value: Value): void {
  const shape = object.shape;
  if (shape.isDictionary) {
    (object.attributes as PyDict).table.setString(name, value);
    return;
  }
  const field = shape.fields.get(name);
  if (field !== undefined) writeField(object, field, value);
  else if (object instanceof PyModule) object.namespace.table.setString(name, value);
  else if (object instanceof PyType) object.setOwn(name, value);
  else addField(object, name, value);
}

function writeField(object: PyObject, field: Field, value: Value): void {
  if (field.kind === FieldKind.Any) {
    fieldsOf(object)[field.key] = value;
  } else if (field.kind === FieldKind.Int && typeof value === "number") {
    fieldsOf(object)[field.key] = value;
  } else if (field.kind === FieldKind.Float && isExactFloat(value)) {
    fieldsOf(object)[field.key] = value.value;
  } else {
    moveToShape(object, object.shape.generalize(field.name));
    fieldsOf(object)[field.key] = value;
  }
}

function addField(object: PyObject, name: string, value: Value): void {
  const next = object.shape.withField(name, initFieldKind(value));
  if (next.parent === object.shape) object.shape = next;
  else moveToShape(object, next);
  writeField(object, next.fields.get(name) as Field, value);
}

/** Gives the object a more general shape, boxing the floats of fields that no longer are Float. */
export function moveToShape(object: PyObject, next: Shape): void {
  for (const field of object.shape.fields.values()) {
    if (field.kind !== FieldKind.Float) continue;
    if ((next.fields.get(field.name) as Field).kind === FieldKind.Float) continue;
    fieldsOf(object)[field.key] = new PyFloat(fieldsOf(object)[field.key] as number);
  }
  object.shape = next;
}

/** Deletes the attribute from the object itself; false when it has none. */
export function deleteField(object: Value, name: string): boolean {
  if (typeof object !== "object" || object === null) return false;
  if (getField(object, name) === undefined) return false;
  if (object instanceof PyModule) return object.namespace.table.deleteString(name);
  if (object instanceof PyType) {
    object.setOwn(name, undefined);
    return true;
  }
  return instanceDict(object).table.deleteString(name);
}

/** The object's `__dict__`: from now on its attributes live there. */
export function instanceDict(object: PyObject): PyDict {
  if (object.shape.isDictionary) return object.attributes as PyDict;
  if (object instanceof PyModule) return object.namespace;
  const dict = new PyDict();
  const cls = object.shape.cls;
  for (const field of object.shape.fields.values()) {
    const value = readField(object, field);
    if (cls.slotNames.includes(field.name)) fieldsOf(object)[field.key] = value;
    else setAttributeEntry(dict, field.name, value);
  }
  object.attributes = dict;
  object.shape = cls.dictionaryShape;
  return dict;
}

/** A copy of the attributes (those named by strs), for who only looks; the object keeps its shape. */
export function copyInstanceDict(object: PyObject): PyDict {
  const dict = new PyDict();
  if (object.shape.isDictionary || object instanceof PyModule) {
    for (const [key, entry] of instanceDict(object).table.entries) {
      if (typeof key === "string") dict.table.setString(key, entry.value as Value);
    }
    return dict;
  }
  const slots = object.shape.cls.slotNames;
  for (const field of object.shape.fields.values()) {
    if (!slots.includes(field.name)) setAttributeEntry(dict, field.name, readField(object, field));
  }
  return dict;
}

function setAttributeEntry(dict: PyDict, name: string, value: Value | undefined): void {
  if (value !== undefined) dict.table.setString(name, value);
}

/** Replaces all attributes: `object.__dict__ = dict`. */
export function setInstanceDict(object: PyObject, dict: PyDict): void {
  instanceDict(object);
  object.attributes = dict;
}

/** Whether any attribute is there, without making the PyDict. */
export function hasAttributes(object: PyObject): boolean {
  if (object.shape.isDictionary) return (object.attributes as PyDict).table.size > 0;
  return object.shape.fields.size > 0;
}

// --- slots ---

export function getSlot(object: PyObject, name: string): Value | undefined {
  const field = object.shape.fields.get(name);
  if (field !== undefined) return readField(object, field);
  return object.shape.isDictionary
    ? (fieldsOf(object)[`$${name}`] as Value | undefined)
    : undefined;
}

export function setSlot(object: PyObject, name: string, value: Value): void {
  if (object.shape.isDictionary) fieldsOf(object)[`$${name}`] = value;
  else setField(object, name, value);
}

export function deleteSlot(object: PyObject, name: string): boolean {
  if (getSlot(object, name) === undefined) return false;
  const field = object.shape.fields.get(name);
  if (field !== undefined && field.kind !== FieldKind.Any) {
    moveToShape(object, object.shape.generalize(name));
  }
  fieldsOf(object)[`$${name}`] = undefined;
  return true;
}
