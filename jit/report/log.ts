/** `--jit-log`: one line for each trace, bridge and abort. */
import { abortReasons } from "../aborts.ts";
import { describePlace, type JitEvent, type Listener } from "../events.ts";

export function logTo(write: (text: string) => void): Listener {
  return (event) => {
    const line = lineOf(event);
    if (line !== null) write(`${line}\n`);
  };
}

function lineOf(event: JitEvent): string | null {
  switch (event.kind) {
    case "compile": {
      const { record, optimize, emit } = event.times;
      return (
        `[${event.what} ${event.tree}] ${describePlace(event.place)}: ${event.recorded} ops -> ` +
        `${event.emitted} ops, ${event.characters} chars, ${event.bridges} bridges; record ` +
        `${record.toFixed(1)} ms, optimize ${optimize.toFixed(1)} ms, emit ${emit.toFixed(1)} ms`
      );
    }
    case "abort":
      return (
        `[${event.what} abort] ${describePlace(event.place)}: ${abortReasons[event.reason]} at ` +
        `${describePlace(event.at)}${event.final ? " (left alone from now on)" : ""}`
      );
    case "widen":
      return `[widen] ${describePlace(event.place)}: an int left 32 bits`;
    default:
      return null;
  }
}
