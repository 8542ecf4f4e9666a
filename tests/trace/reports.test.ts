// What logs, dumps and statistics say about a small program.

import { expect, test } from "vitest";
import { attachJit, detachJit } from "../../jit/index.ts";
import { dumpLetters, dumpTo } from "../../jit/report/dump.ts";
import { logTo } from "../../jit/report/log.ts";
import { activityOf, Statistics } from "../../jit/report/statistics.ts";
import { runScript } from "../../src/index.ts";
import { runRecorded } from "./recorded.ts";

const source = `
def f(n):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            total += 2
        else:
            total -= 1
    return total
f(5000)
`;

function collect(
  make: (write: (text: string) => void) => Parameters<typeof runRecorded>[1],
): string {
  let text = "";
  const { stderr } = runRecorded(
    source,
    make((part) => {
      text += part;
    }),
  );
  expect(stderr).toBe("");
  return text;
}

test("the log has a line for each loop and bridge, with place, sizes and times", () => {
  const lines = collect(logTo).trim().split("\n");
  const numbers = String.raw`\d+ ops -> \d+, \d+ chars, \d+ bridges`;
  const times = String.raw`record [\d.]+ ms, optimize [\d.]+ ms, emit [\d.]+ ms`;
  expect(lines[0]).toMatch(new RegExp(`^\\[loop \\d+\\] program\\.py:4 f: ${numbers}; ${times}$`));
  expect(lines.some((line) => /^\[bridge \d+\] program\.py:5 f: /.test(line))).toBe(true);
});

test("the log names the reason of a recording that was given up", () => {
  let text = "";
  const listener = logTo((part) => {
    text += part;
  });
  // The loop is hot as its last turn ends.
  const failing = "def f():\n    for i in range(11):\n        pass\nfor k in range(3):\n    f()\n";
  runRecorded(failing, listener, { mode: "on", parameters: { threshold: 11, abort_backoff: 5 } });
  expect(text).toMatch(/^\[\w+ abort\] program\.py:\d .*: .+ at program\.py:\d .*; [\d.]+ ms/m);
});

test("every letter of a dump shows something of its own", () => {
  const titles: Readonly<Record<string, RegExp>> = {
    b: /^--- f, program\.py:2: bytecode\n[\s\S]*FOR_ITER/m,
    r: /^--- tree \d+: recorded\n[\s\S]*loop L1\(/m,
    p: /^--- tree \d+: fold\n[\s\S]*^--- tree \d+: dead\n/m,
    o: /^--- tree \d+ program\.py:4 f: IR\nr1 = input 0/m,
    j: /^--- tree \d+ program\.py:4 f: JavaScript\nreturn function trace/m,
    x: /^--- tree \d+ program\.py:4 f: exits\n {3}0 {2}@\d+ \[/m,
  };
  expect(Object.keys(titles).sort()).toEqual(Object.keys(dumpLetters).sort());
  for (const [letter, title] of Object.entries(titles)) {
    const text = collect((write) => dumpTo(letter, write));
    expect(text, letter).toMatch(title);
    for (const [other, unwanted] of Object.entries(titles)) {
      if (other !== letter) expect(text, `${letter} and ${other}`).not.toMatch(unwanted);
    }
  }
});

test("statistics count what was compiled, where it was left, and the turns of loops", () => {
  const statistics = new Statistics();
  const parameters = { count_turns: 1 };
  const driver = attachJit({ mode: "on", parameters, listeners: [statistics.listener] });
  try {
    runScript({ source, filename: "program.py" });
    const seen = activityOf(driver);
    expect(seen.interpretedTurns + seen.compiledTurns).toBeGreaterThan(4990);
    expect(seen.interpretedTurns + seen.compiledTurns).toBeLessThan(5100);
    expect(seen.exits.some(({ op, count }) => op.startsWith("guard_") && count > 1)).toBe(true);
    const text = statistics.toText(seen);
    expect(text).toMatch(
      /^loops 1, functions 0, steps 0, bridges \d+, widened 0, emitted \d+ characters$/m,
    );
    expect(text).toMatch(/^loop turns: \d+ compiled, \d+ interpreted \(9\d\.\d\d % compiled\)$/m);
    expect(text).toMatch(/^exits taken:\n +\d+ {2}program\.py:\d f: guard_\w+, tree \d+$/m);
    const json = JSON.parse(statistics.toJson(seen));
    expect(json.compiled.loop).toBe(1);
    expect(json.turns.share).toBeGreaterThan(0.9);
    expect(Object.keys(json.milliseconds)).toEqual(["record", "optimize", "emit"]);
  } finally {
    detachJit();
  }
});

test("stress mode tells its seed, and the same seed forces the same exits", () => {
  const run = (seed: number): string => {
    let text = "";
    const listener = logTo((part) => {
      text += part.replace(/; record .*/, "").replace(/; [\d.]+ ms/, "");
    });
    runRecorded(source, listener, { mode: "stress", parameters: { stress_seed: seed } });
    return text.replace(/tree \d+|\[(\w+) \d+\]/g, "$1");
  };
  expect(run(5)).toMatch(/^\[stress\] seed 5: one passed check in \d+ leaves$/m);
  expect(run(5)).toBe(run(5));
});

test("a loop around one with many paths is recorded at once, whatever paths its first turns take", () => {
  let text = "";
  const listener = logTo((part) => {
    text += part;
  });
  const program = `
def f(n):
    total = 0
    for y in range(n):
        for x in range(40):
            if (x * 7 + y) % 41 == 5:
                total += 2
            elif (x + y) % 37 == 3:
                total -= 1
            else:
                total += x
    return total
print(f(400))
`;
  runRecorded(program, listener);
  const lines = text.split("\n").filter((line) => line.includes("program.py:4 f"));
  expect(lines[0]).toMatch(/^\[loop \d+\] program\.py:4 f: .* 0 bridges;/);
});

test("a loop of which every turn leaves the trace is given up", () => {
  let text = "";
  const listener = logTo((part) => {
    text += part;
  });
  const program = `
def f(n):
    for i in range(n):
        locals()
f(20000)
`;
  runRecorded(program, listener);
  expect(text).toMatch(/program\.py:3 f: every turn .* \(left alone from now on\)$/m);
  expect(text).not.toMatch(/^\[loop \d+\] program\.py:3/m);
});
