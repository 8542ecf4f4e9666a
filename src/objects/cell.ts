/** Methods of cells, the variables that closures share. */
import { exc, raise } from "./errors.ts";
import { cellType, PyCell } from "./function.ts";
import { defineGetSet, defineMethods, defineStatic } from "./native.ts";
import type { Value } from "./object.ts";
import { shownAddress } from "./object-methods.ts";
import { CompareOperator, compareRich } from "./protocols/operators.ts";
import { NotImplemented } from "./singletons.ts";
import { typeOf } from "./type.ts";

function reprOfCell(cell: PyCell): Value {
  const value = cell.value;
  if (value === undefined) return `<cell at ${shownAddress(cell)}: empty>`;
  const at = typeof value === "object" && value !== null ? shownAddress(value) : "0x55f000000000";
  return `<cell at ${shownAddress(cell)}: ${typeOf(value).name} object at ${at}>`;
}

/** Empty cells come before filled ones. */
function compare(op: CompareOperator) {
  return (a: PyCell, b: Value): Value => {
    if (!(b instanceof PyCell)) return NotImplemented;
    if (a.value !== undefined && b.value !== undefined) return compareRich(op, a.value, b.value);
    return compareRich(op, a.value === undefined ? 0 : 1, b.value === undefined ? 0 : 1);
  };
}

defineMethods(cellType, {
  __repr__: ["", reprOfCell],
  __eq__: ["value, /", compare(CompareOperator.Equal)],
  __ne__: ["value, /", compare(CompareOperator.NotEqual)],
  __lt__: ["value, /", compare(CompareOperator.Less)],
  __le__: ["value, /", compare(CompareOperator.LessEqual)],
  __gt__: ["value, /", compare(CompareOperator.Greater)],
  __ge__: ["value, /", compare(CompareOperator.GreaterEqual)],
});
cellType.dict.set("__hash__", null);
defineStatic(cellType, "__new__", [
  "contents=None, /",
  (_cls: Value, contents: Value | undefined) => new PyCell(contents),
]);
defineGetSet(
  cellType,
  "cell_contents",
  (cell: PyCell) => {
    if (cell.value === undefined) throw raise(exc.ValueError, "Cell is empty");
    return cell.value;
  },
  (cell: PyCell, value: Value | undefined) => {
    cell.value = value;
  },
);
