/**
 * Values of complex functions where a part of the argument is infinite or nan (C99 Annex G).
 *
 * A table has a row per kind of the real part and a place per kind of the imaginary part, in the
 * order -inf, negative, -0, 0, positive, inf, nan. A place is a pair of signs and letters:
 *
 *   I infinity   N nan   0 zero   1 one   P pi   H pi/2   Q pi/4   T 3pi/4   __ never asked for
 */
import { PyComplex } from "../../objects/object.ts";

type LimitedFunction =
  | "acos"
  | "acosh"
  | "asinh"
  | "atanh"
  | "cosh"
  | "exp"
  | "log"
  | "rect"
  | "sinh"
  | "sqrt"
  | "tanh";

const tables: Readonly<Record<LimitedFunction, readonly string[]>> = {
  acos: [
    "T,I P,I P,I P,-I P,-I T,-I N,I",
    "H,I __ __ __ __ H,-I N,N",
    "H,I __ H,0 H,-0 __ H,-I H,N",
    "H,I __ H,0 H,-0 __ H,-I H,N",
    "H,I __ __ __ __ H,-I N,N",
    "Q,I 0,I 0,I 0,-I 0,-I Q,-I N,I",
    "N,I N,N N,N N,N N,N N,-I N,N",
  ],
  acosh: [
    "I,-T I,-P I,-P I,P I,P I,T I,N",
    "I,-H __ __ __ __ I,H N,N",
    "I,-H __ 0,-H 0,H __ I,H N,H",
    "I,-H __ 0,-H 0,H __ I,H N,H",
    "I,-H __ __ __ __ I,H N,N",
    "I,-Q I,-0 I,-0 I,0 I,0 I,Q I,N",
    "I,N N,N N,N N,N N,N I,N N,N",
  ],
  asinh: [
    "-I,-Q -I,-0 -I,-0 -I,0 -I,0 -I,Q -I,N",
    "-I,-H __ __ __ __ -I,H N,N",
    "-I,-H __ -0,-0 -0,0 __ -I,H N,N",
    "I,-H __ 0,-0 0,0 __ I,H N,N",
    "I,-H __ __ __ __ I,H N,N",
    "I,-Q I,-0 I,-0 I,0 I,0 I,Q I,N",
    "I,N N,N N,-0 N,0 N,N I,N N,N",
  ],
  atanh: [
    "-0,-H -0,-H -0,-H -0,H -0,H -0,H -0,N",
    "-0,-H __ __ __ __ -0,H N,N",
    "-0,-H __ -0,-0 -0,0 __ -0,H -0,N",
    "0,-H __ 0,-0 0,0 __ 0,H 0,N",
    "0,-H __ __ __ __ 0,H N,N",
    "0,-H 0,-H 0,-H 0,H 0,H 0,H 0,N",
    "0,-H N,N N,N N,N N,N 0,H N,N",
  ],
  cosh: [
    "I,N __ I,0 I,-0 __ I,N I,N",
    "N,N __ __ __ __ N,N N,N",
    "N,0 __ 1,0 1,-0 __ N,0 N,0",
    "N,0 __ 1,-0 1,0 __ N,0 N,0",
    "N,N __ __ __ __ N,N N,N",
    "I,N __ I,-0 I,0 __ I,N I,N",
    "N,N N,N N,0 N,0 N,N N,N N,N",
  ],
  exp: [
    "0,0 __ 0,-0 0,0 __ 0,0 0,0",
    "N,N __ __ __ __ N,N N,N",
    "N,N __ 1,-0 1,0 __ N,N N,N",
    "N,N __ 1,-0 1,0 __ N,N N,N",
    "N,N __ __ __ __ N,N N,N",
    "I,N __ I,-0 I,0 __ I,N I,N",
    "N,N N,N N,-0 N,0 N,N N,N N,N",
  ],
  log: [
    "I,-T I,-P I,-P I,P I,P I,T I,N",
    "I,-H __ __ __ __ I,H N,N",
    "I,-H __ -I,-P -I,P __ I,H N,N",
    "I,-H __ -I,-0 -I,0 __ I,H N,N",
    "I,-H __ __ __ __ I,H N,N",
    "I,-Q I,-0 I,-0 I,0 I,0 I,Q I,N",
    "I,N N,N N,N N,N N,N I,N N,N",
  ],
  rect: [
    "I,N __ -I,0 -I,-0 __ I,N I,N",
    "N,N __ __ __ __ N,N N,N",
    "0,0 __ -0,0 -0,-0 __ 0,0 0,0",
    "0,0 __ 0,-0 0,0 __ 0,0 0,0",
    "N,N __ __ __ __ N,N N,N",
    "I,N __ I,-0 I,0 __ I,N I,N",
    "N,N N,N N,0 N,0 N,N N,N N,N",
  ],
  sinh: [
    "I,N __ -I,-0 -I,0 __ I,N I,N",
    "N,N __ __ __ __ N,N N,N",
    "0,N __ -0,-0 -0,0 __ 0,N 0,N",
    "0,N __ 0,-0 0,0 __ 0,N 0,N",
    "N,N __ __ __ __ N,N N,N",
    "I,N __ I,-0 I,0 __ I,N I,N",
    "N,N N,N N,-0 N,0 N,N N,N N,N",
  ],
  sqrt: [
    "I,-I 0,-I 0,-I 0,I 0,I I,I N,I",
    "I,-I __ __ __ __ I,I N,N",
    "I,-I __ 0,-0 0,0 __ I,I N,N",
    "I,-I __ 0,-0 0,0 __ I,I N,N",
    "I,-I __ __ __ __ I,I N,N",
    "I,-I I,-0 I,-0 I,0 I,0 I,I I,N",
    "I,-I N,N N,N N,N N,N I,I N,N",
  ],
  tanh: [
    "-1,0 __ -1,-0 -1,0 __ -1,0 -1,0",
    "N,N __ __ __ __ N,N N,N",
    "-0,N __ -0,-0 -0,0 __ -0,N -0,N",
    "0,N __ 0,-0 0,0 __ 0,N 0,N",
    "N,N __ __ __ __ N,N N,N",
    "1,0 __ 1,-0 1,0 __ 1,0 1,0",
    "N,N N,N N,-0 N,0 N,N N,N N,N",
  ],
};

const values: Readonly<Record<string, number>> = {
  I: Number.POSITIVE_INFINITY,
  N: Number.NaN,
  "0": 0,
  "1": 1,
  P: Math.PI,
  H: Math.PI / 2,
  Q: Math.PI / 4,
  T: 0.75 * Math.PI,
};

function kindOf(x: number): number {
  if (Number.isNaN(x)) return 6;
  if (x === Number.POSITIVE_INFINITY) return 5;
  if (x === Number.NEGATIVE_INFINITY) return 0;
  if (x === 0) return Object.is(x, -0) ? 2 : 3;
  return x < 0 ? 1 : 4;
}

function readValue(text: string): number {
  const value = values[text.replace("-", "")] as number;
  return text.startsWith("-") ? -value : value;
}

export function limitOf(name: LimitedFunction, real: number, imag: number): PyComplex {
  const row = tables[name][kindOf(real)] as string;
  const [x, y] = (row.split(" ")[kindOf(imag)] as string).split(",") as [string, string];
  return new PyComplex(readValue(x), readValue(y));
}
