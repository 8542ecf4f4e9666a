// The pure text algorithms know nothing of Python objects, yet their errors must become Python
// exceptions with CPython's words. They `throw fault(kind, message)`: what is thrown is made by a
// maker that the object model installs once at start (so no wrapper needs a try). Without an
// installed maker a `TextFault` is thrown, which is what the tests of this folder see.
//
// Invariant: a fault's kind is the name of a built-in exception, its message is CPython's text.

export type FaultKind =
  | "ValueError"
  | "TypeError"
  | "OverflowError"
  | "KeyError"
  | "IndexError"
  | "MemoryError"
  | "struct.error";

export class TextFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

type FaultMaker = (kind: FaultKind, message: string) => unknown;

let makeFault: FaultMaker = (kind, message) => new TextFault(kind, message);

/** The object model calls this once; `maker` returns the value to throw for a Python exception. */
export function installFaultMaker(maker: FaultMaker): void {
  makeFault = maker;
}

/** The value to throw: `throw fault("ValueError", "...")`. */
export function fault(kind: FaultKind, message: string): unknown {
  return makeFault(kind, message);
}
