// The native module `_random`: the class Random that Python's `random.Random` extends.

import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { absoluteInt, type Int } from "../objects/integer-arithmetic.ts";
import { defineMethods, defineStatic } from "../objects/native.ts";
import { intOrUndefined } from "../objects/numeric-values.ts";
import { PyFloat, PyObject, type Value } from "../objects/object.ts";
import { hash } from "../objects/protocols/hash.ts";
import { toIndex } from "../objects/protocols/operators.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, type PyType } from "../objects/type.ts";
import { MersenneTwister } from "./mersenne.ts";
import { moduleFrom } from "./module.ts";

export class PyRandom extends PyObject {
  readonly twister = new MersenneTwister();
}

export const randomType = defineType({
  name: "Random",
  module: "_random",
  instanceClass: PyRandom as never,
});

/** Words of the generator's state, without its index. */
const STATE_SIZE = 624;

function seed(self: PyRandom, value: Value = null): Value {
  if (value === null) self.twister.seed(entropy());
  else self.twister.seed(seedOf(value));
  return null;
}

/** An int counts by its size; anything else by its hash as 64 bits without sign. */
function seedOf(value: Value): Int {
  const int = intOrUndefined(value);
  if (int !== undefined) return absoluteInt(int);
  return BigInt.asUintN(64, BigInt(hash(value)));
}

function entropy(): bigint {
  const words = globalThis.crypto.getRandomValues(new Uint32Array(STATE_SIZE));
  return BigInt(`0x${Array.from(words, (word) => word.toString(16).padStart(8, "0")).join("")}`);
}

function setState(self: PyRandom, state: Value): Value {
  if (!(state instanceof PyTuple)) {
    throw raise(exc.TypeError, "state vector must be a tuple");
  }
  if (state.items.length !== STATE_SIZE + 1) {
    throw raise(exc.ValueError, "state vector is the wrong size");
  }
  const words = state.items.slice(0, STATE_SIZE).map(stateWord);
  words.push(Number(toIndex(state.items[STATE_SIZE] as Value)));
  if (!self.twister.setState(words)) throw raise(exc.ValueError, "invalid state");
  return null;
}

function stateWord(item: Value): number {
  const int = intOrUndefined(item);
  if (int === undefined) throw raise(exc.TypeError, "an integer is required");
  if (int < 0) throw raise(exc.OverflowError, "can't convert negative value to unsigned int");
  if (int >= 2 ** 64) {
    throw raise(exc.OverflowError, "Python int too large to convert to C unsigned long");
  }
  return Number(int);
}

function randomBits(self: PyRandom, k: Value): Value {
  const count = toIndex(k);
  if (count < 0) throw raise(exc.ValueError, "Cannot convert negative int");
  if (typeof count !== "number" || count > 2 ** 31) throw raise(exc.MemoryError);
  return self.twister.randomBits(count);
}

function checkArguments(count: number, keywords: number): void {
  if (keywords > 0) throw raise(exc.TypeError, "Random() takes no keyword arguments");
  if (count > 1) throw raise(exc.TypeError, "Random() requires 0 or 1 argument");
}

defineStatic(randomType, "__new__", [
  "*args, **kwargs",
  (cls: PyType, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
    if (cls === randomType) checkArguments(args.length, keywords.size);
    const made = new cls.instanceClass();
    made.shape = cls.rootShape;
    return made;
  },
]);

defineMethods(randomType, {
  __init__: ["x=None, /", seed],
  random: ["", (self: PyRandom) => new PyFloat(self.twister.random())],
  seed: ["n=None, /", seed],
  getstate: ["", (self: PyRandom) => new PyTuple(self.twister.getState())],
  setstate: ["state, /", setState],
  getrandbits: ["k, /", randomBits],
});

export function makeModule(): PyModule {
  return moduleFrom("_random", "Module implements the Mersenne Twister random number generator.", {
    values: { Random: randomType },
  });
}
