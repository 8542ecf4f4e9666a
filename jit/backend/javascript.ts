/**
 * The JavaScript backend: one tree becomes one function.
 *
 * Receives an optimized tree and the ranges of its ints; gives the text of a function and the
 * table of its exits. The shape of the text is the shape of the tree (ir/tree.ts): a loop is a
 * labelled `for(;;)`, a bridge is the body of its check's `if`, `continue` assigns the phis and
 * continues a label. Nodes are `const`s in the block where they stand; phis are `let`s in front
 * of their loop.
 *
 * Leaving: variables hold what the interpreter's registers would hold (exit-places.ts). They are
 * brought up to date in front of a check, where they changed; a failing check without a bridge sets
 * `x` to the exit's number and breaks out to the epilogue (function-frame.ts).
 *
 * Raising: before a call that may raise, the exit's variables are brought up to date and `y` is set
 * to the number of the call's exit; one catch around everything leaves there. A call with a bridge has a
 * `try` of its own instead, and the bridge is its `catch`.
 *
 * Interrupts: each loop counts down and reads the shared flag every so many turns; when it is set
 * the trace leaves at the loop's header and the interpreter raises KeyboardInterrupt there. V8: a
 * countdown of a loop's own costs nothing, one shared by nested loops half of a short loop's time.
 *
 * Invariant: equal trees give equal text: objects come in as parameters in order of first use.
 */
import { generate } from "astring";
import type * as ES from "estree";
import { Effect, rowOf } from "../ir/ops.ts";
import {
  type Block,
  type Exit,
  exitNodes,
  type FrameSnapshot,
  type Loop,
  type Merge,
  Node,
  type Snapshot,
  type Tree,
} from "../ir/tree.ts";
import { anyInt, type Range } from "../ir/range.ts";
import {
  conditions,
  type EmitContext,
  emitWith,
  repeatsOperands,
  testedFirst,
  values,
} from "./emitters.ts";
import { ensurePlaces } from "./exit-area.ts";
import { type ExitLayout, ExitPlaces } from "./exit-places.ts";
import {
  addTurns,
  countedTurns,
  rehearsedShare,
  turnsSince,
  wrapFunction,
} from "./function-frame.ts";
import { nestingLevels } from "./nesting.ts";
import { raiseSite, templateOf, valuesOf } from "./raise-sites.ts";
import { canForce } from "./stress.ts";
import {
  arrayOf,
  assign,
  bigLiteral,
  block,
  callOf,
  declare,
  evaluate,
  type Expression,
  expressionTemplate,
  ifThen,
  name,
  newOf,
  not,
  numberLiteral,
  type Statement,
  statementTemplate,
} from "./templates.ts";

export interface Emitted {
  /** The whole text: parameters are `objects`, the body returns the trace function. */
  readonly text: string;
  /** The same with indentation, for people. */
  readonly pretty: () => string;
  readonly parameters: readonly string[];
  readonly objects: readonly unknown[];
  readonly exits: readonly ExitLayout[];
  /** Size of the tree as emitted, in nodes. */
  readonly size: number;
  /** The part of the text that a rehearsal runs. */
  readonly rehearsed: number;
}

/**
 * Turns between two looks at the flag: of a loop without loops in it, of one around such loops, and
 * so on, so that a nest of loops looks at least every few million turns of its innermost.
 */
const interruptTurns = [countedTurns, 64, 8, 1];

/** BigInts beyond this are passed as objects: V8 has no use for their bits. */
const longLiteral = 1n << 128n;

export function emitTree(
  tree: Tree,
  ranges: ReadonlyMap<Node, Range>,
  runtime: Readonly<Record<string, unknown>>,
  unit: object,
): Emitted {
  return new Emitter(tree, ranges, runtime, unit).emit();
}

class Emitter implements EmitContext {
  private readonly objects: unknown[] = [];
  private readonly objectNames = new Map<unknown, string>();
  private readonly names = new Map<Node, string>();
  private readonly inlined = new Map<Node, Expression>();
  private readonly uses = new Map<Node, number>();
  private readonly useBlock = new Map<Node, Block | null>();
  private readonly places = new ExitPlaces((node) => this.operand(node));
  /** What `depth.now` is at the present point, above `d`; -1: what it was at the entry. */
  private told = -1;
  /** May `depth.now` be other than at the entry? */
  private touched = false;
  private hasTreeCalls = false;
  private raising = false;
  private levels: ReadonlyMap<Loop, number> | null = null;
  private nextName = 0;
  private needsDepth = false;
  /** Is there a call from an inlined frame? */
  private callsDeep = false;
  private size = 0;

  constructor(
    private readonly tree: Tree,
    private readonly ranges: ReadonlyMap<Node, Range>,
    private readonly runtimeTable: Readonly<Record<string, unknown>>,
    private readonly unit: object,
  ) {}

  emit(): Emitted {
    this.countUses(this.tree.root);
    // A callee may leave the depth of the frame that it found deeper than it was.
    this.callsDeep ||= this.hasTreeCalls;
    const statements = this.emitBlock(this.tree.root);
    const inputs = this.namedInputs();
    const tree = wrapFunction(
      {
        tree: this.tree,
        unit: this.unit,
        statements,
        places: this.places,
        inputs,
        raises: this.raising,
        needsDepth: this.needsDepth,
        countsTurns: this.countsTurns,
      },
      this,
    ) as never;
    ensurePlaces(Math.max(this.places.values, this.places.doubles));
    // V8: what stands in parentheses is compiled at once instead of being parsed twice.
    const text = `return (${generate(tree, { indent: "" })})`;
    return {
      text,
      pretty: () => `return ${generate(tree)}`,
      parameters: this.objects.map((_, i) => `c${i}`),
      objects: this.objects,
      exits: this.places.exits,
      size: this.size,
      rehearsed: rehearsedShare(this.places, inputs.size, text.length),
    };
  }

  // --- Names, constants, ranges -----------------------------------------------------------------

  rangeOf(node: Node): Range {
    if (node.op === "const" && node.kind === "n")
      return { low: node.object as number, high: node.object as number };
    return this.ranges.get(node) ?? anyInt;
  }

  number(value: number): Expression {
    return numberLiteral(value);
  }

  object(value: unknown): Expression {
    let known = this.objectNames.get(value);
    if (known === undefined) {
      known = `c${this.objects.length}`;
      this.objects.push(value);
      this.objectNames.set(value, known);
    }
    return name(known);
  }

  runtime(key: string): Expression {
    const value = this.runtimeTable[key];
    if (value === undefined) throw new Error(`The runtime has no ${key}.`);
    return this.object(value);
  }

  /** The expression that stands for a node where it is used. */
  private operand(node: Node): Expression {
    if (node.op === "const") return this.constant(node.object);
    const inline = this.inlined.get(node);
    if (inline !== undefined) return inline;
    const known = this.names.get(node) ?? (node.op === "input" ? this.define(node) : undefined);
    if (known === undefined)
      throw new Error(`Node ${node.id} (${node.op}) is used before it is defined.`);
    return name(known);
  }

  private constant(value: unknown): Expression {
    switch (typeof value) {
      case "number":
        return numberLiteral(value);
      case "boolean":
        return { type: "Literal", value, raw: String(value) };
      case "bigint":
        return value > -longLiteral && value < longLiteral ? bigLiteral(value) : this.object(value);
      case "undefined":
        return name("undefined");
      case "string":
        return { type: "Literal", value, raw: JSON.stringify(value) };
      default:
        return value === null ? { type: "Literal", value, raw: "null" } : this.object(value);
    }
  }

  private define(node: Node): string {
    const fresh = `v${this.nextName++}`;
    this.names.set(node, fresh);
    return fresh;
  }

  // --- Which values are used once, and which the catch needs ------------------------------------

  private countUses(code: Block): void {
    for (const node of code.nodes) {
      for (const arg of node.args) this.use(arg, code);
      if (node.exit !== null) {
        exitNodes(node.exit, (n) => this.use(n, null));
        const runsPython = rowOf(node.op).effect === Effect.Call && node.op !== "call_raise";
        if (runsPython && node.exit.frames.length > 1) this.callsDeep = true;
        if (callsCompiled(node)) this.hasTreeCalls = true;
        if (node.op === "guard_depth") this.needsDepth = true;
      }
      if (node.bridge !== null) this.countUses(node.bridge);
      if (node.op === "loop") this.countUses((node.loop as Loop).body);
      if (node.op === "merge") this.countUses((node.merge as Merge).body);
    }
  }

  private use(node: Node, where: Block | null): void {
    const count = this.uses.get(node) ?? 0;
    this.uses.set(node, count + 1);
    this.useBlock.set(node, count === 0 ? where : null);
  }

  /** Pure, used once, in its own block, by something that mentions it once: written in place. */
  private canInline(node: Node, code: Block): boolean {
    return (
      rowOf(node.op).effect === Effect.Pure &&
      this.uses.get(node) === 1 &&
      this.useBlock.get(node) === code
    );
  }

  private namedInputs(): Map<Node, string> {
    const inputs = this.tree.root.nodes.filter((node) => node.op === "input");
    const named = new Map<Node, string>();
    for (const input of inputs) {
      const variable = this.names.get(input);
      if (variable !== undefined) named.set(input, variable);
    }
    return named;
  }

  // --- Blocks -----------------------------------------------------------------------------------

  private emitBlock(code: Block): Statement[] {
    const out: Statement[] = [];
    const singleUsers = this.usersThatRepeat(code);
    for (const node of code.nodes) {
      this.size++;
      if (node.op === "input" || node.op === "phi" || node.op === "const") continue;
      this.emitNode(node, code, out, singleUsers);
    }
    return out;
  }

  /** Nodes of this block that are operands of ops which mention their operands twice. */
  private usersThatRepeat(code: Block): Set<Node> {
    const found = new Set<Node>();
    for (const node of code.nodes) {
      if (repeatsOperands.has(node.op)) for (const arg of node.args) found.add(arg);
    }
    return found;
  }

  private emitNode(node: Node, code: Block, out: Statement[], keep: Set<Node>): void {
    switch (node.op) {
      case "loop":
        this.emitLoop(node, out);
        return;
      case "continue":
        this.emitContinue(node, out);
        return;
      case "merge":
        this.emitMerge(node.merge as Merge, out);
        return;
      case "join":
        this.emitJoin(node, out);
        return;
      case "exit":
        out.push(...this.places.leave(node.exit as Exit, node, out));
        return;
      case "finish":
      case "suspend":
        this.emitFinish(node, out);
        return;
      default:
        break;
    }
    const operands = node.args.map((arg) => this.operand(arg));
    const effect = rowOf(node.op).effect;
    if (effect === Effect.Check) {
      this.emitCheck(node, operands, out);
      return;
    }
    if (node.op === "raised") {
      out.push(evaluate(this.raise(node)));
      return;
    }
    if (effect === Effect.Call && node.bridge === null) {
      const index = this.places.raisingExit(node.exit as Exit, node, out);
      this.raising = true;
      out.push(assign("y", numberLiteral(index)));
    }
    if (node.bridge !== null) {
      this.emitCatching(node, operands, out);
      return;
    }
    if (effect === Effect.Call) this.tellDepth(node, out);
    const value = emitWith(this.valueEmitter(node), operands, node, this);
    if (this.canInline(node, code) && !keep.has(node)) {
      this.inlined.set(node, value);
    } else if (node.kind === "v" || (this.uses.get(node) ?? 0) === 0) {
      if (effect !== Effect.Pure && effect !== Effect.Read) out.push(evaluate(value));
    } else {
      this.bind(node, value, out);
    }
  }

  /** Frames below the callee that do not exist count for RecursionError all the same. */
  private tellDepth(node: Node, out: Statement[]): void {
    // What runs no Python code neither looks at the depth nor goes deeper.
    if (node.op === "call_raise") return;
    const level = (node.exit as Exit).frames.length - 1;
    if (callsCompiled(node)) this.tellCallee(level, out);
    else if (this.tree.isFunction || this.tree.isStep || this.callsDeep)
      out.push(evaluate(callOf(this.runtime("tellDepth"), [depthPlus(numberLiteral(level))])));
    if (callsCompiled(node) || this.callsDeep) this.needsDepth = true;
  }

  /**
   * A compiled callee finds its depth in `depth.now` and leaves it as it was, so that only the
   * first call on a path has to say it, and functions that call nothing never touch it.
   */
  private tellCallee(level: number, out: Statement[]): void {
    if (this.told === level) return;
    this.told = level;
    this.touched = true;
    const check = this.runtime("checkCall");
    out.push(...depthHere(this.runtime("depth"), check, numberLiteral(level)));
  }

  private valueEmitter(node: Node) {
    const emitter = values[node.op];
    if (emitter === undefined) throw new Error(`No emitter for ${node.op}.`);
    return emitter;
  }

  private bind(node: Node, value: Expression, out: Statement[]): void {
    const target = this.define(node);
    out.push(declare("const", target, value));
  }

  private emitCheck(node: Node, operands: Expression[], out: Statement[]): void {
    const condition = conditions[node.op];
    if (condition === undefined) throw new Error(`No condition for ${node.op}.`);
    const used = node.kind !== "v" && (this.uses.get(node) ?? 0) > 0;
    if (node.kind !== "v" && !testedFirst.has(node.op)) {
      this.bind(node, emitWith(this.valueEmitter(node), operands, node, this), out);
      operands = [...operands, name(this.names.get(node) as string)];
      // Unary checks put their result at B, binary ones at C.
    }
    const passes = emitWith(condition, operands, node, this);
    out.push(ifThen(this.failsWhen(node, passes), this.failing(node, out)));
    if (used && testedFirst.has(node.op)) {
      const value = emitWith(this.valueEmitter(node), operands, node, this);
      if (value === operands[0]) this.inlined.set(node, value);
      else this.bind(node, value, out);
    }
  }

  /** A call whose exception the trace handles: its bridge is the catch. */
  private emitCatching(node: Node, operands: Expression[], out: Statement[]): void {
    const value = emitWith(this.valueEmitter(node), operands, node, this);
    let call = evaluate(value);
    if ((this.uses.get(node) ?? 0) > 0) {
      const target = this.define(node);
      out.push(declareLater(target));
      call = assign(target, value);
    }
    // Too deep a call raises here, like what it calls.
    const attempt: Statement[] = [];
    this.tellDepth(node, attempt);
    const { told } = this;
    this.told = -1;
    const bridge = this.places.aside(() => this.emitBlock(node.bridge as Block));
    this.told = told;
    out.push({
      type: "TryStatement",
      block: block([...attempt, call]),
      handler: { type: "CatchClause", param: name("z"), body: block(bridge) },
      finalizer: null,
    });
  }

  /** The function of the runtime that a `raised` is, with the values of the frames it mentions. */
  private raise(node: Node): Expression {
    const { frames } = node.exit as Exit;
    const site = raiseSite(frames, node.imm);
    const exception = this.operand(node.args[0] as Node);
    const top = frames[frames.length - 1] as FrameSnapshot;
    if (site.made.length === 0) {
      const here = this.runtime(`${node.name}Here`);
      return callOf(here, [exception, numberLiteral(top.pc)]);
    }
    const locals = valuesOf(site).map((s) => this.built(s));
    const there = this.runtime(`${node.name}Within`);
    return callOf(there, [exception, this.object(site), arrayOf(locals)]);
  }

  /** A value of a snapshot as an expression: what is not built in the trace is built here. */
  private built(snapshot: Snapshot): Expression {
    if (snapshot === null) return name("undefined");
    if (snapshot instanceof Node) {
      const value = this.operand(snapshot);
      return snapshot.kind === "f" ? newOf(this.runtime("PyFloat"), [value]) : value;
    }
    const object = templateOf(snapshot);
    if (object === null) return name("undefined");
    const values = object.values.map((value) => this.operand(value));
    const build = this.runtime("buildVirtual");
    return callOf(build, [this.object(object.template), arrayOf(values)]);
  }

  private failsWhen(node: Node, passes: Expression): Expression {
    if (this.runtimeTable.forceExit === undefined || !canForce(node)) return not(passes);
    return orForced(passes, this.runtime("forceExit"));
  }

  /** What happens when a check fails: its bridge, or leaving. */
  private failing(node: Node, out: Statement[]): Statement[] {
    if (node.bridge === null) return this.places.leave(node.exit as Exit, node, out);
    const { told, touched } = this;
    const bridge = this.places.aside(() => this.emitBlock(node.bridge as Block));
    this.told = told;
    this.touched = touched;
    return bridge;
  }

  // --- Loops ------------------------------------------------------------------------------------

  private emitLoop(node: Node, out: Statement[]): void {
    const loop = node.loop as Loop;
    loop.phis.forEach((phi, i) => {
      const init = this.operand(node.args[i] as Node);
      const target = this.define(phi);
      out.push(declare("let", target, init));
    });
    this.places.enterLoop(loop);
    // The depth may be anything by the next turn.
    this.told = -1;
    this.touched ||= this.hasTreeCalls;
    const turn: Statement[] = node.exit === null ? [] : this.emitInterruptCheck(node.exit, node);
    if (!this.countsTurns) {
      const { counter, turns } = this.countdownOf(loop);
      out.push(declare("let", counter.name, numberLiteral(turns)));
    }
    out.push({
      type: "LabeledStatement",
      label: name(`L${this.loopNumber(loop)}`),
      body: {
        type: "ForStatement",
        init: null,
        test: null,
        update: null,
        body: block([...turn, ...this.emitBlock(loop.body)]),
      },
    });
  }

  private readonly loopNumbers = new Map<Loop, number>();
  private loopNumber(loop: Loop): number {
    let number = this.loopNumbers.get(loop);
    if (number === undefined) {
      number = this.loopNumbers.size;
      this.loopNumbers.set(loop, number);
    }
    return number;
  }

  /** A loop's countdown to its next look at the flag; the shared one where turns are counted. */
  private countdownOf(loop: Loop): { counter: ES.Identifier; turns: number } {
    if (this.countsTurns) return { counter: name("q"), turns: countedTurns };
    this.levels ??= nestingLevels(this.tree);
    const level = Math.min(this.levels.get(loop) ?? 0, interruptTurns.length - 1);
    return { counter: name(`q${this.loopNumber(loop)}`), turns: interruptTurns[level] as number };
  }

  // --- Merges -----------------------------------------------------------------------------------

  private emitMerge(merge: Merge, out: Statement[]): void {
    for (const phi of merge.phis) {
      if ((this.uses.get(phi) ?? 0) === 0) continue;
      out.push(declare("let", this.define(phi), null));
    }
    const label = name(`M${this.mergeNumber(merge)}`);
    const body = this.places.merging(() => this.emitBlock(merge.body));
    out.push({ type: "LabeledStatement", label, body: block(body) });
    this.told = -1;
    this.touched ||= this.hasTreeCalls;
  }

  private emitJoin(node: Node, out: Statement[]): void {
    const merge = node.merge as Merge;
    merge.phis.forEach((phi, i) => {
      const target = this.names.get(phi);
      if (target !== undefined) out.push(assign(target, this.operand(node.args[i] as Node)));
    });
    out.push({ type: "BreakStatement", label: name(`M${this.mergeNumber(merge)}`) });
  }

  private readonly mergeNumbers = new Map<Merge, number>();
  private mergeNumber(merge: Merge): number {
    let number = this.mergeNumbers.get(merge);
    if (number === undefined) {
      number = this.mergeNumbers.size;
      this.mergeNumbers.set(merge, number);
    }
    return number;
  }

  private emitInterruptCheck(exit: Exit, node: Node): Statement[] {
    const { counter, turns } = this.countdownOf(node.loop as Loop);
    const flag = this.runtime("interruptFlag");
    const load: Expression = {
      type: "CallExpression",
      callee: {
        type: "MemberExpression",
        object: name("Atomics"),
        property: name("load"),
        computed: false,
        optional: false,
      },
      arguments: [flag, numberLiteral(0)],
      optional: false,
    };
    const countdown: Expression = {
      type: "BinaryExpression",
      operator: "===",
      left: { type: "UpdateExpression", operator: "--", prefix: true, argument: counter },
      right: numberLiteral(0),
    };
    const moves: Statement[] = [];
    const leave = this.places.aside(() => this.places.leave(exit, node, moves));
    return [
      ifThen(countdown, [
        assign(counter.name, numberLiteral(turns)),
        ...this.countTurns(numberLiteral(turns)),
        ifThen({ type: "BinaryExpression", operator: "!==", left: load, right: numberLiteral(0) }, [
          ...moves,
          ...leave,
        ]),
      ]),
    ];
  }

  /** For statistics: the countdown knows how many turns were made. */
  private countTurns(turns: Expression): Statement[] {
    return this.countsTurns ? addTurns(this.runtime("turns"), turns) : [];
  }

  private get countsTurns(): boolean {
    return this.runtimeTable.turns !== undefined;
  }

  /** Assigns the phis as if at once, breaking cycles with a temporary. */
  private emitContinue(node: Node, out: Statement[]): void {
    const loop = node.loop as Loop;
    const moves: { target: string; value: Expression; reads: Set<string> }[] = [];
    loop.phis.forEach((phi, i) => {
      const arg = node.args[i] as Node;
      if (arg === phi) return;
      const value = this.operand(arg);
      moves.push({ target: this.names.get(phi) as string, value, reads: namesIn(value) });
    });
    while (moves.length > 0) {
      const free = moves.findIndex((m) => !moves.some((o) => o !== m && o.reads.has(m.target)));
      if (free >= 0) {
        const [move] = moves.splice(free, 1);
        if (move !== undefined) out.push(assign(move.target, move.value));
      } else {
        const first = moves[0] as { target: string; value: Expression; reads: Set<string> };
        const temporary = `t${this.nextName++}`;
        out.push(declare("const", temporary, first.value));
        first.value = name(temporary);
        first.reads = new Set();
      }
    }
    out.push({ type: "ContinueStatement", label: name(`L${this.loopNumber(loop)}`) });
  }

  private emitFinish(node: Node, out: Statement[]): void {
    const value = this.operand(node.args[0] as Node);
    const ends = this.tree.isStep && node.op === "finish";
    const result = ends ? callOf(this.runtime("setReturned"), [value]) : value;
    if (this.touched) out.push(...depthBefore(this.runtime("depth")));
    out.push(...this.countTurns(turnsSince()));
    out.push({ type: "ReturnStatement", argument: result });
  }
}

/** Does it look for its depth in `depth.now`? */
function callsCompiled({ op }: Node): boolean {
  return op === "call_tree" || op === "call_generator";
}

const depthHere = statementTemplate(
  "if (d + C >= A.limit || --A.turns < 0) B(A, d + C); A.now = d + C;",
);
const depthPlus = expressionTemplate("d + A");
const depthBefore = statementTemplate("A.now = d - 1;");

const orForced = expressionTemplate("!A || B()");

function declareLater(target: string): Statement {
  const declarator = { type: "VariableDeclarator" as const, id: name(target), init: null };
  return { type: "VariableDeclaration", kind: "let", declarations: [declarator] };
}

/** The v and t names an expression reads. */
function namesIn(expression: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(expression)) {
    for (const item of expression) namesIn(item, found);
  } else if (expression !== null && typeof expression === "object") {
    const node = expression as { type?: string; name?: string };
    if (node.type === "Identifier") found.add(node.name as string);
    for (const key in node) namesIn((node as Record<string, unknown>)[key], found);
  }
  return found;
}
