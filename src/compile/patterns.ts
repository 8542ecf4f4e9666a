// Patterns: the match statement.
//
// A pattern takes the subject off the stack and falls through when it matches. Where it fails, the
// stack holds whatever was being taken apart; each failure jumps to a label that pops exactly that much
// (`failures[n]` pops n items). Captured values wait on the stack until the whole pattern has matched,
// below what is still to be examined; `onTop` counts what lies above them.
//
// Invariant: names are stored only after every sub-pattern matched.

import { type Label, noPlace, type Place } from "../bytecode/assembler.ts";
import { Op } from "../bytecode/opcodes.ts";
import type { Pattern, Stmt } from "../syntax/ast.ts";
import { jumpIf } from "./conditions.ts";
import { type Const, keyOf, namesTuple, tuple } from "./constants.ts";
import type { Context } from "./context.ts";
import { reprConstant } from "./unparse.ts";

/** What is known while one pattern is compiled. */
interface MatchState {
  /** Names captured so far, in the order their values lie on the stack. */
  stores: string[];
  /** Irrefutable patterns are an error unless this is the last case. */
  allowsIrrefutable: boolean;
  failures: Label[];
  onTop: number;
}

type MatchStmt = Extract<Stmt, { kind: "Match" }>;

export function compileMatch(c: Context, node: MatchStmt): void {
  const end = c.label();
  c.expr(node.subject);
  const last = node.cases[node.cases.length - 1] as (typeof node.cases)[number];
  const hasDefault = isWildcard(last.pattern) && node.cases.length > 1;
  const tested = hasDefault ? node.cases.slice(0, -1) : node.cases;
  for (const [index, matchCase] of tested.entries()) {
    const isLastTested = index === tested.length - 1;
    // The last one may take the subject itself.
    if (!isLastTested) c.emit(Op.COPY, 1, matchCase.pattern);
    const state: MatchState = {
      stores: [],
      // Python: only the last case, or one with a guard, may match everything.
      allowsIrrefutable: matchCase.guard !== null || index === node.cases.length - 1,
      failures: [],
      onTop: 0,
    };
    compilePattern(c, matchCase.pattern, state);
    for (const name of state.stores) c.storeName(name, matchCase.pattern);
    if (matchCase.guard !== null) {
      ensureFailures(c, state, 0);
      jumpIf(c, matchCase.guard, state.failures[0] as Label, false);
    }
    if (!isLastTested) c.op(Op.POP_TOP, matchCase.pattern);
    c.conditionalBody(matchCase.body);
    c.jump(end, noPlace);
    emitFailures(c, state, matchCase.pattern);
  }
  if (hasDefault) {
    if (last.guard !== null) jumpIf(c, last.guard, end, false);
    c.conditionalBody(last.body);
  }
  c.mark(end);
}

function isWildcard(node: Pattern): boolean {
  return node.kind === "MatchAs" && node.name === null;
}

function isStarWildcard(node: Pattern): boolean {
  return node.kind === "MatchStar" && node.name === null;
}

// Failing.

function ensureFailures(c: Context, state: MatchState, count: number): void {
  while (state.failures.length <= count) state.failures.push(c.label());
}

/** Jumps to the failure that pops what is on top and all captures. */
function jumpToFailure(c: Context, state: MatchState, op: Op | null, place: Place): void {
  const pops = state.onTop + state.stores.length;
  ensureFailures(c, state, pops);
  const label = state.failures[pops] as Label;
  if (op === null) c.jump(label, place);
  else c.jumpIf(op, label, place);
}

function emitFailures(c: Context, state: MatchState, place: Place): void {
  for (let pops = state.failures.length - 1; pops > 0; pops--) {
    c.mark(state.failures[pops] as Label);
    c.op(Op.POP_TOP, place);
  }
  if (state.failures[0] !== undefined) c.mark(state.failures[0]);
  state.failures = [];
}

// Capturing.

function capture(c: Context, name: string | null, state: MatchState, place: Pattern): void {
  if (name === null) return c.op(Op.POP_TOP, place);
  if (state.stores.includes(name))
    c.fail(`multiple assignments to name '${name}' in pattern`, place);
  // Under everything still to be examined and under earlier captures.
  rotate(c, state.onTop + state.stores.length + 1, place);
  state.stores.push(name);
}

/** Moves the top `count - 1` places down. */
function rotate(c: Context, count: number, place: Place): void {
  for (let depth = count; depth > 1; depth--) c.emit(Op.SWAP, depth, place);
}

// The patterns.

function compilePattern(c: Context, node: Pattern, state: MatchState): void {
  switch (node.kind) {
    case "MatchValue":
      c.expr(node.value);
      c.op(Op.COMPARE_EQ, node);
      return jumpToFailure(c, state, Op.POP_JUMP_IF_FALSE, node);
    case "MatchSingleton":
      if (node.value.type === "none") {
        return jumpToFailure(c, state, Op.POP_JUMP_IF_NOT_NONE, node);
      }
      c.load(node.value, node);
      c.emit(Op.IS_OP, 0, node);
      return jumpToFailure(c, state, Op.POP_JUMP_IF_FALSE, node);
    case "MatchSequence":
      return compileSequence(c, node, state);
    case "MatchMapping":
      return compileMapping(c, node, state);
    case "MatchClass":
      return compileClassPattern(c, node, state);
    case "MatchStar":
      return capture(c, node.name, state, node);
    case "MatchAs":
      return compileAs(c, node, state);
    case "MatchOr":
      return compileOr(c, node, state);
  }
}

/** A sub-pattern may be irrefutable wherever it stands. */
function compileSubpattern(c: Context, node: Pattern, state: MatchState): void {
  const before = state.allowsIrrefutable;
  state.allowsIrrefutable = true;
  compilePattern(c, node, state);
  state.allowsIrrefutable = before;
}

function compileAs(
  c: Context,
  node: Extract<Pattern, { kind: "MatchAs" }>,
  state: MatchState,
): void {
  if (node.pattern === null) {
    if (!state.allowsIrrefutable) {
      if (node.name !== null) {
        c.fail(`name capture '${node.name}' makes remaining patterns unreachable`, node);
      }
      c.fail("wildcard makes remaining patterns unreachable", node);
    }
    return capture(c, node.name, state, node);
  }
  state.onTop++;
  c.emit(Op.COPY, 1, node);
  compilePattern(c, node.pattern, state);
  state.onTop--;
  capture(c, node.name, state, node);
}

function compileSequence(
  c: Context,
  node: Extract<Pattern, { kind: "MatchSequence" }>,
  state: MatchState,
): void {
  const { patterns } = node;
  const star = patterns.findIndex((pattern) => pattern.kind === "MatchStar");
  if (patterns.slice(star + 1).some((pattern) => star >= 0 && pattern.kind === "MatchStar")) {
    c.fail("multiple starred names in sequence pattern", node);
  }
  const isStarWild = star >= 0 && isStarWildcard(patterns[star] as Pattern);
  const onlyWild = patterns.every((pattern) => isWildcard(pattern) || isStarWildcard(pattern));
  state.onTop++;
  c.op(Op.MATCH_SEQUENCE, node);
  jumpToFailure(c, state, Op.POP_JUMP_IF_FALSE, node);
  emitLengthTest(c, patterns.length, star, node, state);
  state.onTop--;
  if (onlyWild) c.op(Op.POP_TOP, node);
  else if (isStarWild) compileByIndex(c, node, star, state);
  else compileByUnpacking(c, node, star, state);
}

function emitLengthTest(
  c: Context,
  size: number,
  star: number,
  place: Place,
  state: MatchState,
): void {
  if (star >= 0 && size === 1) return;
  c.op(Op.GET_LEN, place);
  c.loadInt(star < 0 ? size : size - 1, place);
  c.op(star < 0 ? Op.COMPARE_EQ : Op.COMPARE_GE, place);
  jumpToFailure(c, state, Op.POP_JUMP_IF_FALSE, place);
}

function compileByUnpacking(
  c: Context,
  node: Extract<Pattern, { kind: "MatchSequence" }>,
  star: number,
  state: MatchState,
): void {
  const { patterns } = node;
  const after = patterns.length - star - 1;
  if (star < 0) {
    c.emit(Op.UNPACK_SEQUENCE, patterns.length, node);
  } else {
    if (star >= 1 << 8 || after >= 1 << 16) {
      c.fail("too many expressions in star-unpacking sequence pattern", node);
    }
    c.emit(Op.UNPACK_EX, star | (after << 8), node);
  }
  state.onTop += patterns.length;
  for (const pattern of patterns) {
    state.onTop--;
    compileSubpattern(c, pattern, state);
  }
}

/** Around a `*_` items are fetched one by one, so that nothing is copied. */
function compileByIndex(
  c: Context,
  node: Extract<Pattern, { kind: "MatchSequence" }>,
  star: number,
  state: MatchState,
): void {
  const size = node.patterns.length;
  state.onTop++;
  for (const [index, pattern] of node.patterns.entries()) {
    if (isWildcard(pattern) || index === star) continue;
    c.emit(Op.COPY, 1, node);
    if (index < star) {
      c.loadInt(index, node);
    } else {
      c.op(Op.GET_LEN, node);
      c.loadInt(size - index, node);
      c.op(Op.BINARY_SUBTRACT, node);
    }
    c.op(Op.BINARY_SUBSCR, node);
    compileSubpattern(c, pattern, state);
  }
  state.onTop--;
  c.op(Op.POP_TOP, node);
}

function compileMapping(
  c: Context,
  node: Extract<Pattern, { kind: "MatchMapping" }>,
  state: MatchState,
): void {
  const size = node.keys.length;
  state.onTop++;
  c.op(Op.MATCH_MAPPING, node);
  jumpToFailure(c, state, Op.POP_JUMP_IF_FALSE, node);
  if (size === 0 && node.rest === null) {
    state.onTop--;
    return c.op(Op.POP_TOP, node);
  }
  if (size > 0) {
    c.op(Op.GET_LEN, node);
    c.loadInt(size, node);
    c.op(Op.COMPARE_GE, node);
    jumpToFailure(c, state, Op.POP_JUMP_IF_FALSE, node);
  }
  emitKeys(c, node);
  // subject, keys, values or None
  c.op(Op.MATCH_KEYS, node);
  state.onTop += 2;
  c.emit(Op.COPY, 1, node);
  jumpToFailure(c, state, Op.POP_JUMP_IF_NONE, node);
  c.emit(Op.UNPACK_SEQUENCE, size, node);
  state.onTop += size - 1;
  for (const pattern of node.patterns) {
    state.onTop--;
    compileSubpattern(c, pattern, state);
  }
  // subject and keys are left
  state.onTop -= 2;
  if (node.rest === null) {
    c.op(Op.POP_TOP, node);
    return c.op(Op.POP_TOP, node);
  }
  emitRest(c, size, node);
  capture(c, node.rest, state, node);
}

function emitKeys(c: Context, node: Extract<Pattern, { kind: "MatchMapping" }>): void {
  const seen = new Set<string>();
  const constants: Const[] = [];
  for (const key of node.keys) {
    const constant = c.folder.fold(key);
    if (constant === null) {
      if (key.kind !== "Attribute") {
        c.fail("mapping pattern keys may only match literals and attribute lookups", node);
      }
      continue;
    }
    const id = keyOf(constant);
    if (seen.has(id)) {
      c.fail(`mapping pattern checks duplicate key (${reprConstant(constant)})`, node);
    }
    seen.add(id);
    constants.push(constant);
  }
  if (constants.length === node.keys.length) return c.load(tuple(constants), node);
  for (const key of node.keys) c.expr(key);
  c.emit(Op.BUILD_TUPLE, node.keys.length, node);
}

/** From `subject keys` the dict of the items that no key took. */
function emitRest(c: Context, size: number, place: Place): void {
  c.emit(Op.BUILD_MAP, 0, place);
  c.emit(Op.SWAP, 3, place);
  c.emit(Op.DICT_UPDATE, 2, place);
  c.emit(Op.UNPACK_SEQUENCE, size, place);
  for (let left = size; left > 0; left--) {
    c.emit(Op.COPY, 1 + left, place);
    c.emit(Op.SWAP, 2, place);
    c.op(Op.DELETE_SUBSCR, place);
  }
}

function compileClassPattern(
  c: Context,
  node: Extract<Pattern, { kind: "MatchClass" }>,
  state: MatchState,
): void {
  const seen = new Set<string>();
  for (const [index, name] of node.kwd_attrs.entries()) {
    if (seen.has(name)) {
      c.fail(
        `attribute name repeated in class pattern: ${name}`,
        node.kwd_patterns[index] as Pattern,
      );
    }
    seen.add(name);
  }
  c.expr(node.cls);
  c.load(namesTuple(node.kwd_attrs), node);
  c.emit(Op.MATCH_CLASS, node.patterns.length, node);
  c.emit(Op.COPY, 1, node);
  state.onTop++;
  jumpToFailure(c, state, Op.POP_JUMP_IF_NONE, node);
  const subpatterns = [...node.patterns, ...node.kwd_patterns];
  c.emit(Op.UNPACK_SEQUENCE, subpatterns.length, node);
  state.onTop += subpatterns.length - 1;
  for (const pattern of subpatterns) {
    state.onTop--;
    if (isWildcard(pattern)) c.op(Op.POP_TOP, node);
    else compileSubpattern(c, pattern, state);
  }
}

/** Each alternative must bind the same names; captures are brought into the first one's order. */
function compileOr(
  c: Context,
  node: Extract<Pattern, { kind: "MatchOr" }>,
  state: MatchState,
): void {
  const end = c.label();
  let control: string[] | null = null;
  const last = node.patterns.length - 1;
  for (const [index, alternative] of node.patterns.entries()) {
    const inner: MatchState = {
      stores: [],
      allowsIrrefutable: index === last && state.allowsIrrefutable,
      failures: [],
      onTop: 0,
    };
    c.emit(Op.COPY, 1, alternative);
    compilePattern(c, alternative, inner);
    if (control === null) control = inner.stores;
    else reorderCaptures(c, control, inner.stores, node, alternative);
    c.jump(end, alternative);
    emitFailures(c, inner, alternative);
  }
  // No alternative matched: the subject goes, and so does everything else.
  const names = control ?? [];
  c.op(Op.POP_TOP, node);
  jumpToFailure(c, state, null, node);
  c.mark(end);
  placeCaptures(c, names, state, node);
}

function reorderCaptures(
  c: Context,
  control: readonly string[],
  stores: string[],
  node: Pattern,
  alternative: Pattern,
): void {
  if (control.length !== stores.length) failDifferentNames(c, node);
  for (let at = control.length - 1; at >= 0; at--) {
    const found = stores.indexOf(control[at] as string);
    if (found < 0) failDifferentNames(c, node);
    if (found === at) continue;
    // The first capture is on top: those before the wanted one go below it, and it ends at depth `at`.
    const rotations = found + 1;
    const rotated = stores.splice(0, rotations);
    stores.splice(at - found, 0, ...rotated);
    for (let i = 0; i < rotations; i++) rotate(c, at + 1, alternative);
  }
}

function failDifferentNames(c: Context, node: Pattern): never {
  return c.fail("alternative patterns bind different names", node);
}

/** From the top: these captures, the subject, items on top, earlier captures. */
function placeCaptures(
  c: Context,
  names: readonly string[],
  state: MatchState,
  node: Pattern,
): void {
  // The captures sink below the subject and what else is on top, one after the other.
  const depth = names.length + 1 + state.onTop + state.stores.length;
  for (const name of names) {
    if (state.stores.includes(name)) {
      c.fail(`multiple assignments to name '${name}' in pattern`, node);
    }
    rotate(c, depth, node);
    state.stores.push(name);
  }
  c.op(Op.POP_TOP, node);
}
