/**
 * Characters by their Unicode name, for `\N{...}`.
 *
 * Some names follow from the code point; the rest need a table that is too big for the parser to
 * carry. Whoever has it (the `unicodedata` module) installs its look-up here.
 */

export type CharacterLookup = (name: string) => string | null;

let lookup: CharacterLookup = () => null;

/** Makes `lookup` answer for names that do not follow from a code point. */
export function installCharacterNames(table: CharacterLookup): void {
  lookup = table;
}

const ideographRanges: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2ebe0],
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x323af],
];

/** The character with this name, in any case, or null. */
export function findCharacter(name: string): string | null {
  const upper = name.toUpperCase();
  const ideograph = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(upper);
  if (ideograph === null) return lookup(upper);
  const code = Number.parseInt(ideograph[1], 16);
  const known = ideographRanges.some(([first, last]) => code >= first && code <= last);
  return known ? String.fromCodePoint(code) : null;
}
