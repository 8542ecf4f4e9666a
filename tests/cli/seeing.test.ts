// What the command shows: the stages of a program, the trace compiler at work, comparisons, help.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, runAdder } from "./command.ts";

const loop = `def work(n):
    total = 0
    for i in range(n):
        total += i
    return total

print(work(20_000))
`;
const answer = "199990000\n";
const folder = makeFolder({ "loop.py": loop, "one.py": "x = 1\n", "wrong.py": "x = = 1\n" });

describe("stages", () => {
  test("tokens", async () => {
    const { stdout } = await runAdder(["tokens", "one.py"], { folder });
    expect(stdout).toBe(
      [
        "0,0-0,0:            ENCODING       'utf-8'        ",
        "1,0-1,1:            NAME           'x'            ",
        "1,2-1,3:            OP             '='            ",
        "1,4-1,5:            NUMBER         '1'            ",
        "1,5-1,6:            NEWLINE        '\\n'           ",
        "2,0-2,0:            ENDMARKER      ''             ",
        "",
      ].join("\n"),
    );
  });

  test("ast", async () => {
    const { stdout } = await runAdder(["ast", "one.py"], { folder });
    expect(stdout).toBe(`Module(
  body=[
    Assign(
      targets=[
        Name(id='x', ctx=Store())],
      value=Constant(value=1))])
`);
  });

  test("dis", async () => {
    const { stdout } = await runAdder(["dis", "one.py"], { folder });
    expect(stdout.split("\n").map((line) => line.trim().replace(/ +/g, " "))).toEqual(
      ["0 RESUME 0", "", "1 LOAD_SMALL_INT 1", "STORE_NAME 0 (x)"].concat([
        "LOAD_CONST 0 (None)",
        "RETURN_VALUE",
        "",
      ]),
    );
  });

  test("a program can come from standard input", async () => {
    const { stdout } = await runAdder(["ast", "-"], { stdin: "pass" });
    expect(stdout).toBe("Module(\n  body=[\n    Pass()])\n");
  });

  test.each(["ast", "dis"])("%s of a program that is none ends with 1", async (stage) => {
    const ended = await runAdder([stage, "wrong.py"], { folder });
    expect(ended).toEqual({
      stdout: "",
      stderr: "wrong.py:1: SyntaxError: invalid syntax\n",
      status: 1,
    });
  });

  test.each(["tokens", "ast", "dis"])("%s of a missing file ends with 2", async (stage) => {
    const ended = await runAdder([stage, "none.py"], { folder });
    expect(ended).toEqual({
      stdout: "",
      stderr: "adder: can't open file 'none.py': [Errno 2] No such file or directory\n",
      status: 2,
    });
  });
});

describe("help", () => {
  test("--version", async () => {
    const { version } = JSON.parse(fs.readFileSync("package.json", "utf8")) as { version: string };
    const ended = await runAdder(["--version"]);
    expect(ended).toEqual({ stdout: `Adder ${version} (Python 3.14)\n`, stderr: "", status: 0 });
  });

  test("--help names every command and option", async () => {
    const { stdout, status } = await runAdder(["--help"]);
    for (const word of ["tokens", "ast", "dis", "compare", "-c CODE", "-m MODULE", "--version"])
      expect(stdout).toContain(word);
    for (const word of ["--jit ", "--jit-log", "--jit-dump", "--jit-stats"])
      expect(stdout).toContain(word);
    expect(status).toBe(0);
  });

  test("--jit help lists the parameters", async () => {
    const { stdout, status } = await runAdder(["--jit", "help"]);
    expect(stdout).toMatch(/\n {2}threshold +\d+ {2}\S.*\.\n/);
    expect(stdout).toMatch(/\n {2}trace_limit +\d+ {2}\S.*\.\n/);
    expect(status).toBe(0);
  });

  const misuses: readonly (readonly [args: string[], text: RegExp])[] = [
    [["--jit", "speed=9", "one.py"], /^adder: --jit: no parameter 'speed'/],
    [["--jit", "threshold=many", "one.py"], /^adder: --jit: threshold takes .*'many'/],
    [["--jit-dump=?", "one.py"], /^adder: --jit-dump: no letter '\?'/],
    [["--jit-stats=xml", "one.py"], /^adder: --jit-stats .*'xml'/],
    [["--frobnicate"], /unknown option '--frobnicate'/],
    [["-c"], /^adder: argument expected for the -c option/],
    [[], /^Usage: adder/],
  ];
  test.each(misuses)("%j is misuse: status 2", async (args, text) => {
    const ended = await runAdder(args, { folder });
    expect(ended.stderr).toMatch(text);
    expect(ended.stdout).toBe("");
    expect(ended.status).toBe(2);
  });
});

describe("the trace compiler", () => {
  test("--jit-log writes a line for the loop", async () => {
    const { stdout, stderr } = await runAdder(["--jit-log", "loop.py"], { folder });
    expect(stdout).toBe(answer);
    expect(stderr).toMatch(/loop\.py:3 work/);
  });

  test("--jit-log=FILE leaves standard error alone", async () => {
    const ended = await runAdder(["--jit-log=jit.txt", "loop.py"], { folder });
    expect(ended).toEqual({ stdout: answer, stderr: "", status: 0 });
    expect(fs.readFileSync(path.join(folder, "jit.txt"), "utf8")).toMatch(/loop\.py:3 work/);
  });

  test("--jit off compiles nothing", async () => {
    const ended = await runAdder(["--jit", "off", "--jit-log", "loop.py"], { folder });
    expect(ended).toEqual({ stdout: answer, stderr: "", status: 0 });
  });

  test("a threshold out of reach compiles nothing", async () => {
    const args = ["--jit", "threshold=1000000,function_threshold=1000000", "--jit-log", "loop.py"];
    expect((await runAdder(args, { folder })).stderr).toBe("");
  });

  test("--jit-dump shows the IR and the JavaScript", async () => {
    const { stdout, stderr } = await runAdder(["--jit-dump=rj", "loop.py"], { folder });
    expect(stdout).toBe(answer);
    expect(stderr).toMatch(/ = int_add32\(/);
    expect(stderr).toContain("for (; ; ) {");
  });

  test("--jit-dump=LETTERS=FILE writes to the file", async () => {
    const ended = await runAdder(["--jit-dump=p=passes.txt", "loop.py"], { folder });
    expect(ended.stderr).toBe("");
    const text = fs.readFileSync(path.join(folder, "passes.txt"), "utf8");
    for (const pass of ["fold", "common", "hoist", "ranges", "dead"])
      expect(text).toContain(`: ${pass}\n`);
  });

  test("--jit-stats=json counts what was compiled", async () => {
    const { stderr } = await runAdder(["--jit-stats=json", "loop.py"], { folder });
    const statistics = JSON.parse(stderr);
    expect(statistics.compiled.loop).toBeGreaterThanOrEqual(1);
    expect(statistics.milliseconds.record).toBeGreaterThan(0);
  });

  test("--jit stress with a seed gives the same output", async () => {
    const ended = await runAdder(["--jit", "stress,stress_seed=7", "loop.py"], { folder });
    expect(ended.stdout).toBe(answer);
    expect(ended.status).toBe(0);
  });
});

describe("compare", () => {
  test("--json gives the times of both and that they agree", async () => {
    const ended = await runAdder(["compare", "--runs", "1", "--json", "loop.py"], { folder });
    expect(ended.stderr).toBe("");
    const report = JSON.parse(ended.stdout);
    const names = report.engines.map(({ name }: { name: string }) => name);
    expect(report.agree).toBe(true);
    expect(names.slice(0, 2)).toEqual(["interpreted", "compiled"]);
    for (const { spread } of report.engines) expect(spread.median).toBeGreaterThan(0);
    expect(ended.status).toBe(0);
  });

  test("a table for people", async () => {
    const { stdout } = await runAdder(["compare", "--runs", "1", "loop.py"], { folder });
    expect(stdout).toContain("interpreted");
    expect(stdout).toContain("compiled");
    expect(stdout).toContain("Outputs agree: 1 line, 10 bytes, exit status 0.");
  });

  test("a missing script ends with 2", async () => {
    const ended = await runAdder(["compare", "none.py"], { folder });
    expect(ended.stderr).toMatch(/^adder.*none\.py/);
    expect(ended.status).toBe(2);
  });
});
