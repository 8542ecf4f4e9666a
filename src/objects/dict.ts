/** dict: a hash table (hash-table.ts). Methods are in dict-methods.ts, lookups in dict-access.ts. */
import { HashTable } from "./hash-table.ts";
import { PyObject } from "./object.ts";
import { defineType } from "./type.ts";

export class PyDict extends PyObject {
  readonly table: HashTable;
  constructor() {
    super();
    this.shape = dictShape;
    this.table = new HashTable();
  }
}

export const dictType = defineType({ name: "dict", instanceClass: PyDict as never });
const dictShape = dictType.rootShape;
