// docs/ir.md shows the table of operations as it is. UPDATE=1 writes it anew.

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { Effect, type IrOp, irOps, rowOf } from "../../jit/ir/ops.ts";

const root = path.resolve(import.meta.dirname, "../..");
const page = path.join(root, "docs/ir.md");
const marks = /(<!-- operations -->\n)[\s\S]*(<!-- end of operations -->)/;

const effectNames: Readonly<Record<Effect, string>> = {
  [Effect.Pure]: "Pure",
  [Effect.Check]: "Check",
  [Effect.Read]: "Read",
  [Effect.Write]: "Write",
  [Effect.New]: "New",
  [Effect.Call]: "Call",
  [Effect.Control]: "Control",
};

/** What stands behind the rows of the table as comments. */
function readComments(): Map<string, string> {
  const text = fs.readFileSync(path.join(root, "jit/ir/ops.ts"), "utf8");
  const comments = new Map<string, string>();
  for (const [, op, comment] of text.matchAll(
    /^ {2}(\w+):\s*(?:row|swap)\(.*?\),[ \t]*\/\/ (.*)$/gm,
  )) {
    comments.set(op as string, comment as string);
  }
  return comments;
}

function printTable(): string {
  const comments = readComments();
  const rows = (Object.keys(irOps) as IrOp[]).map((op) => {
    const { args, result, effect, memory, commutes } = rowOf(op);
    const touches = memory === "none" ? "" : ` ${memory}`;
    const notes = [commutes ? "swaps" : "", comments.get(op) ?? ""].filter((note) => note !== "");
    const note = notes.join("; ").replaceAll("|", "\\|");
    return `| ${op} | ${args.split("").join(" ")} | ${result} | ${effectNames[effect]}${touches} | ${note} |`;
  });
  const head = ["| operation | operands | result | effect | |", "|---|---|---|---|---|"];
  return `${[...head, ...rows].join("\n").replaceAll("*", "\\*").replace(/ +\|/g, " |")}\n`;
}

test("the page on the IR has the present table", () => {
  const text = fs.readFileSync(page, "utf8");
  expect(text).toMatch(marks);
  const wanted = text.replace(marks, (_, start, end) => `${start}\n${printTable()}\n${end}`);
  if (process.env.UPDATE === "1") fs.writeFileSync(page, wanted);
  else expect(text).toBe(wanted);
});
