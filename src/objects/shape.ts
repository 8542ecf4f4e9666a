/**
 * Shapes: the layout of an object's attributes and the kind of each.
 *
 * A shape belongs to one class. It maps attribute names to fields in insertion order; adding an
 * attribute moves the object along a transition to the next shape, shared by all objects that
 * got the same attributes in the same order with the same kinds. A field of kind Float holds a
 * raw double, one of kind Int a safe integer, one of kind Any any Value (boxed floats included).
 *
 * When a value does not fit a field's kind, the object moves to the shape with that field
 * generalized to Any; the old shape is marked `replacement` so that new objects go straight to
 * the general one and a loop over them sees one shape.
 *
 * Invariant: `fields` of a shape never changes; objects change shapes. A dictionary shape has no
 * fields: its object's attributes live in the PyDict at `object.attributes` (taken once someone
 * asked for `__dict__`, or deleted an attribute).
 *
 * V8: each Python class has a JS constructor of its own (type.ts), so V8's hidden classes and
 * its field representations follow our shapes and a Float field stays an unboxed double.
 */
import type { PyType } from "./type.ts";

export const enum FieldKind {
  Any = 0,
  Int = 1,
  Float = 2,
}

export interface Field {
  readonly name: string;
  /** The JS property: "$" + name. */
  readonly key: string;
  readonly kind: FieldKind;
}

export class Shape {
  readonly cls: PyType;
  readonly parent: Shape | null;
  readonly fields: ReadonlyMap<string, Field>;
  readonly isDictionary: boolean;
  /** Next shapes, by kind digit and attribute name. */
  private readonly transitions = new Map<string, Shape>();
  /** The more general shape objects should use instead, once one was needed. */
  replacement: Shape | null = null;
  /** A small number for dumps. */
  readonly id: number;

  constructor(
    cls: PyType,
    parent: Shape | null,
    fields: ReadonlyMap<string, Field>,
    isDictionary = false,
  ) {
    this.cls = cls;
    this.parent = parent;
    this.fields = fields;
    this.isDictionary = isDictionary;
    this.id = nextShapeId++;
  }

  /** The shape after adding attribute `name` with a value of `kind`. */
  withField(name: string, kind: FieldKind): Shape {
    const key = kind + name;
    let next = this.transitions.get(key);
    if (next === undefined) {
      const fields = new Map(this.fields);
      fields.set(name, { name, key: `$${name}`, kind });
      next = new Shape(this.cls, this, fields);
      this.transitions.set(key, next);
    }
    return next.replacement === null ? next : next.latest();
  }

  /** This shape with field `name` holding any Value; marks this one as replaced. */
  generalize(name: string): Shape {
    let shape: Shape = this.cls.rootShape;
    for (const field of this.fields.values()) {
      shape = shape.withField(field.name, field.name === name ? FieldKind.Any : field.kind);
    }
    if (shape !== this) this.replacement = shape;
    return shape;
  }

  /** Follows replacements to the shape in use now. */
  latest(): Shape {
    let shape: Shape = this;
    while (shape.replacement !== null) shape = shape.replacement;
    return shape;
  }
}

let nextShapeId = 1;

export const noFields: ReadonlyMap<string, Field> = new Map();
