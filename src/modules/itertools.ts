/** The module `itertools`. */
import type { PyModule } from "../objects/function.ts";
import {
  combinationsType,
  combinationsWithReplacementType,
  permutationsType,
  productType,
} from "./itertools/combinatorics.ts";
import {
  accumulateType,
  chainType,
  countType,
  cycleType,
  repeatType,
  starMapType,
  tee,
  teeType,
  zipLongestType,
} from "./itertools/combining.ts";
import {
  batchedType,
  compressType,
  dropWhileType,
  filterFalseType,
  groupByType,
  grouperType,
  pairwiseType,
  sliceIteratorType,
  takeWhileType,
} from "./itertools/selecting.ts";
import { moduleFrom } from "./module.ts";

export function makeModule(): PyModule {
  return moduleFrom("itertools", "Functional tools for creating and using iterators.", {
    functions: { tee: ["iterable, n=2, /", tee] },
    values: {
      _grouper: grouperType,
      _tee: teeType,
      accumulate: accumulateType,
      batched: batchedType,
      chain: chainType,
      combinations: combinationsType,
      combinations_with_replacement: combinationsWithReplacementType,
      compress: compressType,
      count: countType,
      cycle: cycleType,
      dropwhile: dropWhileType,
      filterfalse: filterFalseType,
      groupby: groupByType,
      islice: sliceIteratorType,
      pairwise: pairwiseType,
      permutations: permutationsType,
      product: productType,
      repeat: repeatType,
      starmap: starMapType,
      takewhile: takeWhileType,
      zip_longest: zipLongestType,
    },
  });
}
