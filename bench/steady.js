// The twin of steady.py: run(n) of a JavaScript program again and again, each time reported.

import { pathToFileURL } from "node:url";

const LEAST = 6;
const [path, size, seconds, most] = process.argv.slice(2);
const n = Number(size);
const { run, check } = await import(pathToFileURL(path).href);
const times = [];
const begin = performance.now();
let result;
while (
  times.length < LEAST ||
  (times.length < Number(most) && performance.now() - begin < Number(seconds) * 1000)
) {
  const start = performance.now();
  result = run(n);
  times.push(performance.now() - start);
}
check(n, result);
console.log(times.map((time) => time.toFixed(4)).join("\n"));
