/** set and frozenset: CPython's table of keys (set-table.ts). Methods are in set-methods.ts. */
import { PyObject } from "./object.ts";
import { SetTable } from "./set-table.ts";
import { defineType } from "./type.ts";

export class PySet extends PyObject {
  readonly table: SetTable;
  constructor(table: SetTable = new SetTable()) {
    super();
    this.shape = setShape;
    this.table = table;
  }
}

export class PyFrozenSet extends PyObject {
  readonly table: SetTable;
  cachedHash: number | bigint | null = null;
  constructor(table: SetTable = new SetTable()) {
    super();
    this.shape = frozenSetShape;
    this.table = table;
  }
}

export const setType = defineType({ name: "set", instanceClass: PySet as never });
export const frozenSetType = defineType({ name: "frozenset", instanceClass: PyFrozenSet as never });
const setShape = setType.rootShape;
const frozenSetShape = frozenSetType.rootShape;
