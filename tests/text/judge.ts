// CPython as the judge of the text algorithms: a Python function gets cases as JSON and answers as
// JSON, and what we computed must equal it. Floats travel as text, big ints as text too.

import { loadPyodide, type PyodideAPI } from "pyodide";
import { vi } from "vitest";

// Loading the judge takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60000 });

let loading: Promise<PyodideAPI> | undefined;

/** Runs `source`, which defines `answer(case)`; gives answer(case) for each case; errors as "Kind: text". */
export async function askJudge<T>(source: string, cases: readonly unknown[]): Promise<T[]> {
  loading ??= loadPyodide();
  const python = await loading;
  python.globals.set("_cases", JSON.stringify(cases));
  const answer = python.runPython(`${source}
import json
def _attempt(case):
    try:
        return answer(case)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
json.dumps([_attempt(case) for case in json.loads(_cases)])
`);
  return JSON.parse(answer as string) as T[];
}

/** What `compute` gives, its fault as "Kind: text" as the judge writes errors. */
export function attempt<T>(compute: () => T): T | string {
  try {
    return compute();
  } catch (error) {
    const { kind, message, stack } = error as { kind?: string; message: string; stack?: string };
    return kind === undefined ? `crash ${stack}` : `${kind}: ${message}`;
  }
}

/** A seeded generator of uniform numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Text from which both JavaScript and Python read the same float. */
export function floatToken(x: number): string {
  return Object.is(x, -0) ? "-0.0" : String(x);
}

/** Floats of many kinds: random bits, few decimals, ties, integers, extremes. */
export function randomFloat(random: () => number): number {
  switch (Math.floor(random() * 7)) {
    case 0: {
      const view = new DataView(new ArrayBuffer(8));
      view.setUint32(0, random() * 2 ** 32);
      view.setUint32(4, random() * 2 ** 32);
      return view.getFloat64(0);
    }
    case 1:
      return Number(((random() - 0.5) * 2000).toFixed(Math.floor(random() * 5)));
    case 2:
      return Math.floor((random() - 0.5) * 4096) / 2 ** Math.floor(random() * 12);
    case 3:
      return Math.floor(random() * 2 ** Math.floor(random() * 80));
    case 4:
      return Number(`${Math.floor(random() * 100)}e${Math.floor(random() * 640 - 325)}`);
    case 5:
      return pick(random, [
        0,
        -0,
        Infinity,
        -Infinity,
        NaN,
        1,
        -1,
        0.5,
        1.5,
        2.5,
        1e16,
        9999999999999998,
        5e-324,
        1.7976931348623157e308,
        1e-5,
        1e-4,
        999999.5,
        99999.95,
        0.1,
        2 ** 53,
      ]);
    default:
      return (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20);
  }
}

/** Ints around every boundary that matters, as normalized number or bigint. */
export function randomInt(random: () => number): number | bigint {
  const bits = pick(random, [3, 8, 31, 32, 33, 52, 53, 54, 61, 64, 65, 128, 200]);
  let value = 0n;
  for (let i = 0; i < 7; i++) value = (value << 30n) | BigInt(Math.floor(random() * 2 ** 30));
  value &= (1n << BigInt(bits)) - 1n;
  if (random() < 0.2) value = (1n << BigInt(bits)) - BigInt(Math.floor(random() * 3)) + 1n;
  if (random() < 0.5) value = -value;
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}
