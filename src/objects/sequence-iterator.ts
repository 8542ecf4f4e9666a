/** Methods of the iterator over what only has `__getitem__` (protocols/iteration.ts). */
import { builtinFunction } from "./builtin-lookup.ts";
import { defineIterator } from "./iterators.ts";
import { defineMethods } from "./native.ts";
import { type PySequenceIterator, sequenceIteratorType } from "./protocols/iteration.ts";
import { emptyTuple, PyTuple } from "./tuple.ts";

defineIterator(sequenceIteratorType);
defineMethods(sequenceIteratorType, {
  __reduce__: [
    "",
    (it: PySequenceIterator) =>
      it.sequence === undefined
        ? new PyTuple([builtinFunction("iter"), new PyTuple([emptyTuple])])
        : new PyTuple([builtinFunction("iter"), new PyTuple([it.sequence]), it.index]),
  ],
});
