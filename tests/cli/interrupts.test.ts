// Ctrl-C: it gets through every loop, compiled or not, as a KeyboardInterrupt.

import { describe, expect, test } from "vitest";
import { makeFolder, runAdder } from "./command.ts";

const modes = ["off", "on", "stress"] as const;

describe.each(modes)("with the JIT %s", (mode) => {
  const interrupt = (program: string, stdin = "") =>
    runAdder(["--jit", mode, "program.py"], {
      folder: makeFolder({ "program.py": program }),
      interruptAt: "running\n",
      stdin,
    });

  test("a loop of 100 million turns ends with a traceback and status 130", async () => {
    const { stdout, stderr, status } = await interrupt(`
def work():
    total = 0
    while True:
        for i in range(100_000_000):
            total += i & 3
            if i == 50_000:
                print("running", flush=True)
work()
`);
    expect(stdout.startsWith("running\n")).toBe(true);
    expect(stderr).toMatch(
      /^Traceback \(most recent call last\):\n {2}File ".*program\.py", line 9,/,
    );
    expect(stderr).toMatch(/program\.py", line [4-8], in work\n/);
    expect(stderr).toMatch(/\nKeyboardInterrupt\n$/);
    expect(status).toBe(130);
  });

  test("except KeyboardInterrupt and finally run, and the program goes on", async () => {
    const { stdout, stderr, status } = await interrupt(`
def work():
    turns = 0
    try:
        while True:
            turns += 1
            if turns == 50_000:
                print("running", flush=True)
    except KeyboardInterrupt as error:
        print("caught", type(error).__name__, turns >= 50_000)
    finally:
        print("finally")
work()
print(sum(range(10)))
`);
    expect(stderr).toBe("");
    expect(stdout).toBe("running\ncaught KeyboardInterrupt True\nfinally\n45\n");
    expect(status).toBe(0);
  });

  test("a recursive function without loops is interrupted", async () => {
    const { stderr, status } = await interrupt(`
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(12)
print("running", flush=True)
fib(60)
`);
    expect(stderr).toMatch(/line 6, in <module>\n/);
    expect(stderr).toMatch(/line 3, in fib\n/);
    expect(stderr).toMatch(/\nKeyboardInterrupt\n$/);
    expect(status).toBe(130);
  });

  test("many short recursions are interrupted", async () => {
    const { stderr, status } = await interrupt(`
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
print("running", flush=True)
while deep(300) == 300: pass
`);
    expect(stderr).toMatch(/\nKeyboardInterrupt\n$/);
    expect(status).toBe(130);
  });
});

test("a sleeping program is woken", async () => {
  const program = `
import time
print("running", flush=True)
time.sleep(60)
`;
  const folder = makeFolder({ "program.py": program });
  const { stderr, status } = await runAdder(["program.py"], { folder, interruptAt: "running\n" });
  expect(stderr).toMatch(/\nKeyboardInterrupt\n$/);
  expect(status).toBe(130);
});
