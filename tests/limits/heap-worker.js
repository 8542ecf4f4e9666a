// The child process of memory.test.ts: runs a Python program with the trace compiler attached for
// good, as the command does, and tells how large the heap is at each of its marks.
//
//     node --expose-gc heap-worker.js dist/index.js        the program comes by standard input
//
// A mark is a line that the program prints, its name. After the program come two marks of the same
// arrays in JavaScript, which the lists are compared with.

import fs from "node:fs";
import { pathToFileURL } from "node:url";

const { attachJit, runScript } = await import(pathToFileURL(process.argv[2]).href);
const marks = [];

function mark(name) {
  globalThis.gc();
  globalThis.gc();
  marks.push([name, process.memoryUsage().heapUsed]);
}

attachJit({ mode: "on", detachable: false });
// The trace compiler is attached already, and this leaves it so.
const jit = "off";
const write = {
  stdout: (text) => {
    for (const name of text.split("\n")) if (name !== "") mark(name);
  },
  stderr: (text) => process.stderr.write(text),
};
const source = fs.readFileSync(0, "utf8");
const status = runScript({ source, argv: ["heap"], jit, write });

const length = 1_000_000;
const kept = [];
mark("javascript");
const doubles = [0.5];
for (let i = 1; i < length; i++) doubles.push(i * 0.5);
kept.push(doubles);
mark("doubles");
const ints = [];
for (let i = 0; i < length; i++) ints.push(i * 3);
kept.push(ints);
mark("ints");

console.log(JSON.stringify({ status, marks, kept: kept.length }));
