// `adder SCRIPT`, `-c`, `-m` and `-`: what the program sees, and the status the process ends with.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, runAdder } from "./command.ts";

const showNames = "import sys\nprint(sys.argv, __name__)\n";

describe("where the program comes from", () => {
  test("a script sees its arguments, also those that look like options", async () => {
    const folder = makeFolder({ "show.py": showNames });
    const ended = await runAdder(["show.py", "1", "--jit", "-c"], { folder });
    expect(ended).toEqual({
      stdout: "['show.py', '1', '--jit', '-c'] __main__\n",
      stderr: "",
      status: 0,
    });
  });

  test("__file__ is the absolute path", async () => {
    const folder = makeFolder({ "a/show.py": "print(__file__)\n" });
    const { stdout } = await runAdder(["a/show.py"], { folder });
    expect(stdout).toBe(`${folder}/a/show.py\n`);
  });

  test("-c runs its argument", async () => {
    const { stdout } = await runAdder(["-c", showNames, "x", "-m"]);
    expect(stdout).toBe("['-c', 'x', '-m'] __main__\n");
  });

  test("-m runs a module", async () => {
    const folder = makeFolder({ "tool.py": "import sys\nprint(__name__, sys.argv[1:])\n" });
    const { stdout } = await runAdder(["-m", "tool", "x"], { folder });
    expect(stdout).toBe("__main__ ['x']\n");
  });

  test("-m runs the __main__ of a package", async () => {
    const folder = makeFolder({
      "pack/__init__.py": "print('package', __name__)\n",
      "pack/__main__.py": "from . import part\nprint(__name__, __package__, part.value)\n",
      "pack/part.py": "value = 5\n",
    });
    const { stdout } = await runAdder(["-m", "pack"], { folder });
    expect(stdout).toBe("package pack\n__main__ pack 5\n");
  });

  test("-m runs a module of the standard library", async () => {
    const { stdout } = await runAdder(["-m", "json.tool"], { stdin: '{"a":[1,2.5]}' });
    expect(stdout).toBe('{\n    "a": [\n        1,\n        2.5\n    ]\n}\n');
  });

  test("- reads the program from standard input", async () => {
    const { stdout } = await runAdder(["-", "x"], { stdin: showNames });
    expect(stdout).toBe("['-', 'x'] __main__\n");
  });

  test("modules and packages beside the script are found, wherever it is started", async () => {
    const folder = makeFolder({
      "project/main.py": "import near\nfrom pack.sub import deep\nprint(near.value, deep.value)\n",
      "project/near.py": "value = 1\n",
      "project/pack/__init__.py": "",
      "project/pack/sub/__init__.py": "",
      "project/pack/sub/deep.py": "from .. import sub\nvalue = sub.__name__\n",
    });
    const { stdout, stderr } = await runAdder(["project/main.py"], { folder });
    expect(stderr).toBe("");
    expect(stdout).toBe("1 pack.sub\n");
  });
});

test("input() reads lines from standard input and raises EOFError at its end", async () => {
  const code = `
name = input("name? ")
print(repr(name), repr(input()))
try:
    input()
except EOFError as error:
    print(error)
`;
  const { stdout } = await runAdder(["-c", code], { stdin: "Ada\nlast line" });
  expect(stdout).toBe("name? 'Ada' 'last line'\nEOF when reading a line\n");
});

test("what was printed to a pipe arrives whole", async () => {
  const { stdout } = await runAdder(["-c", "for i in range(50_000): print(i, 'x' * 10)"]);
  expect(stdout.length).toBe(50_000 * 12 + 238_890);
});

describe("exit status", () => {
  const endings: readonly (readonly [code: string, status: number, stderr: string])[] = [
    ["pass", 0, ""],
    ["raise SystemExit", 0, ""],
    ["raise SystemExit(None)", 0, ""],
    ["raise SystemExit(3)", 3, ""],
    ["raise SystemExit(True)", 1, ""],
    ["raise SystemExit(256 + 7)", 7, ""],
    ["raise SystemExit('no luck')", 1, "no luck\n"],
    ["raise SystemExit((1, 2))", 1, "(1, 2)\n"],
    ["import sys\nsys.exit(4)", 4, ""],
    [
      "import sys\ntry:\n    sys.exit(4)\nfinally:\n    print('last', file=sys.stderr)",
      4,
      "last\n",
    ],
    ["import os\nos._exit(9)", 9, ""],
    ["import atexit\natexit.register(print, 'end')\nraise SystemExit(5)", 5, ""],
  ];
  test.each(endings)("%j ends with %i", async (code, status, stderr) => {
    const ended = await runAdder(["-c", code]);
    expect([ended.status, ended.stderr]).toEqual([status, stderr]);
  });

  test("an uncaught error prints its traceback and ends with 1", async () => {
    const folder = makeFolder({
      "fail.py": "def half(n):\n    return n / 0\n\nprint(1)\nhalf(2)\n",
    });
    const ended = await runAdder(["fail.py"], { folder });
    expect(ended.status).toBe(1);
    expect(ended.stdout).toBe("1\n");
    expect(ended.stderr).toBe(`Traceback (most recent call last):
  File "${folder}/fail.py", line 5, in <module>
    half(2)
    ~~~~^^^
  File "${folder}/fail.py", line 2, in half
    return n / 0
           ~~^~~
ZeroDivisionError: division by zero
`);
  });

  test("a SyntaxError ends with 1 and shows the place", async () => {
    const folder = makeFolder({ "wrong.py": "x = 1\nif x = 1:\n    pass\n" });
    const ended = await runAdder(["wrong.py"], { folder });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toBe(`  File "${folder}/wrong.py", line 2
    if x = 1:
       ^^^^^
SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
`);
  });
});

describe("a script that cannot be read is one line and status 2", () => {
  test("there is none", async () => {
    const folder = makeFolder({});
    expect(await runAdder(["none.py"], { folder })).toEqual({
      stdout: "",
      stderr: `adder: can't open file '${folder}/none.py': [Errno 2] No such file or directory\n`,
      status: 2,
    });
  });

  test("it is a directory", async () => {
    const folder = makeFolder({ "pack/main.py": "" });
    const ended = await runAdder(["pack"], { folder });
    expect(ended.stderr).toBe(
      `adder: can't open file '${folder}/pack': [Errno 21] Is a directory\n`,
    );
    expect(ended.status).toBe(2);
  });

  // Root reads everything.
  test.skipIf(process.getuid?.() === 0)("it may not be read", async () => {
    const folder = makeFolder({ "secret.py": "print(1)\n" });
    fs.chmodSync(path.join(folder, "secret.py"), 0);
    const ended = await runAdder(["secret.py"], { folder });
    expect(ended.stderr).toBe(
      `adder: can't open file '${folder}/secret.py': [Errno 13] Permission denied\n`,
    );
    expect(ended.status).toBe(2);
  });

  test.each(["run", "tokens", "ast", "dis"])("its bytes are no UTF-8 (%s)", async (stage) => {
    const folder = makeFolder({ "latin.py": Buffer.from("x = 1\nname = 'caf\xe9'\n", "latin1") });
    const ended = await runAdder(stage === "run" ? ["latin.py"] : [stage, "latin.py"], { folder });
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toMatch(/^adder: can't read file '.*latin\.py': .*'\\xe9' on line 2.*\n$/);
    expect(ended.status).toBe(2);
  });
});
