// Byte streams: the numbers and texts that binary files are made of.
//
// Unsigned numbers are LEB128 varints below 2**31, signed ones zigzag-coded; texts are one byte per
// character where that is enough, else two (UTF-16, which also carries lone surrogates).

/** Form of a text, the low bit of its length. */
const enum TextForm {
  Latin1,
  Utf16,
}

/** Small numbers of either sign as small unsigned ones. */
export function zigzag(value: number): number {
  return value < 0 ? (-value << 1) - 1 : value << 1;
}

export function unzigzag(value: number): number {
  return (value & 1) !== 0 ? -((value + 1) >>> 1) : value >>> 1;
}

export class ByteWriter {
  private buffer = new Uint8Array(256);
  length = 0;

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + count));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  number(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  signed(value: number): void {
    this.number(zigzag(value));
  }

  /** Four bytes, little-endian. */
  fixed(value: number): void {
    this.reserve(4);
    this.length += 4;
    this.patch(this.length - 4, value);
  }

  patch(at: number, value: number): void {
    new DataView(this.buffer.buffer).setInt32(at, value, true);
  }

  /** Zeros up to the next multiple of four: where `int32s` may start. */
  align(): void {
    while ((this.length & 3) !== 0) this.byte(0);
  }

  int32s(values: Int32Array): void {
    for (const value of values) this.fixed(value);
  }

  float(value: number): void {
    this.reserve(8);
    new DataView(this.buffer.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  text(value: string): void {
    const isNarrow = !/[^\0-\xff]/.test(value);
    this.number((value.length << 1) | (isNarrow ? TextForm.Latin1 : TextForm.Utf16));
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      this.byte(unit & 0xff);
      if (!isNarrow) this.byte(unit >> 8);
    }
  }

  finish(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}

/** Longest text that is put together character by character; measured against TextDecoder. */
const shortText = 24;
const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });
const latin1 = new TextDecoder("latin1");

export class ByteReader {
  private readonly data: Uint8Array;
  position: number;

  constructor(data: Uint8Array, position = 0) {
    this.data = data;
    this.position = position;
  }

  byte(): number {
    return this.data[this.position++] as number;
  }

  number(): number {
    let byte = this.data[this.position++] as number;
    if (byte < 0x80) return byte;
    let result = byte & 0x7f;
    for (let shift = 7; ; shift += 7) {
      byte = this.data[this.position++] as number;
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) return result;
    }
  }

  signed(): number {
    return unzigzag(this.number());
  }

  float(): number {
    const view = new DataView(this.data.buffer, this.data.byteOffset + this.position, 8);
    this.position += 8;
    return view.getFloat64(0, true);
  }

  /** A copy of what `align` and `int32s` wrote (little-endian, as every machine Node runs on). */
  int32s(count: number): Int32Array {
    const start = (this.position + 3) & ~3;
    this.position = start + 4 * count;
    const { buffer, byteOffset } = this.data;
    if (((byteOffset + start) & 3) === 0) {
      return new Int32Array(buffer, byteOffset + start, count).slice() as Int32Array;
    }
    return new Int32Array(new Uint8Array(this.data.subarray(start, this.position)).buffer);
  }

  /** A view of the next bytes, not a copy. */
  bytes(count: number): Uint8Array {
    this.position += count;
    return this.data.subarray(this.position - count, this.position);
  }

  text(): string {
    const head = this.number();
    const length = head >>> 1;
    if ((head & 1) === TextForm.Utf16) return this.wideText(length);
    if (length > shortText) return decodeLatin1(this.bytes(length));
    let result = "";
    for (let i = 0; i < length; i++) result += String.fromCharCode(this.byte());
    return result;
  }

  private wideText(length: number): string {
    const bytes = this.bytes(length * 2);
    const decoded = utf16.decode(bytes);
    // The decoder replaces lone surrogates; those few texts are put together by hand.
    if (!decoded.includes("\ufffd")) return decoded;
    let result = "";
    for (let i = 0; i < bytes.length; i += 2) {
      result += String.fromCharCode((bytes[i] as number) | ((bytes[i + 1] as number) << 8));
    }
    return result;
  }
}

/** TextDecoder's "latin1" is windows-1252, which differs from 0x80 to 0x9f. */
function decodeLatin1(bytes: Uint8Array): string {
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] as number) >= 0x80) return decodeUnits(bytes);
  }
  return latin1.decode(bytes);
}

function decodeUnits(bytes: Uint8Array): string {
  let result = "";
  for (let i = 0; i < bytes.length; i++) result += String.fromCharCode(bytes[i] as number);
  return result;
}
