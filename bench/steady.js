// The twin of steady.py: run(n) of a JavaScript program again and again, each time reported.

import { pathToFileURL } from "node:url";

const LEAST = 6;
const [path, size, seconds, most, clock] = process.argv.slice(2);
const n = Number(size);
const { run, check } = await import(pathToFileURL(path).href);
const wall = () => performance.now();
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const now = clock === "cpu" ? processor : wall;
const times = [];
const begin = now();
let result;
while (
  times.length < LEAST ||
  (times.length < Number(most) && now() - begin < Number(seconds) * 1000)
) {
  const start = now();
  result = run(n);
  times.push(now() - start);
}
check(n, result);
console.log(times.map((time) => time.toFixed(4)).join("\n"));
