// The twin of json_text.py: the same writer and parser, not JSON's own.

import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";

const DEFAULT = 4000;
const ROUNDS = 8;
const ESCAPES = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\t", "\\t"],
]);
const PLAIN = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["n", "\n"],
  ["t", "\t"],
]);
const NAMES = [
  "Ada",
  "Grace",
  'Edsger "the" W.',
  "Barbara\tL",
  "C:\\Tony",
  "Donald\nErvin",
  "Frances",
];
const EXPECTED = new Map([
  [10, [1392, 384014]],
  [4000, [561004, 144731]],
]);

const quotient = (a, b) => Math.floor(a / b);

function makeRecords(n) {
  const records = [];
  let state = 77;
  for (let i = 0; i < n; i++) {
    state = (state * 16807) % 2147483647;
    const tags = [];
    for (let j = 0; j < quotient(state, 49) % 5; j++)
      tags.push(`t${quotient(state, 7) % (10 + j)}`);
    records.push({
      id: i,
      name: NAMES[state % 7],
      balance: (state % 2000001) - 1000000,
      active: state % 3 === 0,
      parent: i === 0 ? null : state % i,
      tags,
      place: { x: quotient(state, 64) % 1000, y: 0 - (quotient(state, 4096) % 1000) },
    });
  }
  return records;
}

function writeString(text) {
  let result = '"';
  for (let i = 0; i < text.length; i++) result += ESCAPES.get(text[i]) ?? text[i];
  return `${result}"`;
}

/** The text so far with the value's text behind it: engines append to a string at no cost. */
function write(value, before) {
  if (typeof value === "string") return before + writeString(value);
  if (value === null || typeof value !== "object") return before + String(value);
  let text = before;
  let separator = "";
  if (Array.isArray(value)) {
    text += "[";
    for (const item of value) {
      text = write(item, text + separator);
      separator = ", ";
    }
    return `${text}]`;
  }
  text += "{";
  for (const key of Object.keys(value)) {
    text = write(value[key], `${text}${separator}${writeString(key)}: `);
    separator = ", ";
  }
  return `${text}}`;
}

class Parser {
  constructor(text) {
    this.text = text;
    this.place = 0;
  }

  skip() {
    while (" ,:".includes(this.text[this.place])) this.place++;
    return this.text[this.place];
  }

  parse() {
    const letter = this.skip();
    if (letter === "{") return this.parseObject();
    if (letter === "[") return this.parseList();
    if (letter === '"') return this.parseString();
    if (letter === "-" || (letter >= "0" && letter <= "9")) return this.parseNumber();
    if (this.accept("null")) return null;
    if (this.accept("true")) return true;
    if (this.accept("false")) return false;
    throw new Error(`unexpected ${letter} at ${this.place}`);
  }

  accept(word) {
    if (!this.text.startsWith(word, this.place)) return false;
    this.place += word.length;
    return true;
  }

  parseObject() {
    const result = {};
    this.place++;
    while (this.skip() !== "}") {
      const key = this.parseString();
      result[key] = this.parse();
    }
    this.place++;
    return result;
  }

  parseList() {
    const result = [];
    this.place++;
    while (this.skip() !== "]") result.push(this.parse());
    this.place++;
    return result;
  }

  parseString() {
    const { text } = this;
    let place = this.place + 1;
    let result = "";
    for (; text[place] !== '"'; place++) {
      if (text[place] === "\\") result += PLAIN.get(text[++place]);
      else result += text[place];
    }
    this.place = place + 1;
    return result;
  }

  parseNumber() {
    const { text } = this;
    const start = this.place;
    let place = start + 1;
    while (text[place] >= "0" && text[place] <= "9") place++;
    this.place = place;
    return Number(text.slice(start, place));
  }
}

export function run(n) {
  const records = makeRecords(n);
  const text = write(records, "");
  return { text, records, parsed: new Parser(text).parse() };
}

function checksum(text) {
  let total = 0;
  for (let i = 0; i < text.length; i++) total = (total * 31 + text.charCodeAt(i)) % 1000003;
  return total;
}

export function check(n, { text, records, parsed }) {
  if (!isDeepStrictEqual(parsed, records))
    throw new Error("json_text: read something else than was written");
  if (text.split("{").length !== 2 * n + 1) throw new Error("json_text: records got lost");
  const found = [text.length, checksum(text)];
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(found))
    throw new Error(`json_text: wrong text: ${found.join(", ")}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { text } = result;
  console.log(`json_text ${n}: ${text.length} letters, checksum ${checksum(text)}`);
  console.log(text.slice(0, 200));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
