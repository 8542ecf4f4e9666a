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
  const char = String.fromCharCode(code);
  let flags = 0;
  if (/[A-Za-z_]/.test(char)) flags |= CharFlag.NameStart | CharFlag.NamePart;
  if (/[0-9]/.test(char)) flags |= CharFlag.NamePart | CharFlag.Digit;
  if (/[0-9A-Fa-f]/.test(char)) flags |= CharFlag.Hex;
  if (/[ \t\f]/.test(char)) flags |= CharFlag.Blank;
  return flags;
}

/** Flags by code; index 128 stands for everything beyond ASCII and has none. */
export const charFlags: Uint8Array = Uint8Array.from({ length: 129 }, (_, code) =>
  code < 128 ? flagsOf(code) : 0,
);

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const nameStart = /^[\p{XID_Start}_]$/u;
const namePart = /^\p{XID_Continue}$/u;
const unprintable = /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]$/u;

/** Index (UTF-16) of the first character that may not stand in a name, or -1. */
export function findNonNameCharacter(text: string): number {
  let at = 0;
  for (const char of text) {
    if (!(at === 0 ? nameStart : namePart).test(char)) return at;
    at += char.length;
  }
  return -1;
}

export function isPrintable(char: string): boolean {
  return char === " " || !unprintable.test(char);
}

export function normalizeName(name: string): string {
  return name.normalize("NFKC");
}

/** "00A7": a code point as messages write it. */
export function hexCode(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}
