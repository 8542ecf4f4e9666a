// Archives: the standard library as one file. An index says where each module is, so that one module
// is loaded without a look at the others.
//
// Layout: the offset of the index, the entries one after the other, the index: a count, then for each
// entry its name, flags, offset and length. An archive of code holds what cache.ts writes; an archive
// of sources holds UTF-8 text and is opened only for tracebacks and introspection.

import { ByteReader, ByteWriter } from "./byte-stream.ts";
import { loadCode } from "./cache.ts";
import type { Code } from "./code.ts";

const enum EntryFlag {
  Package = 1,
}

export interface ArchiveEntry {
  /** Dotted module name. */
  readonly name: string;
  readonly isPackage: boolean;
  readonly data: Uint8Array;
}

interface Place {
  readonly isPackage: boolean;
  readonly offset: number;
  readonly length: number;
}

export function writeArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  const out = new ByteWriter();
  out.fixed(0);
  const offsets = entries.map((entry) => {
    out.align();
    const offset = out.length;
    out.bytes(entry.data);
    return offset;
  });
  out.patch(0, out.length);
  out.number(entries.length);
  for (const [i, entry] of entries.entries()) {
    out.text(entry.name);
    out.number(entry.isPackage ? EntryFlag.Package : 0);
    out.number(offsets[i] as number);
    out.number(entry.data.length);
  }
  return out.finish();
}

/** An archive, opened at the first question put to it. */
class Archive {
  private readonly open: () => Uint8Array | null;
  private data: Uint8Array | null = null;
  private index: Map<string, Place> | null = null;

  constructor(open: () => Uint8Array | null) {
    this.open = open;
  }

  find(name: string): Place | undefined {
    this.index ??= this.readIndex();
    return this.index.get(name);
  }

  bytesAt(place: Place): Uint8Array {
    return (this.data as Uint8Array).subarray(place.offset, place.offset + place.length);
  }

  names(): string[] {
    this.index ??= this.readIndex();
    return [...this.index.keys()];
  }

  private readIndex(): Map<string, Place> {
    const index = new Map<string, Place>();
    this.data = this.open();
    if (this.data === null) return index;
    const start = new DataView(this.data.buffer, this.data.byteOffset).getInt32(0, true);
    const reader = new ByteReader(this.data, start);
    for (let left = reader.number(); left > 0; left--) {
      const name = reader.text();
      const isPackage = (reader.number() & EntryFlag.Package) !== 0;
      index.set(name, { isPackage, offset: reader.number(), length: reader.number() });
    }
    return index;
  }
}

export interface StdlibModule {
  readonly isPackage: boolean;
  readonly code: () => Code;
}

/** The standard library in its two archives. */
export class Stdlib {
  private readonly codes: Archive;
  private readonly sources: Archive;
  private readonly root: string;

  /** `root` is the directory that file names of modules start with. */
  constructor(root: string, codes: () => Uint8Array | null, sources: () => Uint8Array | null) {
    this.root = root;
    this.codes = new Archive(codes);
    this.sources = new Archive(sources);
  }

  find(name: string): StdlibModule | undefined {
    const place = this.codes.find(name);
    if (place === undefined) return undefined;
    const base = `${this.root}/${name.replaceAll(".", "/")}`;
    const filename = place.isPackage ? `${base}/__init__.py` : `${base}.py`;
    const code = (): Code => loadCode(this.codes.bytesAt(place), filename);
    return { isPackage: place.isPackage, code };
  }

  source(name: string): string | undefined {
    const place = this.sources.find(name);
    return place === undefined ? undefined : new TextDecoder().decode(this.sources.bytesAt(place));
  }

  /** Names of all modules. */
  names(): string[] {
    return this.codes.names();
  }
}

/**
 * Opens the library. Both archives may be given as bytes or as what reads them at the first use; null
 * stands for a missing one.
 */
export function openStdlib(
  root: string,
  codes: Uint8Array | (() => Uint8Array | null),
  sources: () => Uint8Array | null = () => null,
): Stdlib {
  return new Stdlib(root, typeof codes === "function" ? codes : () => codes, sources);
}
