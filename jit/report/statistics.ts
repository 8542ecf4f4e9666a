/** `--jit-stats`: loops, bridges, aborts by reason, time by stage. */
import { abortReasons, type AbortReason } from "../aborts.ts";
import { describePlace, type Listener } from "../events.ts";

export class Statistics {
  private readonly compiled = { loop: 0, function: 0, bridge: 0 };
  private readonly aborts = new Map<AbortReason, Map<string, number>>();
  private readonly times = { record: 0, optimize: 0, emit: 0 };
  private characters = 0;
  private widened = 0;

  readonly listener: Listener = (event) => {
    switch (event.kind) {
      case "compile":
        this.compiled[event.what]++;
        this.characters += event.characters;
        this.times.record += event.times.record;
        this.times.optimize += event.times.optimize;
        this.times.emit += event.times.emit;
        break;
      case "abort": {
        const places = this.aborts.get(event.reason) ?? new Map<string, number>();
        const place = describePlace(event.at);
        places.set(place, (places.get(place) ?? 0) + 1);
        this.aborts.set(event.reason, places);
        this.times.record += event.milliseconds;
        break;
      }
      case "widen":
        this.widened++;
        break;
      default:
        break;
    }
  };

  toJson(): string {
    const aborts: Record<string, Record<string, number>> = {};
    for (const [reason, places] of this.aborts) aborts[reason] = Object.fromEntries(places);
    const { compiled, times, characters, widened } = this;
    return `${JSON.stringify({ compiled, aborts, widened, characters, milliseconds: times }, null, 2)}\n`;
  }

  toText(): string {
    const { loop, function: functions, bridge } = this.compiled;
    const lines = [
      `loops ${loop}, functions ${functions}, bridges ${bridge}, widened ${this.widened}, emitted ${this.characters} characters`,
      `recording ${this.times.record.toFixed(1)} ms, optimizing ${this.times.optimize.toFixed(1)} ms, emitting ${this.times.emit.toFixed(1)} ms`,
    ];
    for (const [reason, places] of this.aborts) {
      lines.push(`aborted, ${abortReasons[reason]}:`);
      for (const [place, count] of places) lines.push(`  ${String(count).padStart(5)}  ${place}`);
    }
    return `${lines.join("\n")}\n`;
  }
}
