/**
 * What a character may be in Python source: part of a name, printable, a digit.
 *
 * ASCII goes through one table of flags; beyond ASCII the engine's Unicode properties answer.
 *
 * Invariant: a name that holds a character beyond ASCII is compared in NFKC, so `normalizeName` is
 * applied before anybody sees it.
 */

export const enum CharFlag {
  NameStart = 1,
  NamePart = 2,
  Digit = 4,
  Hex = 8,
  Blank = 16,
}

function flagsOf(code: number): number {
  const lower = code | 0x20;
  const isLetter = lower >= 97 && lower <= 122;
  let flags = 0;
  if (isLetter || code === 95) flags |= CharFlag.NameStart | CharFlag.NamePart;
  if (isDigit(code)) flags |= CharFlag.NamePart | CharFlag.Digit | CharFlag.Hex;
  if (isLetter && lower <= 102) flags |= CharFlag.Hex;
  if (code === 32 || code === 9 || code === 12) flags |= CharFlag.Blank;
  return flags;
}

function makeFlags(): Uint8Array {
  const flags = new Uint8Array(129);
  for (let code = 0; code < 128; code++) flags[code] = flagsOf(code);
  return flags;
}

/** Flags by code; index 128 stands for everything beyond ASCII and has none. */
export const charFlags: Uint8Array = makeFlags();

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

// The patterns stand where they are used: reading a class of Unicode takes 0.1 ms of the start.

function isNameStart(char: string): boolean {
  return /^[\p{XID_Start}_]$/u.test(char);
}

function isNamePart(char: string): boolean {
  return /^\p{XID_Continue}$/u.test(char);
}

/** Index (UTF-16) of the first character that may not stand in a name, or -1. */
export function findNonNameCharacter(text: string): number {
  let at = 0;
  for (const char of text) {
    if (!(at === 0 ? isNameStart(char) : isNamePart(char))) return at;
    at += char.length;
  }
  return -1;
}

export function isPrintable(char: string): boolean {
  return char === " " || !/^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]$/u.test(char);
}

export function normalizeName(name: string): string {
  return name.normalize("NFKC");
}

/** "00A7": a code point as messages write it. */
export function hexCode(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}
