/** `**mapping` in a call: into a dict of keyword arguments, with the errors that name the callee. */
import { dictGet, dictSet } from "../objects/dict-access.ts";
import { PyDict } from "../objects/dict.ts";
import { exc, type PyException, raise } from "../objects/errors.ts";
import { type Value, makeStr } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call0 } from "../objects/protocols/calls.ts";
import { getIterator, next } from "../objects/protocols/iteration.ts";
import { getItem } from "../objects/protocols/operators.ts";
import { isStr, strText } from "../objects/protocols/text.ts";
import { typeOf } from "../objects/type.ts";

/** Adds the items of a mapping; a repeated key is an error that `name` gives the subject of. */
export function mergeKeywordsInto(name: () => string, dict: PyDict, mapping: Value): PyDict {
  if (!(mapping instanceof PyDict) && lookupAttribute(mapping, "keys") === undefined) {
    const kind = typeOf(mapping).name;
    throw raise(
      exc.TypeError,
      makeStr(`${name()} argument after ** must be a mapping, not ${kind}`),
    );
  }
  for (const [key, value] of itemsOf(mapping)) {
    if (dictGet(dict, key) !== undefined) throw repeated(name, key);
    dictSet(dict, key, value);
  }
  return dict;
}

function repeated(name: () => string, key: Value): PyException {
  if (!isStr(key)) return raise(exc.TypeError, "keywords must be strings");
  return raise(
    exc.TypeError,
    makeStr(`${name()} got multiple values for keyword argument '${strText(key)}'`),
  );
}

/** The items of a mapping, by its own dict or by `keys()` and `[]`. */
export function itemsOf(mapping: Value): [Value, Value][] {
  const items: [Value, Value][] = [];
  if (mapping instanceof PyDict && !mapping.shape.cls.isHeapType) {
    for (const entry of mapping.table.entryList()) {
      items.push([entry.key, entry.value as Value]);
    }
    return items;
  }
  const keys = getIterator(call0(getAttribute(mapping, "keys")));
  for (let key = next(keys); key !== undefined; key = next(keys)) {
    items.push([key, getItem(mapping, key)]);
  }
  return items;
}
