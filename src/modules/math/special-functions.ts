/**
 * gamma, lgamma, erf and erfc. The gamma functions use the Lanczos approximation with g =
 * 6.0246... and 13 terms as CPython does (the coefficients are those of Boost's lanczos13m53); the
 * error functions the rational approximations of msun. NaN stands for a domain error, infinity for
 * an overflow.
 */
import { cos, exp, log, pow, sin } from "../../objects/float-functions.ts";

const LANCZOS_G = 6.024680040776729583740234375;
const G_MINUS_HALF = 5.524680040776729583740234375;
const LOG_PI = 1.144729885849400174143427351353058711647;

const numerators: readonly number[] = [
  23531376880.41075968857200767445163675473484680494,
  42919803642.649098768957899047001988850926355848959,
  35711959237.355668049440185451547166705960488635843,
  17921034426.03720969991975575445893111267140326539,
  6039542586.3520280050642916443072979210699388420708,
  1439720407.3117216736632230727949123939715485786372,
  248874557.86205415651146038641322942321632125127801,
  31426415.58540019438061423162831820536287468498764,
  2876370.6289353724412254090516208496135991145378768,
  186056.26539522349504029498971604569928220784236328,
  8071.6720023658162106380029022722506138218516325024,
  210.82427775157934587250973392071336271166969580291,
  2.5066282746310002701649081771338373386264310793408,
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

const ERF_OF_ONE = 8.45062911510467529297e-1;
const EIGHT_TIMES = 1.02703333676410069053;

// For |x| < 0.84375, in x squared.
const pp = [
  1.28379167095512558561e-1, -3.2504210724700149937e-1, -2.84817495755985104766e-2,
  -5.77027029648944159157e-3, -2.37630166566501626084e-5,
];
const qq = [
  1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3,
  1.32494738004321644526e-4, -3.9602282787753681232e-6,
];
// For 0.84375 <= |x| < 1.25, in |x| - 1.
const pa = [
  -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1,
  3.18346619901161753674e-1, -1.10894694282396677476e-1, 3.54783043256182359371e-2,
  -2.166375594868790843e-3,
];
const qa = [
  1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2,
  1.26171219808761642112e-1, 1.36370839120290507362e-2, 1.1984499846799107417e-2,
];
// For 1.25 <= |x| < 1/0.35, in 1/x squared.
const ra = [
  -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1,
  -6.23753324503260060396e1, -1.62396669462573470355e2, -1.84605092906711035994e2,
  -8.12874355063065934246e1, -9.81432934416914548592,
];
const sa = [
  1, 1.96512716674392571292e1, 1.376577541435190426e2, 4.34565877475229228821e2,
  6.45387271733267880336e2, 4.29008140027567833386e2, 1.08635005541779435134e2,
  6.57024977031928170135, -6.04244152148580987438e-2,
];
// For 1/0.35 <= |x| < 28.
const rb = [
  -9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1,
  -1.60636384855821916062e2, -6.37566443368389627722e2, -1.02509513161107724954e3,
  -4.83519191608651397019e2,
];
const sb = [
  1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3,
  3.19985821950859553908e3, 2.55305040643316442583e3, 4.74528541206955367215e2,
  -2.24409524465858183362e1,
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
