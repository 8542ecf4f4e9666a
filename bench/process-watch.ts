// What a process uses, seen from outside: its peak memory and its processor time.
//
// Linux keeps both in /proc as long as a process lives (VmHWM is the high-water mark of its resident
// memory), but Node does not tell what a child used when it has ended. So they are read again and
// again; what is missed is what a process does in its last moments. Where there is no /proc, there
// are no figures.

import fs from "node:fs";

/** Between two looks, in milliseconds: a look takes some 50 us, less than a hundredth of a processor. */
const interval = 10;
/** Linux counts processor time in hundredths of a second for everyone who asks. */
const tick = 10;

/** Watches one process. Used once. */
export class ProcessWatcher {
  private timer: NodeJS.Timeout | null = null;
  /** Bytes, or null. */
  peak: number | null = null;
  /** Milliseconds of processor time, the system's work for it included, or null. */
  processor: number | null = null;

  start(pid: number): void {
    this.timer = setInterval(() => this.look(pid), interval);
    this.look(pid);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private look(pid: number): void {
    this.peak = readPeak(pid) ?? this.peak;
    this.processor = readProcessorTime(pid) ?? this.processor;
  }
}

function readPeak(pid: number): number | null {
  const mark = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`));
  return mark === null ? null : Number(mark[1]) * 1024;
}

function readProcessorTime(pid: number): number | null {
  // The second field is a name in parentheses that may hold anything; two counts are 12 and 13
  // fields behind it.
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields.length < 13 ? null : (Number(fields[11]) + Number(fields[12])) * tick;
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
