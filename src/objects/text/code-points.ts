// JavaScript strings seen as Python sees them: a surrogate pair is one character. Every text this
// folder takes or gives is such a string. Most texts have no surrogates, and then UTF-16 units are
// characters; the one regular expression test below decides which way to go.

const HAS_SURROGATES = /[\ud800-\udfff]/;

/** The number of characters. */
export function countCharacters(text: string): number {
  if (!HAS_SURROGATES.test(text)) return text.length;
  let count = 0;
  for (let i = 0; i < text.length; count++) i += isPairAt(text, i) ? 2 : 1;
  return count;
}

function isPairAt(text: string, at: number): boolean {
  if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) return false;
  return (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** The first `count` characters. */
export function firstCharacters(text: string, count: number): string {
  if (count >= text.length) return text;
  if (!HAS_SURROGATES.test(text)) return text.slice(0, count);
  let end = 0;
  for (let left = count; left > 0 && end < text.length; left--) end += isPairAt(text, end) ? 2 : 1;
  return text.slice(0, end);
}

/** The number of characters before the UTF-16 offset `end`. */
export function characterIndex(text: string, end: number): number {
  return countCharacters(text.slice(0, end));
}

/** The character that starts at the UTF-16 offset `at`; "" at the end. */
export function characterAt(text: string, at: number): string {
  return text.slice(at, at + (isPairAt(text, at) ? 2 : 1));
}
