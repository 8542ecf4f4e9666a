/** `--jit-dump=LETTERS`: what the stages of compilation look like. */
import { disassemble } from "../../src/bytecode/disassemble.ts";
import type { Code } from "../../src/bytecode/code.ts";
import { describePlace, type Listener } from "../events.ts";
import { printExits, printTree } from "../ir/text.ts";
import type { Tree } from "../ir/tree.ts";

/** What each letter shows. */
export const dumpLetters: Readonly<Record<string, string>> = {
  b: "bytecode, when a recording first begins in it",
  r: "IR as recorded",
  p: "IR after each pass",
  o: "IR as emitted",
  j: "emitted JavaScript",
  x: "exits by their numbers, values named as in the IR as emitted",
};

export function dumpTo(letters: string, write: (text: string) => void): Listener {
  const wants = (letter: string): boolean => letters.includes(letter);
  const shown = new Set<Code>();
  let last: Tree | null = null;
  return (event) => {
    switch (event.kind) {
      case "record": {
        const { code } = event.place;
        if (!wants("b") || shown.has(code)) return;
        shown.add(code);
        write(
          `--- ${code.name}, ${code.filename}:${code.firstlineno}: bytecode\n${disassemble(code)}`,
        );
        break;
      }
      case "pass":
        last = event.result;
        if (wants(event.name === "recorded" ? "r" : "p")) {
          write(`--- tree ${event.tree}: ${event.name}\n${printTree(event.result)}`);
        }
        break;
      case "javascript": {
        const title = `--- tree ${event.tree} ${describePlace(event.place)}`;
        if (wants("o") && last !== null) write(`${title}: IR\n${printTree(last)}`);
        if (wants("j")) write(`${title}: JavaScript\n${event.text}\n`);
        if (wants("x") && last !== null) write(`${title}: exits\n${printExits(last, event.exits)}`);
        break;
      }
      default:
        break;
    }
  };
}
