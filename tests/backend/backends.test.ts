// IR, `==>`, and for some inputs what must come out: the exit taken and the state there. Both
// backends run every line. Cases are separated by lines of dashes; the first line is the name.
//
//     5, 5n, 2.5, "x", [1, 2], (3, none), P{x: 1} -> @3 [5]
//
// Inputs are values of registers 0, 1, ...; a list is of ints, of floats or of anything, a name
// with braces an object with that shape and these attributes; dict{"a": 1} and set{1, 2} are such.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { InventedNames } from "../../jit/ir/names.ts";
import { newArray, type TypeCode, typeCodes } from "../../src/modules/array-storage.ts";
import { PyByteArray } from "../../src/objects/bytearray.ts";
import { PyBytes } from "../../src/objects/bytes.ts";
import { PyDeque } from "../../src/modules/collections/deque.ts";
import { CompactItems } from "../../src/objects/compact-items.ts";
import { dictSet } from "../../src/objects/dict-access.ts";
import { dictType, PyDict } from "../../src/objects/dict.ts";
import { constant, Node, VirtualSnapshot } from "../../jit/ir/tree.ts";
import { exc, raise } from "../../src/objects/errors.ts";
import { ListKind, newList, listType, PyList } from "../../src/objects/list.ts";
import { PyFloat, type Value } from "../../src/objects/object.ts";
import { PySet, setType } from "../../src/objects/set.ts";
import { PyTuple, tupleType } from "../../src/objects/tuple.ts";
import { Frame } from "../../src/vm/frame.ts";
import { generatorType, PyGenerator } from "../../src/vm/generators.ts";
import { code, readTree } from "../ir/trees.ts";
import { backends, compileFor } from "./machine.ts";

const folder = import.meta.dirname;

/** What some names mean here; others are objects of no use but their identity. */
const realObjects: Readonly<Record<string, unknown>> = {
  "shape list": listType.rootShape,
  "shape tuple": tupleType.rootShape,
  "shape dict": dictType.rootShape,
  "shape set": setType.rootShape,
  "js PyTuple": PyTuple,
  "class Made": { instanceClass: class Made {} },
  "native swap": (a: Value, b: Value) => new PyTuple([b, a]),
  "native refuse": () => {
    throw raise(exc.ValueError, "no");
  },
  "native swapOrRefuse": (a: Value) => {
    if (typeof a === "string") return new PyTuple([a, a]);
    throw raise(exc.ValueError, "no");
  },
  "class ValueError": exc.ValueError,
  "shape ValueError": exc.ValueError.rootShape,
  "unit pair": { run: (a: Value) => new PyTuple([a, a]) },
  "class C": { version: 2 },
  "names main": { keysVersion: 2 },
  "code f": code,
  "object pair": new VirtualSnapshot("tuple", null, [
    new Node("input", "r", [], { imm: 1 }),
    new VirtualSnapshot("tuple", null, [new Node("input", "r", [], { imm: 0 })]),
    constant(0.5, "f"),
  ]),
};

class RealNames extends InventedNames {
  override resolve(word: string, name: string): unknown {
    return realObjects[`${word} ${name}`] ?? super.resolve(word, name);
  }
}

/** Reads the inputs in front of an arrow. */
class InputReader {
  private rest: string;
  constructor(
    text: string,
    private readonly names: RealNames,
  ) {
    this.rest = text.trim();
  }

  all(): unknown[] {
    return this.rest === "" ? [] : this.items("");
  }

  private items(end: string): unknown[] {
    const found: unknown[] = [];
    while (!(end === "" ? this.rest === "" : this.eat(end))) {
      if (found.length > 0) this.eat(",");
      found.push(this.value());
    }
    return found;
  }

  private eat(text: string): boolean {
    this.rest = this.rest.trimStart();
    if (!this.rest.startsWith(text)) return false;
    this.rest = this.rest.slice(text.length).trimStart();
    return true;
  }

  private take(pattern: RegExp): string | null {
    const found = pattern.exec(this.rest);
    if (found === null) return null;
    this.rest = this.rest.slice(found[0].length);
    return found[0];
  }

  private value(): unknown {
    if (this.eat("[")) return newList(this.items("]") as Value[]);
    if (this.eat("(")) return new PyTuple(this.items(")") as Value[]);
    if (this.eat("dict{")) return this.dict();
    if (this.eat("set{")) return this.set();
    if (this.eat("deque{")) return this.deque();
    if (this.eat("bytes{")) return new PyBytes(this.octets());
    if (this.eat("bytearray{")) return new PyByteArray(this.octets());
    if (this.eat("doubles{")) return newArray(typeCodes.get("d") as TypeCode, this.number());
    if (this.eat("compact[")) return this.compact();
    if (this.eat("longs{")) return newArray(typeCodes.get("q") as TypeCode, this.number());
    const shape = this.take(/^[A-Z]\w*(?=\{)/);
    if (shape !== null) return this.object(shape);
    const text = this.take(/^"[^"]*"/);
    if (text !== null) return JSON.parse(text);
    const float = this.take(/^-?(\d+\.\d*(e[+-]?\d+)?|inf|nan)/);
    if (float !== null)
      return new PyFloat(Number(float.replace("inf", "Infinity").replace("nan", "NaN")));
    const big = this.take(/^-?\d+n/);
    if (big !== null) return BigInt(big.slice(0, -1));
    const number = this.take(/^-?\d+/);
    if (number !== null) return Number(number);
    const word = this.take(/^\w+/) as keyof typeof words;
    if (!(word in words)) throw new Error(`No input is written '${this.rest}'.`);
    return words[word];
  }

  /** A list of ints or bools in a typed array. */
  private compact(): PyList {
    const items = this.items("]");
    const numbers = items.map(Number);
    if (typeof items[0] === "boolean")
      return new PyList(ListKind.Bool, new CompactItems(Uint8Array.from(numbers)));
    return new PyList(ListKind.Int32, new CompactItems(Int32Array.from(numbers)));
  }

  private dict(): PyDict {
    const dict = new PyDict();
    while (!this.eat("}")) {
      this.eat(",");
      const key = this.value() as Value;
      this.eat(":");
      dictSet(dict, key, this.value() as Value);
    }
    return dict;
  }

  private deque(): PyDeque {
    const deque = new PyDeque();
    deque.setValues(this.items("}") as Value[]);
    return deque;
  }

  private octets(): Uint8Array {
    return new TextEncoder().encode(this.items("}")[0] as string);
  }

  private number(): number {
    return this.items("}")[0] as number;
  }

  private set(): PySet {
    const set = new PySet();
    for (const key of this.items("}")) set.table.add(key as Value);
    return set;
  }

  private object(shape: string): unknown {
    const object: Record<string, unknown> = { shape: this.names.resolve("shape", shape) };
    this.eat("{");
    while (!this.eat("}")) {
      this.eat(",");
      const name = this.take(/^\w+/);
      this.eat(":");
      const value = this.value();
      object[`$${name}`] = value instanceof PyFloat ? value.value : value;
    }
    return object;
  }
}

/** A generator that waits at instruction 4 with 7 and 8 in its registers. */
function waitingGenerator(isOwnedByLoop: boolean): PyGenerator {
  const globals = new PyDict();
  const frame = new Frame(code, null, globals, globals, [7, 8], null);
  frame.pc = 4;
  frame.sp = 2;
  const generator = new PyGenerator(generatorType, frame);
  generator.isOwnedByLoop = isOwnedByLoop;
  return generator;
}

const words = {
  none: null,
  true: true,
  false: false,
  undefined: undefined,
  generator: waitingGenerator(true),
  shared_generator: waitingGenerator(false),
};

for (const file of fs
  .readdirSync(folder)
  .filter((name) => name.endsWith(".ir"))
  .sort()) {
  describe(file.replace(".ir", ""), () => {
    for (const text of fs.readFileSync(path.join(folder, file), "utf8").split(/^-{4,}\n/m)) {
      const [source, runs] = text.split(/^==>\n/m) as [string, string];
      test((source.split("\n")[0] as string).slice(2), () => runCase(source, runs));
    }
  });
}

function runCase(source: string, runs: string): void {
  const names = new RealNames(code);
  const tree = readTree(source, names);
  for (const backend of backends) {
    const run = compileFor(backend, tree);
    const made = runs
      .trim()
      .split("\n")
      .map((line) => {
        const inputs = line.split("->")[0] as string;
        return `${inputs.trim()} -> ${run(new InputReader(inputs, names).all()).text}`.trim();
      });
    expect(made.join("\n"), backend).toBe(runs.trim());
  }
}
