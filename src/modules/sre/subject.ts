// The text a pattern is matched against: a str or anything bytes-like, seen as an array of numbers.
//
// The difficulty is cost. A JS string must be copied into units before it can be matched; short ones
// share one buffer, and the last text copied is remembered, so that matching one text many times
// (as tokenizers do) copies once. What lives longer than one call (scanners, callbacks) must not use
// the shared buffer: it asks for `Lifetime.Long`.
//
// Invariant: while a subject with Lifetime.Short is in use, no other one is made.

import { bytesOrUndefined } from "../../objects/buffer.ts";
import { PyBytes } from "../../objects/bytes.ts";
import { exc, raise } from "../../objects/errors.ts";
import { PyWideStr, type Str, type Value } from "../../objects/object.ts";
import { exactStr, isStr } from "../../objects/protocols/text.ts";
import { sliceStr } from "../../objects/str.ts";
import { typeOf } from "../../objects/type.ts";
import type { Units } from "./matcher.ts";

export const enum Lifetime {
  Short,
  Long,
}

export interface Subject {
  /** What Python gave. */
  readonly value: Value;
  readonly units: Units;
  readonly length: number;
  /** The exact str, or null for bytes. */
  readonly str: Str | null;
  /** The str as JavaScript text where its units are UTF-16 units. */
  readonly text: string | null;
}

/** Texts up to this size are copied into the shared buffer. */
const SHARED_SIZE = 2048;
const sharedUnits = new Uint16Array(SHARED_SIZE);
let sharedText = "";
let longText = "";
let longUnits = new Uint16Array(0);

function unitsOfText(text: string, lifetime: Lifetime): Uint16Array {
  if (lifetime === Lifetime.Short && text.length <= SHARED_SIZE) {
    if (text !== sharedText) {
      copyText(text, sharedUnits);
      sharedText = text;
    }
    return sharedUnits;
  }
  if (text !== longText) {
    longUnits = new Uint16Array(text.length);
    copyText(text, longUnits);
    longText = text;
  }
  return longUnits;
}

function copyText(text: string, units: Uint16Array): void {
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
}

/** `isBytesPattern` is null for a pattern that takes either. */
export function makeSubject(
  value: Value,
  isBytesPattern: boolean | null,
  lifetime: Lifetime,
): Subject {
  if (isStr(value)) {
    if (isBytesPattern === true) {
      throw raise(exc.TypeError, "cannot use a bytes pattern on a string-like object");
    }
    return makeStrSubject(value, exactStr(value), lifetime);
  }
  const bytes = bytesOrUndefined(value);
  if (bytes === undefined) {
    const got = typeOf(value).fullName;
    throw raise(exc.TypeError, `expected string or bytes-like object, got '${got}'`);
  }
  if (isBytesPattern === false) {
    throw raise(exc.TypeError, "cannot use a string pattern on a bytes-like object");
  }
  // Callbacks might change a bytearray while it is scanned.
  const units = lifetime === Lifetime.Long && !(value instanceof PyBytes) ? bytes.slice() : bytes;
  return { value, units, length: units.length, str: null, text: null };
}

function makeStrSubject(value: Value, str: Str, lifetime: Lifetime): Subject {
  if (str instanceof PyWideStr) {
    return { value, units: str.points, length: str.points.length, str, text: null };
  }
  return { value, units: unitsOfText(str, lifetime), length: str.length, str, text: str };
}

/** A part of a subject's value: an exact str, or bytes. */
export function sliceValue(value: Value, start: number, end: number): Value {
  if (typeof value === "string") return value.slice(start, end);
  if (isStr(value)) return sliceStr(exactStr(value), start, end);
  const bytes = bytesOrUndefined(value) as Uint8Array;
  if (value instanceof PyBytes && start === 0 && end >= bytes.length) return value;
  return new PyBytes(bytes.slice(start, end));
}
