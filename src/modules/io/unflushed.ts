/**
 * Streams that hold what was written to them and have not passed it on.
 *
 * CPython closes a file when its last reference goes, so programs write `open(p, "w").write(s)` and
 * read the file in the next line. Nothing tells us of that moment; instead everything is passed on
 * before a file is opened and at the end of the program.
 */
import { PyException } from "../../objects/errors.ts";

interface Holder {
  flushPending(): void;
}

/** Text streams hold text for the buffered streams below them, so they come first. */
const texts = new Set<Holder>();
const buffers = new Set<Holder>();

export function holdText(stream: Holder): void {
  texts.add(stream);
}

export function holdBytes(stream: Holder): void {
  buffers.add(stream);
}

export function releaseText(stream: Holder): void {
  texts.delete(stream);
}

export function releaseBytes(stream: Holder): void {
  buffers.delete(stream);
}

/** Passes everything on; errors of streams nobody closed are nobody's to catch. */
export function flushHeld(): void {
  for (const holders of [texts, buffers]) {
    for (const stream of [...holders]) {
      holders.delete(stream);
      try {
        stream.flushPending();
      } catch (error) {
        if (!(error instanceof PyException)) throw error;
      }
    }
  }
}
