// Memory: entering a compiled loop leaves nothing behind, traces go with the code they were made
// from, and lists of numbers are as small as JavaScript's arrays.
//
// Each test looks at the heap after full collections in a process of its own. The bounds lie far
// above what V8 itself adds by the way (below 1 MB) and far below what the faults would that they
// stand against: 16 bytes for each of 200,000 entries, 40 KB for each of 600 traces.

import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

const megabyte = 1e6;

/** The size of the heap at each line that the program prints. */
function measureHeap(source: string): Map<string, number> {
  const worker = path.resolve("tests/limits/heap-worker.js");
  const index = path.resolve(process.env.ADDER_INDEX ?? "dist/index.js");
  const child = spawnSync(process.execPath, ["--expose-gc", worker, index], {
    input: source,
    encoding: "utf8",
  });
  expect(child.stderr).toBe("");
  const { status, marks } = JSON.parse(child.stdout) as {
    status: number;
    marks: [string, number][];
  };
  expect(status).toBe(0);
  return new Map(marks);
}

function growthBetween(heap: Map<string, number>, from: string, to: string): number {
  return (heap.get(to) as number) - (heap.get(from) as number);
}

/** The growth of a program after its warm-up. */
function measureGrowth(source: string): number {
  return growthBetween(measureHeap(source), "warm", "end");
}

test("entering and leaving compiled code leaves nothing behind", { timeout: 120_000 }, () => {
  const growth = measureGrowth(`
class Cell:
    def __init__(self):
        self.value = 0

def inner(n):
    total = 0
    i = 0
    while i < n:
        total += i
        i += 1
    return total

def enter(turns):
    cells = [Cell() for _ in range(5)]
    for j in range(turns):
        inner(3 + j % 3)
        for cell in cells:
            cell.value += 0.5

def leave(turns):
    found = 0
    for _ in range(turns):
        for x in (1, 2, 3, "four", 5.0):
            if x == 5.0:
                found += 1
                break

enter(20000); leave(20000)
print("warm")
enter(200000); leave(200000)
print("end")
`);
  expect(growth).toBeLessThan(1.5 * megabyte);
});

test("compiled loops go with the code they were made from", { timeout: 120_000 }, () => {
  const growth = measureGrowth(`
source = """
def count(n):
    total = 0
    for i in range(n):
        total += i * %d
        if i %% 2:
            total += 1
    return total
count(400)
"""

def compile_loops(first, last):
    for k in range(first, last):
        exec(source % k, {})

compile_loops(0, 200)
print("warm")
compile_loops(200, 800)
print("end")
`);
  expect(growth).toBeLessThan(4 * megabyte);
});

test("compiled functions go with their closures", { timeout: 120_000 }, () => {
  const growth = measureGrowth(`
def make(k):
    def fib(n):
        return n + k if n < 2 else fib(n - 1) + fib(n - 2)
    def count(n):
        total = 0
        for i in range(n):
            total += i + k
        return total
    return fib, count

def call_closures(first, last):
    for k in range(first, last):
        fib, count = make(k)
        fib(11)
        count(600)

call_closures(0, 200)
print("warm")
call_closures(200, 1000)
print("end")
`);
  expect(growth).toBeLessThan(3 * megabyte);
});

test("lists of numbers are as small as arrays", { timeout: 60_000 }, () => {
  const heap = measureHeap(`
def append(n):
    items = []
    for i in range(n):
        items.append(i * 3)
    return items

print("start")
floats = [0.5 * i for i in range(1000000)]
print("floats")
whole = append(1000000)
print("whole")
rows = [floats[i * 1000:(i + 1) * 1000] for i in range(1000)]
print("rows")
`);
  const doubles = growthBetween(heap, "javascript", "doubles");
  const ints = growthBetween(heap, "doubles", "ints");
  expect(growthBetween(heap, "start", "floats")).toBeLessThan(1.3 * doubles);
  expect(growthBetween(heap, "floats", "whole")).toBeLessThan(1.3 * ints);
  expect(growthBetween(heap, "whole", "rows")).toBeLessThan(1.3 * doubles);
});
