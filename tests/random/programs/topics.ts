// The topics of random programs: to add one, write its tables and add it here.

import { classes, dataclasses } from "./classes.ts";
import { closures } from "./closures.ts";
import { collections, dicts, lists } from "./containers.ts";
import { iteration, loops, matching, recursion } from "./control.ts";
import { exceptions } from "./exceptions.ts";
import { generators } from "./generators.ts";
import { complexes, integers, mixtures } from "./numbers.ts";
import { bytes, strings } from "./texts.ts";
import type { Topic } from "./topic.ts";

export const topics: readonly Topic[] = [
  loops,
  mixtures,
  integers,
  lists,
  strings,
  dicts,
  classes,
  closures,
  generators,
  exceptions,
  recursion,
  iteration,
  matching,
  bytes,
  complexes,
  collections,
  dataclasses,
];
