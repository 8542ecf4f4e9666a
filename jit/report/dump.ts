/** `--jit-dump=LETTERS`: what the stages of compilation look like. */
import { describePlace, type Listener } from "../events.ts";
import { printTree } from "../ir/text.ts";

/** What each letter shows. */
export const dumpLetters: Readonly<Record<string, string>> = {
  r: "IR as recorded",
  p: "IR after each pass",
  o: "IR as emitted",
  j: "emitted JavaScript",
};

export function dumpTo(letters: string, write: (text: string) => void): Listener {
  let last = "";
  return (event) => {
    if (event.kind === "pass") {
      const recorded = event.name === "recorded";
      if (recorded ? letters.includes("r") : letters.includes("p")) {
        write(`--- tree ${event.tree}: ${event.name}\n${printTree(event.result)}`);
      }
      if (letters.includes("o")) last = printTree(event.result);
    } else if (event.kind === "javascript") {
      const title = `tree ${event.tree} ${describePlace(event.place)}`;
      if (letters.includes("o")) write(`--- ${title}: IR\n${last}`);
      if (letters.includes("j")) write(`--- ${title}: JavaScript\n${event.text}\n`);
    }
  };
}
