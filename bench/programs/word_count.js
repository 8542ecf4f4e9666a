// The twin of word_count.py over Map.

import { fileURLToPath } from "node:url";

const DEFAULT = 250_000;
const ROUNDS = 8;
const SYLLABLES = "ba co du fe gi ha jo ku le mi na po ru se".split(" ");
const EXPECTED = new Map([
  [100, ["duba", 4]],
  [1000, ["poba", 27]],
  [250_000, ["seba", 4803]],
]);

const capitalize = (word) => word[0].toUpperCase() + word.slice(1);
const quotient = (a, b) => Math.floor(a / b);

function makeText(n) {
  const words = [];
  let state = 7;
  for (let i = 0; i < n; i++) {
    state = (state * 16807) % 2147483647;
    const first = SYLLABLES[state % 14];
    const second =
      SYLLABLES[quotient((quotient(state, 14) % 14) * (quotient(state, 196) % 14), 14)];
    let word = first + second;
    if (state % 5 === 0) word += SYLLABLES[quotient(state, 2744) % 3];
    if (i % 12 === 0) word = capitalize(word);
    if (i % 12 === 11) word += ".";
    words.push(word);
  }
  return words.join(" ");
}

export function run(n) {
  const counts = new Map();
  const lengths = new Map();
  for (const raw of makeText(n).split(" ")) {
    const word = (raw.endsWith(".") ? raw.slice(0, -1) : raw).toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
    lengths.set(word.length, (lengths.get(word.length) ?? 0) + 1);
  }
  const ranking = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { ranking, lengths };
}

export function check(n, { ranking, lengths }) {
  const total = (pairs) => [...pairs].reduce((sum, [, count]) => sum + count, 0);
  if (total(ranking) !== n) throw new Error("word_count: words got lost");
  if (total(lengths) !== n) throw new Error("word_count: lengths got lost");
  const expected = EXPECTED.get(n);
  if (expected && (expected[0] !== ranking[0][0] || expected[1] !== ranking[0][1]))
    throw new Error(`word_count: wrong winner: ${ranking[0]}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { ranking, lengths } = result;
  console.log(`word_count ${n}: ${ranking.length} different words`);
  for (const [word, count] of ranking.slice(0, 5)) console.log(`${word}: ${count}`);
  const sizes = [...lengths].sort((a, b) => a[0] - b[0]);
  console.log(sizes.map(([size, count]) => `${size} letters: ${count}`).join(", "));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
