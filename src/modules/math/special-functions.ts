/**
 * gamma, lgamma, erf and erfc. The gamma functions use the Lanczos approximation with g =
 * 6.0246... and 13 terms as CPython does (the coefficients are those of Boost's lanczos13m53); the
 * error functions the rational approximations of msun. NaN stands for a domain error, infinity for
 * an overflow.
 */
import { cos, exp, log, pow, sin } from "../../objects/float-functions.ts";

const LANCZOS_G = 6.02468004077673;
const G_MINUS_HALF = 5.52468004077673;
const LOG_PI = 1.1447298858494002;

const numerators: readonly number[] = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028,
  1439720407.3117216, 248874557.86205417, 31426415.585400194, 2876370.6289353725,
  186056.26539522348, 8071.672002365816, 210.82427775157936, 2.5066282746310002,
];

const denominators: readonly number[] = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925,
  66, 1,
];

/** The rational function; from 5 on in powers of 1/x, which cannot overflow. */
function lanczosSum(x: number): number {
  let above = 0;
  let below = 0;
  const last = numerators.length - 1;
  if (x < 5) {
    for (let i = last; i >= 0; i--) {
      above = above * x + (numerators[i] as number);
      below = below * x + (denominators[i] as number);
    }
  } else {
    for (let i = 0; i <= last; i++) {
      above = above / x + (numerators[i] as number);
      below = below / x + (denominators[i] as number);
    }
  }
  return above / below;
}

/** sin(pi x), right for large x. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const part = Math.round(2 * y);
  const sign = x < 0 ? -1 : 1;
  switch (part) {
    case 0:
      return sign * sin(Math.PI * y);
    case 1:
      return sign * cos(Math.PI * (y - 0.5));
    case 2:
      return sign * sin(Math.PI * (1 - y));
    case 3:
      return sign * -cos(Math.PI * (y - 1.5));
    default:
      return sign * sin(Math.PI * (y - 2));
  }
}

/** 1!, 2!, ... exactly, up to what a double holds. */
const MOST_EXACT = 23;

function smallFactorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

/** Beyond this gamma overflows, or for negative arguments vanishes. */
const MOST_GAMMA = 200;
/** Beyond this the power is taken in two halves. */
const WHOLE_POWER = 140;

export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x > 0 ? x : Number.NaN;
  if (x === 0) return Number.NaN;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= MOST_EXACT) return smallFactorial(x - 1);
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > MOST_GAMMA) return x < 0 ? 0 / sinPi(x) : Number.POSITIVE_INFINITY;
  const y = size + G_MINUS_HALF;
  const lost = size > G_MINUS_HALF ? y - size - G_MINUS_HALF : y - G_MINUS_HALF - size;
  const z = (lost * LANCZOS_G) / y;
  return x < 0 ? gammaOfNegative(size, y, z) : gammaOfPositive(size, y, z);
}

function gammaOfNegative(size: number, y: number, z: number): number {
  let r = ((-Math.PI / sinPi(size) / size) * exp(y)) / lanczosSum(size);
  r -= z * r;
  if (size < WHOLE_POWER) return r / pow(y, size - 0.5);
  const half = pow(y, size / 2 - 0.25);
  return r / half / half;
}

function gammaOfPositive(size: number, y: number, z: number): number {
  let r = lanczosSum(size) / exp(y);
  r += z * r;
  if (size < WHOLE_POWER) return r * pow(y, size - 0.5);
  const half = pow(y, size / 2 - 0.25);
  return r * half * half;
}

export function lgamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.NaN : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let r = log(lanczosSum(size)) - LANCZOS_G;
  r += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
  return x < 0 ? LOG_PI - log(Math.abs(sinPi(size))) - log(size) - r : r;
}

// --- error functions ---

/** Coefficients from the constant term on. */
function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] as number);
  return sum;
}

const ERF_OF_ONE = 0.8450629115104675;
const EIGHT_TIMES = 1.0270333367641007;

// For |x| < 0.84375, in x squared.
const pp = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442,
  -2.3763016656650163e-5,
];
const qq = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
  -3.960228278775368e-6,
];
// For 0.84375 <= |x| < 1.25, in |x| - 1.
const pa = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175,
  -0.11089469428239668, 0.035478304325618236, -0.002166375594868791,
];
const qa = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164,
  0.01363708391202905, 0.011984499846799107,
];
// For 1.25 <= |x| < 1/0.35, in 1/x squared.
const ra = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006,
  -162.39666946257347, -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const sa = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679,
  429.00814002756783, 108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
// For 1/0.35 <= |x| < 28.
const rb = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192,
  -637.5664433683896, -1025.0951316110772, -483.5191916086514,
];
const sb = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955,
  2553.0504064331644, 474.52854120695537, -22.44095244658582,
];

const doubles = new Float64Array(1);
const words = new Int32Array(doubles.buffer);

/** High words of the borders. */
const BELOW_SMALL = 0x3feb0000;
const BELOW_MIDDLE = 0x3ff40000;
const BELOW_TAIL = 0x4006db6d;

function highWord(x: number): number {
  doubles[0] = x;
  return (words[1] as number) & 0x7fffffff;
}

/** erfc(|x|) for |x| from 0.84375 to 28. */
function erfcTail(x: number): number {
  const size = Math.abs(x);
  const high = highWord(x);
  if (high < BELOW_MIDDLE) {
    return 1 - ERF_OF_ONE - polynomial(size - 1, pa) / polynomial(size - 1, qa);
  }
  const s = 1 / (size * size);
  const isNear = high < BELOW_TAIL;
  const ratio = polynomial(s, isNear ? ra : rb) / polynomial(s, isNear ? sa : sb);
  doubles[0] = size;
  words[0] = 0;
  const z = doubles[0] as number;
  return (exp(-z * z - 0.5625) * exp((z - size) * (z + size) + ratio)) / size;
}

export function erf(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Math.sign(x);
  const size = Math.abs(x);
  if (highWord(x) < BELOW_SMALL) {
    if (size < 2 ** -28) return 0.125 * (8 * x + EIGHT_TIMES * x);
    const z = x * x;
    return x + x * (polynomial(z, pp) / polynomial(z, qq));
  }
  const y = size < 6 ? 1 - erfcTail(x) : 1;
  return x < 0 ? -y : y;
}

export function erfc(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : x < 0 ? 2 : 0;
  const size = Math.abs(x);
  if (highWord(x) < BELOW_SMALL) {
    if (size < 2 ** -56) return 1 - x;
    const z = x * x;
    const y = polynomial(z, pp) / polynomial(z, qq);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (size < 28) return x < 0 ? 2 - erfcTail(x) : erfcTail(x);
  return x < 0 ? 2 : 0;
}
