/**
 * What the functions of src/lib/_adder_application.py name: questions about values that the built-ins
 * they stand for answer by looking at types, and the parts of sorting that call nothing back.
 *
 * It is no module that a program could import.
 */
import { PyDict } from "../objects/dict.ts";
import { exc, raise } from "../objects/errors.ts";
import { ListKind, listValues, newList, type PyList, setListValues } from "../objects/list.ts";
import { sortGivenKeys } from "../objects/list-sort.ts";
import type { MethodRow } from "../objects/native.ts";
import { PyComplex, PyFloat, PyObject, type Value } from "../objects/object.ts";
import { isExactFloat } from "../objects/protocols/fields.ts";
import { isTrue, length } from "../objects/protocols/operators.ts";
import { rangeType } from "../objects/range.ts";
import { frozenSetType } from "../objects/set.ts";
import { tupleType } from "../objects/tuple.ts";
import { defineType, floatType } from "../objects/type.ts";
import { zipType } from "../objects/zip.ts";
import { installApplicationNames } from "../vm/application.ts";
import { Compensated, isExactComplex, isShortInt } from "./builtin-arithmetic.ts";
import { makeFunction } from "./module.ts";

// --- sum ---

const enum Phase {
  Ints,
  Floats,
  Complexes,
  Anything,
}

function phaseOf(total: Value): Phase {
  if (typeof total === "number" || typeof total === "bigint") return Phase.Ints;
  if (isExactFloat(total)) return Phase.Floats;
  return isExactComplex(total) ? Phase.Complexes : Phase.Anything;
}

/** The phase behind the item that ended one. */
function nextPhase(total: Value, phase: Phase): Phase {
  const next = phaseOf(total);
  return next > phase ? next : Phase.Anything;
}

class PyComplexSum extends PyObject {
  readonly real: Compensated;
  readonly imag: Compensated;
  constructor(start: PyComplex) {
    super();
    this.shape = complexSumType.rootShape;
    this.real = new Compensated(start.real);
    this.imag = new Compensated(start.imag);
  }
}

const complexSumType = defineType({ name: "complex_sum", isBase: false });

/** False: this item is none that is added to complex numbers with compensation. */
function addComplex(total: PyComplexSum, item: Value): boolean {
  if (isExactComplex(item)) {
    total.real.add(item.real);
    total.imag.add(item.imag);
  } else if (isExactFloat(item)) total.real.add(item.value);
  else if (isShortInt(item)) total.real.add(Number(item));
  else return false;
  return true;
}

function settle(total: Value, carry: PyFloat, phase: Phase): Value {
  if (total instanceof PyComplexSum) return new PyComplex(total.real.value(), total.imag.value());
  const { value } = carry;
  if (phase !== Phase.Floats || value === 0 || !Number.isFinite(value)) return total;
  return new PyFloat((total as PyFloat).value + value);
}

// --- sorting ---

function sortByKeys(items: PyList, keys: PyList, reverse: Value): Value {
  const values = listValues(items).slice();
  sortGivenKeys(values, listValues(keys).slice(), isTrue(reverse));
  return newList(values);
}

/** The arrays that lists under sort have meanwhile, by the values taken out of them. */
const placeholders = new WeakMap<PyList, unknown[]>();

/** The list is empty until its keys are computed and it is sorted. */
function beginSort(list: PyList): PyList {
  const values = newList(listValues(list).slice());
  const placeholder: never[] = [];
  list.kind = ListKind.Empty;
  list.items = placeholder;
  placeholders.set(values, placeholder);
  return values;
}

function endSort(list: PyList, taken: PyList, keys: PyList, reverse: Value): null {
  const values = listValues(taken).slice();
  const placeholder = placeholders.get(taken);
  let isModified = false;
  try {
    sortGivenKeys(values, listValues(keys).slice(), isTrue(reverse));
  } finally {
    isModified = list.items !== placeholder || list.items.length > 0;
    setListValues(list, values);
  }
  if (isModified) throw raise(exc.ValueError, "list modified during sort");
  return null;
}

function restoreList(list: PyList, taken: PyList): null {
  setListValues(list, listValues(taken).slice());
  return null;
}

const functions: Readonly<Record<string, MethodRow>> = {
  phase_of: ["total, /", phaseOf],
  next_phase: ["total, phase, /", nextPhase],
  is_int: ["x, /", (x: Value) => phaseOf(x) === Phase.Ints || typeof x === "boolean"],
  is_real: ["x, /", (x: Value) => isExactFloat(x) || isShortInt(x)],
  complex_sum: ["start, /", (start: PyComplex) => new PyComplexSum(start)],
  add_complex: ["total, item, /", addComplex],
  settle: ["total, carry, phase, /", settle],
  sort_by_keys: ["items, keys, reverse, /", sortByKeys],
  begin_sort: ["items, /", beginSort],
  end_sort: ["items, values, keys, reverse, /", endSort],
  restore_list: ["items, values, /", restoreList],
};

installApplicationNames(() => {
  const names = new PyDict();
  const { table } = names;
  for (const name in functions) {
    table.setString(name, makeFunction("_adder_application", name, functions[name] as MethodRow));
  }
  table.setString("len", makeFunction("builtins", "len", ["obj, /", length]));
  for (const type of [floatType, tupleType, frozenSetType, rangeType, zipType]) {
    table.setString(type.name, type);
  }
  for (const name of ["ValueError", "TypeError", "StopIteration", "BaseException"] as const) {
    table.setString(name, exc[name]);
  }
  table.setString("missing", complexSumType);
  return names;
});
