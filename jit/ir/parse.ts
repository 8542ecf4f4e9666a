/**
 * Reads the textual form (text.ts) back into a tree.
 *
 * One statement stands on a line; a line that ends in `{` opens a bridge or a loop's body. Names
 * of values are free as long as the first letter is the kind (`n_total` will do). Lines that
 * begin with `#` are comments. Objects are found by `names`; without it each name becomes an
 * object of its own, which is enough for the optimizer.
 *
 * What is read is not checked beyond its syntax: that is verify.ts.
 */
import type { Code } from "../../src/bytecode/code.ts";
import { PyFloat } from "../../src/objects/object.ts";
import { InventedNames, type ObjectNames } from "./names.ts";
import { type IrOp, irOps, type Kind } from "./ops.ts";
import {
  Block,
  constant,
  Exit,
  type FrameSnapshot,
  type GeneratorState,
  Loop,
  Merge,
  Node,
  Paused,
  type Snapshot,
  Tree,
  type VirtualKind,
  VirtualSnapshot,
} from "./tree.ts";

/** Where the tree stands, and what the names in its text mean. */
export interface ParseOptions {
  readonly code: Code;
  readonly pc?: number;
  readonly isFunction?: boolean;
  readonly isStep?: boolean;
  readonly id?: number;
  readonly names?: ObjectNames;
}

export class IrSyntaxError extends Error {}

export function parseTree(text: string, options: ParseOptions): Tree {
  return new Parser(text, options).parse();
}

const virtualKinds: Readonly<Record<VirtualKind, true>> = {
  range: true,
  range_iterator: true,
  list_iterator: true,
  tuple_iterator: true,
  str_iterator: true,
  bytes_iterator: true,
  dict_key_iterator: true,
  dict_value_iterator: true,
  dict_item_iterator: true,
  set_iterator: true,
  list_reverse_iterator: true,
  enumerate: true,
  zip: true,
  generator: true,
  tuple: true,
  method: true,
  function: true,
  float: true,
  complex: true,
  word: true,
  instance: true,
  list: true,
  cell: true,
};

interface Facts {
  name: string;
  imm: number;
  object: unknown;
}

class Parser {
  private readonly lines: string[];
  private next = 0;
  /** The rest of the present line. */
  private rest = "";
  private readonly values = new Map<string, Node>();
  private readonly loops = new Map<string, Loop>();
  private readonly merges = new Map<string, Merge>();
  private readonly tree: Tree;
  private readonly names: ObjectNames;
  private labels = new Map<string, VirtualSnapshot>();

  constructor(text: string, options: ParseOptions) {
    const { code, pc = 0, isFunction = false, isStep = false, id = 0, names } = options;
    this.lines = text.split("\n");
    this.tree = new Tree(code, pc, isFunction, id, isStep);
    this.names = names ?? new InventedNames(code);
  }

  parse(): Tree {
    this.block(this.tree.root);
    if (this.next < this.lines.length) this.fail("nothing is open here");
    return this.tree;
  }

  // --- Lines ------------------------------------------------------------------------------------

  /** Reads statements to the closing brace, or to the end of the text. */
  private block(block: Block): void {
    while (this.next < this.lines.length) {
      this.rest = (this.lines[this.next++] as string).trim();
      if (this.rest === "" || this.rest.startsWith("#")) continue;
      if (this.eat("}")) return;
      if (this.eat("loop ")) this.loop(block);
      else if (this.eat("merge ")) this.merge(block);
      else this.statement(block);
    }
  }

  private statement(block: Block): void {
    const result = this.match(/^([ngfbsra]\w*) = /);
    const node = this.operation(result === null ? null : (result[1] as string));
    block.nodes.push(node);
    if (result !== null) this.values.set(result[1] as string, node);
    if (this.eat(" {")) {
      this.endLine();
      node.bridge = new Block();
      this.block(node.bridge);
      this.endLine();
      return;
    }
    this.endLine();
  }

  private loop(block: Block): void {
    const label = this.expect(/^\w+/, "a loop's label");
    this.require("(");
    const phis: [string, Node][] = [];
    while (!this.eat(")")) {
      if (phis.length > 0) this.require(", ");
      const name = this.expect(/^[ngfbsra]\w*/, "a phi");
      this.require(" = ");
      phis.push([name, this.value()]);
    }
    const nodes = phis.map(([name]) => new Node("phi", name[0] as Kind, []));
    phis.forEach(([name], i) => {
      this.values.set(name, nodes[i] as Node);
    });
    const exit = this.exit();
    this.require(" {");
    this.endLine();
    const at = exit?.frames[exit.frames.length - 1];
    const loop = new Loop(at?.code ?? this.tree.code, at?.pc ?? this.tree.pc);
    loop.phis.push(...nodes);
    this.loops.set(label, loop);
    block.nodes.push(
      new Node(
        "loop",
        "v",
        phis.map(([, init]) => init),
        { loop, exit },
      ),
    );
    this.block(loop.body);
    this.endLine();
  }

  private merge(block: Block): void {
    const label = this.expect(/^\w+/, "a merge's label");
    this.require(" {");
    this.endLine();
    const merge = new Merge(this.tree.code, this.tree.pc);
    this.merges.set(label, merge);
    block.nodes.push(new Node("merge", "v", [], { merge }));
    this.block(merge.body);
    this.require(" -> (");
    while (!this.eat(")")) {
      if (merge.phis.length > 0) this.require(", ");
      const name = this.expect(/^[ngfbsra]\w*/, "a phi");
      const phi = new Node("phi", name[0] as Kind, []);
      merge.phis.push(phi);
      this.values.set(name, phi);
    }
    this.endLine();
  }

  private operation(result: string | null): Node {
    const op = this.expect(/^\w+/, "an operation") as IrOp;
    if (!(op in irOps)) this.fail(`there is no operation '${op}'`);
    const kind = (result === null ? "v" : result[0]) as Kind;
    if (op === "input") {
      return new Node(op, kind, [], { imm: Number(this.expect(/^ -?\d+/, "a register")) });
    }
    const loop = op === "continue" ? this.enclosing(this.expect(/^ \w+/, "a loop").trim()) : null;
    const merge = op === "join" ? this.merging(this.expect(/^ \w+/, "a merge").trim()) : null;
    const args = op === "exit" ? [] : this.operands();
    return new Node(op, kind, args, { ...this.facts(), exit: this.exit(), loop, merge });
  }

  private enclosing(label: string): Loop {
    return this.loops.get(label) ?? this.fail(`there is no loop ${label}`);
  }

  private merging(label: string): Merge {
    return this.merges.get(label) ?? this.fail(`there is no merge ${label}`);
  }

  private operands(): Node[] {
    this.require("(");
    const args: Node[] = [];
    while (!this.eat(")")) {
      if (args.length > 0) this.require(", ");
      args.push(this.value());
    }
    return args;
  }

  // --- Values and facts -------------------------------------------------------------------------

  private value(): Node {
    return this.tryConstant() ?? this.named(this.expect(/^[ngfbsra]\w*/, "a value"));
  }

  private named(name: string): Node {
    return this.values.get(name) ?? this.fail(`${name} is not defined`);
  }

  private tryConstant(): Node | null {
    const kind = this.match(/^([ngfbsr]):/)?.[1] as Kind | undefined;
    const [value, usual] = this.literal() ?? [undefined, null];
    if (usual !== null) return constant(value, kind ?? usual);
    if (kind !== undefined) this.fail("a constant must follow its kind");
    return null;
  }

  private literal(): [unknown, Kind] | null {
    const word = this.match(/^(true|false|none|undefined|nan|-?inf)\b/)?.[1];
    if (word !== undefined) return words.get(word) as [unknown, Kind];
    const big = this.match(/^(-?\d+)n\b/);
    if (big !== null) return [BigInt(big[1] as string), "g"];
    const number = this.match(/^-?\d+(\.\d+)?(e[+-]?\d+)?/)?.[0];
    if (number !== undefined) return [Number(number), /[.e]/.test(number) ? "f" : "n"];
    const text = this.match(/^"(?:[^"\\]|\\.)*"/)?.[0];
    if (text !== undefined) return [JSON.parse(text), "s"];
    const object = this.match(/^'(\w+) ([^']+)'/);
    return object === null ? null : [this.object(object[1] as string, object[2] as string), "r"];
  }

  private object(word: string, name: string): unknown {
    return word === "float" ? new PyFloat(readFloat(name)) : this.names.resolve(word, name);
  }

  private facts(): Facts {
    const facts: Facts = { name: "", imm: 0, object: undefined };
    if (!this.eat(" <")) return facts;
    do this.fact(facts);
    while (this.eat(", "));
    this.require(">");
    return facts;
  }

  private fact(facts: Facts): void {
    const number = this.match(/^-?\d+/)?.[0];
    const quoted = number === undefined ? this.match(/^"(?:[^"\\]|\\.)*"/)?.[0] : undefined;
    const object = number === undefined ? this.match(/^(\w+) ([\w.$~-]+)/) : null;
    if (number !== undefined) facts.imm = Number(number);
    else if (quoted !== undefined) facts.name = JSON.parse(quoted);
    else if (object !== null) facts.object = this.object(object[1] as string, object[2] as string);
    else facts.name = this.expect(/^[\w$.]+/, "a name, a number or an object");
  }

  // --- Exits ------------------------------------------------------------------------------------

  private exit(): Exit | null {
    if (!/^ (init )?([\w.$~]+|'[^']+'(<\w+>)?)?@/.test(this.rest)) return null;
    this.require(" ");
    this.labels = new Map();
    const frames = [this.frame(true)];
    while (this.eat(" > ")) frames.push(this.frame(false));
    return new Exit(frames, this.entries());
  }

  private frame(isOutermost: boolean): FrameSnapshot {
    const isInit = this.eat("init ");
    const isOperator = this.eat("operator ");
    const resumed = this.eat("for ") ? "for" : this.eat("send ") ? "send" : null;
    const name = this.match(/^([\w.$~]+|'[^']+')(?=[@<])/)?.[1];
    const isKnown = name !== undefined && !name.startsWith("'");
    const func = isKnown ? this.names.resolve("function", name) : null;
    const made = this.eat("<") ? this.base() : null;
    const place = this.match(/^@(\d+)/) ?? this.fail("a frame is expected");
    const code = this.codeOf(name, func);
    if (name === undefined && !isOutermost) this.fail("an inlined frame needs a function");
    const pc = Number(place[1]);
    const callee = isKnown ? constant(func, "r") : made;
    return { code, pc, regs: this.registers(), func: callee, isInit, isOperator, resumed };
  }

  private codeOf(name: string | undefined, func: unknown): Code {
    if (name === undefined) return this.tree.code;
    if (func !== null) return (func as { code: Code }).code;
    return this.names.resolve("code", name.slice("'code ".length, -1)) as Code;
  }

  /** A frame without brackets has no registers. */
  private registers(): Snapshot[] {
    return this.eat(" [") ? this.snapshots("]") : [];
  }

  private snapshots(end: string): Snapshot[] {
    const found: Snapshot[] = [];
    while (!this.eat(end)) {
      if (found.length > 0) this.require(", ");
      found.push(this.snapshot());
    }
    return found;
  }

  private snapshot(): Snapshot {
    if (this.match(/^_(?!\w)/) !== null) return null;
    const label = this.match(/^#(\d+)/)?.[1];
    if (label !== undefined && !this.eat("=")) {
      return this.labels.get(label) ?? this.fail(`#${label} is not defined`);
    }
    const what = this.match(/^(\w+)(?=[<{])/)?.[1];
    if (what === undefined) return this.value();
    if (!(what in virtualKinds)) this.fail(`nothing of kind '${what}' can be built`);
    const base = this.eat("<") ? this.base() : null;
    this.require("{");
    const fields = this.snapshots("}");
    const made = new VirtualSnapshot(what as VirtualKind, base, fields, this.generatorState());
    if (label !== undefined) this.labels.set(label, made);
    return made;
  }

  private generatorState(): GeneratorState | null {
    const found = this.match(/^'code ([^']+)'@(\w+)(!?)/);
    if (found === null) return null;
    const [, name, place, mark] = found;
    const pc =
      place === "running" ? Paused.Running : place === "end" ? Paused.Finished : Number(place);
    const code = this.names.resolve("code", name as string) as Code;
    return { code, pc, isOwnedByLoop: mark === "!" };
  }

  private base(): Snapshot {
    const base = this.snapshot();
    this.require(">");
    return base;
  }

  private entries(): [unknown, Snapshot][] {
    const found: [unknown, Snapshot][] = [];
    if (this.rest === " {" || !this.eat(" {")) return found;
    while (!this.eat("}")) {
      if (found.length > 0) this.require(", ");
      const name = this.expect(/^[\w.$~]+/, "a name");
      this.require(": ");
      found.push([this.names.resolve("entry", name), this.snapshot()]);
    }
    return found;
  }

  // --- Characters -------------------------------------------------------------------------------

  private eat(text: string): boolean {
    if (!this.rest.startsWith(text)) return false;
    this.rest = this.rest.slice(text.length);
    return true;
  }

  private require(text: string): void {
    if (!this.eat(text)) this.fail(`'${text}' is expected`);
  }

  /** `pattern` must be anchored. */
  private match(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.rest);
    if (found !== null) this.rest = this.rest.slice(found[0].length);
    return found;
  }

  private expect(pattern: RegExp, what: string): string {
    return this.match(pattern)?.[0] ?? this.fail(`${what} is expected`);
  }

  private endLine(): void {
    if (this.rest !== "") this.fail("the line should end");
  }

  private fail(problem: string): never {
    throw new IrSyntaxError(`line ${this.next}: ${problem}, not '${this.rest}'`);
  }
}

const words: ReadonlyMap<string, [unknown, Kind]> = new Map<string, [unknown, Kind]>([
  ["true", [true, "b"]],
  ["false", [false, "b"]],
  ["none", [null, "r"]],
  ["undefined", [undefined, "r"]],
  ["nan", [Number.NaN, "f"]],
  ["inf", [Number.POSITIVE_INFINITY, "f"]],
  ["-inf", [Number.NEGATIVE_INFINITY, "f"]],
]);

function readFloat(text: string): number {
  return (words.get(text)?.[0] as number | undefined) ?? Number(text);
}
