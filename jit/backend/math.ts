/**
 * The functions of `math` as operations on doubles, each with the condition under which it
 * neither raises nor leaves the reals. They are the math module's own, so that a trace computes
 * the same bits as the interpreter.
 */
import * as c from "../../src/objects/float-functions.ts";

const one = (f: (x: number) => number, ok: (x: number) => boolean) => ({ f, ok });

const finite = (x: number): boolean => Number.isFinite(x);
const always = (): boolean => true;

// biome-ignore format: one row per function reads as a table.
const rows: Record<string, { f: (...x: number[]) => number; ok: (...x: number[]) => boolean }> = {
  sqrt:    one(Math.sqrt, (x) => x >= 0),
  sin:     one(c.sin, finite),
  cos:     one(c.cos, finite),
  tan:     one(Math.tan, finite),
  asin:    one(Math.asin, (x) => x >= -1 && x <= 1),
  acos:    one(Math.acos, (x) => x >= -1 && x <= 1),
  atan:    one(Math.atan, always),
  sinh:    one(c.sinh, (x) => x > -700 && x < 700),
  cosh:    one(c.cosh, (x) => x > -700 && x < 700),
  tanh:    one(c.tanh, always),
  asinh:   one(c.asinh, always),
  acosh:   one(c.acosh, (x) => x >= 1),
  atanh:   one(c.atanh, (x) => x > -1 && x < 1),
  exp:     one(c.exp, (x) => x < 709),
  expm1:   one(Math.expm1, (x) => x < 709),
  exp2:    one(c.exp2, (x) => x < 1023),
  log:     one(c.log, (x) => x > 0),
  log2:    one(c.log2, (x) => x > 0),
  log10:   one(c.log10, (x) => x > 0),
  log1p:   one(Math.log1p, (x) => x > -1),
  cbrt:    one(Math.cbrt, always),
  fabs:    one(Math.abs, always),
  degrees: one((x) => x * (180 / Math.PI), always),
  radians: one((x) => x * (Math.PI / 180), always),
  atan2:   { f: Math.atan2, ok: always },
  hypot:   { f: (x, y) => c.hypot(x as number, y as number), ok: (x, y) => finite(x as number) && finite(y as number) },
  copysign: { f: (x, y) => ((x as number) < 0 || Object.is(x, -0)) === ((y as number) < 0 || Object.is(y, -0)) ? (x as number) : -(x as number), ok: (x, y) => !Number.isNaN(x) && !Number.isNaN(y) },
  pow:     { f: (x, y) => c.pow(x as number, y as number), ok: (x, y) => finite(c.pow(x as number, y as number)) && finite(x as number) && finite(y as number) },
  fmod:    { f: (x, y) => (x as number) % (y as number), ok: (x, y) => finite(x as number) && y !== 0 },
};

export const mathFunctions: Record<string, unknown> = {};
for (const name of Object.keys(rows)) {
  mathFunctions[`math_${name}`] = rows[name]?.f;
  mathFunctions[`math_${name}_ok`] = rows[name]?.ok;
}

export function knowsMath(name: string): boolean {
  return name in rows;
}
