/**
 * `--jit-log`: one line for each loop, function and bridge that was compiled, each recording that
 * was given up, and each operation that was widened.
 *
 *     [loop 1] nbody.py:12 advance: 84 ops -> 61, 2210 chars, 0 bridges; record 1.2 ms, ...
 *     [bridge 1 abort] nbody.py:12 advance: the recording is too long at nbody.py:20 f; 3.1 ms
 */
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
    case "compile":
      return describeCompiled(event);
    case "abort":
      return describeAbort(event);
    case "widen":
      return `[widen] ${describePlace(event.place)}: an int left 32 bits`;
    case "stress":
      return `[stress] seed ${event.seed}: one passed check in ${event.oneIn} leaves`;
    default:
      return null;
  }
}

function describeCompiled(event: JitEvent & { kind: "compile" }): string {
  const { record, optimize, emit } = event.times;
  const sizes = `${event.recorded} ops -> ${event.emitted}, ${event.characters} chars, ${event.bridges} bridges`;
  const times = `record ${record.toFixed(1)} ms, optimize ${optimize.toFixed(1)} ms, emit ${emit.toFixed(1)} ms`;
  return `[${event.what} ${event.tree}] ${describePlace(event.place)}: ${sizes}; ${times}`;
}

function describeAbort(event: JitEvent & { kind: "abort" }): string {
  const reason = `${abortReasons[event.reason]} at ${describePlace(event.at)}`;
  const final = event.final ? " (left alone from now on)" : "";
  return `[${event.what} abort] ${describePlace(event.place)}: ${reason}; ${event.milliseconds.toFixed(1)} ms${final}`;
}
