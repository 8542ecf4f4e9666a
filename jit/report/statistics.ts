/**
 * `--jit-stats`: what was compiled and given up, where compiled code was left, how much of the
 * program ran in it, and what that cost.
 *
 * The share of compiled code is measured in turns of loops, for counting bytecodes would slow
 * what is measured: back edges taken in the interpreter against turns of compiled loops. Turns of
 * loops that C would have (in natives) and calls of compiled functions are in neither number.
 */
import { abortReasons, type AbortReason } from "../aborts.ts";
import { runtime } from "../backend/runtime.ts";
import type { Driver } from "../driver.ts";
import { describePlace, type Listener } from "../events.ts";

/** What the driver counted while the program ran. */
export interface Activity {
  readonly exits: readonly { tree: number; place: string; op: string; count: number }[];
  readonly interpretedTurns: number;
  readonly compiledTurns: number;
}

export const noActivity: Activity = { exits: [], interpretedTurns: 0, compiledTurns: 0 };

export function activityOf(driver: Driver): Activity {
  return {
    exits: driver.exitCounts().map((exit) => ({ ...exit, place: describePlace(exit.place) })),
    interpretedTurns: driver.interpretedTurns(),
    compiledTurns: (runtime.turns as { count: number } | undefined)?.count ?? 0,
  };
}

/** How many exits the text shows. */
const shownExits = 20;

export class Statistics {
  private readonly compiled = { loop: 0, function: 0, step: 0, bridge: 0 };
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

  toJson(activity: Activity): string {
    const aborts: Record<string, Record<string, number>> = {};
    for (const [reason, places] of this.aborts) aborts[reason] = Object.fromEntries(places);
    const { compiled, times, characters, widened } = this;
    const { exits, interpretedTurns, compiledTurns } = activity;
    const turns = {
      interpreted: interpretedTurns,
      compiled: compiledTurns,
      share: share(activity),
    };
    const all = { compiled, aborts, exits, turns, widened, characters, milliseconds: times };
    return `${JSON.stringify(all, null, 2)}\n`;
  }

  toText(activity: Activity): string {
    const lines = [...this.describeCompiled(), ...describeTurns(activity)];
    for (const [reason, places] of this.aborts) {
      lines.push(`aborted, ${abortReasons[reason]}:`);
      for (const [place, count] of places) lines.push(countLine(count, place));
    }
    return `${[...lines, ...describeExits(activity)].join("\n")}\n`;
  }

  private describeCompiled(): string[] {
    const { loop, function: functions, step, bridge } = this.compiled;
    const { record, optimize, emit } = this.times;
    return [
      `loops ${loop}, functions ${functions}, steps ${step}, bridges ${bridge}, widened ${this.widened}, emitted ${this.characters} characters`,
      `recording ${record.toFixed(1)} ms, optimizing ${optimize.toFixed(1)} ms, emitting ${emit.toFixed(1)} ms`,
    ];
  }
}

function countLine(count: number, text: string): string {
  return `  ${String(count).padStart(8)}  ${text}`;
}

/** The part of all turns that was compiled, 0 to 1. */
function share({ interpretedTurns, compiledTurns }: Activity): number {
  const all = interpretedTurns + compiledTurns;
  return all === 0 ? 0 : compiledTurns / all;
}

function describeTurns(activity: Activity): string[] {
  const percent = (100 * share(activity)).toFixed(2);
  return [
    `loop turns: ${activity.compiledTurns} compiled, ${activity.interpretedTurns} interpreted (${percent} % compiled)`,
  ];
}

function describeExits({ exits }: Activity): string[] {
  if (exits.length === 0) return [];
  const shown = exits.slice(0, shownExits);
  const lines = shown.map((e) => countLine(e.count, `${e.place}: ${e.op}, tree ${e.tree}`));
  const more = exits.length - shown.length;
  return ["exits taken:", ...lines, ...(more > 0 ? [`  and at ${more} more places`] : [])];
}
