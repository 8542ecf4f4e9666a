/**
 * What stands around the body of an emitted function: its parameters, the check of the depth, the
 * ways out, the catch of what a call raised, and the epilogue that stores what leaves.
 *
 *     function trace(R) {
 *       inputs, depth, the variables of exits
 *       try { $: { rehearsal; body; ways out } } catch (z) { which call raised }
 *       store the variables of exits; return x
 *     }
 *
 * A loop's function takes the registers of a frame and returns the number of its exit; that of a
 * Python function takes the arguments and returns the result, leaving through the driver. A step of
 * a generator takes the generator and what is sent, and returns what is yielded, or undefined at
 * the end (`F` is the generator's frame, `R` its registers).
 */
import type * as ES from "estree";
import { type Node, parameterCount, type Tree } from "../ir/tree.ts";
import type { EmitContext } from "./emitters.ts";
import { emptyPlace, type ExitPlaces, inlinedFrames } from "./exit-places.ts";
import {
  assign,
  block,
  callOf,
  declare,
  evaluate,
  type Expression,
  expressionTemplate,
  ifThen,
  name,
  numberLiteral,
  type Statement,
  statementTemplate,
} from "./templates.ts";

/** Where turns are counted, one countdown serves all loops. */
export const countedTurns = 4096;

export interface Body {
  readonly tree: Tree;
  readonly unit: object;
  readonly statements: Statement[];
  readonly places: ExitPlaces;
  /** The variables of the inputs that the body reads. */
  readonly inputs: ReadonlyMap<Node, string>;
  /** Does a call raise to the catch around everything? */
  readonly raises: boolean;
  /** Does the body mention the depth of its frame, `d`? */
  readonly needsDepth: boolean;
  readonly countsTurns: boolean;
}

export function wrapFunction(body: Body, context: EmitContext): ES.FunctionExpression {
  const { tree, places } = body;
  const { parameters, prologue } = receive(body);
  const out: Statement[] = prologue;
  if (tree.isFunction || tree.isStep) out.push(...entryCheck(body, parameters, context));
  else if (body.needsDepth) out.push(...readDepth(context.runtime("depth")));
  out.push(declare("let", "x", null));
  for (const variable of places.names) out.push(declare("let", variable, emptyPlace(variable)));
  if (body.countsTurns) out.push(declare("let", "q", numberLiteral(countedTurns)));
  const inside = places.wrapWaysOut([rehearsal(context), ...body.statements]);
  const caught = body.raises ? places.gatherRaising() : [];
  for (let i = 0; i < places.values; i++) out.push(declare("let", `a${i}`, name("undefined")));
  for (let i = 0; i < places.doubles; i++) out.push(declare("let", `b${i}`, name("NaN")));
  if (body.raises)
    out.push(declare("let", "y", numberLiteral(-1)), catching(inside, caught, context));
  else out.push(inside);
  out.push(...epilogue(body, context));
  return {
    type: "FunctionExpression",
    id: name("trace"),
    params: parameters.map(name),
    body: block(out),
  } as ES.FunctionExpression;
}

/** The part of a function's text that a rehearsal runs, roughly. */
export function rehearsedShare(places: ExitPlaces, inputs: number, length: number): number {
  return Math.min(
    1,
    (18 * places.names.length + 30 * (places.values + places.doubles) + 14 * inputs + 60) / length,
  );
}

function receive({ tree, inputs }: Body): { parameters: string[]; prologue: Statement[] } {
  const prologue: Statement[] = [];
  if (tree.isStep) return receiveStep(inputs);
  const parameters: string[] = tree.isFunction ? new Array(parametersOf(tree)) : ["R"];
  for (const [input, target] of inputs) {
    if (tree.isFunction) parameters[input.imm] = target;
    else prologue.push(declare("const", target, registerAt(numberLiteral(input.imm))));
  }
  for (let i = 0; i < parameters.length; i++) parameters[i] ??= `u${i}`;
  return { parameters, prologue };
}

/** The function object comes last. */
function parametersOf({ code, takesFunction }: Tree): number {
  return parameterCount(code) + (takesFunction ? 1 : 0);
}

function receiveStep(inputs: ReadonlyMap<Node, string>) {
  const prologue = [...generatorFrame()];
  let sent = "S";
  for (const [input, target] of inputs) {
    if (input.imm < 0) sent = target;
    else prologue.push(declare("const", target, registerAt(numberLiteral(input.imm))));
  }
  return { parameters: ["G", sent], prologue };
}

/** Near Python's limit, where a call that is inlined may be one too many, it is interpreted. */
function entryCheck(
  { tree, places, unit }: Body,
  parameters: readonly string[],
  context: EmitContext,
): Statement[] {
  const depth = context.runtime("depth");
  const inlined = inlinedFrames(places.exits);
  if (inlined === 0) return ownDepth(depth);
  const most = numberLiteral(inlined);
  const args = parameters.map(name);
  if (tree.isStep)
    return [...ownDepth(depth), ...enterStep(depth, context.runtime("checkStep"), most, ...args)];
  const check = context.runtime("checkEntry");
  return [...ownDepth(depth), ...enterDepth(depth, check, most, context.object(unit), ...args)];
}

/**
 * The first calls, which the driver makes, go straight to the epilogue. V8: optimized code
 * whose epilogue has no type feedback yet would be thrown away at the first exit, every time.
 */
function rehearsal(context: EmitContext): Statement {
  const leave: Statement = { type: "BreakStatement", label: name("$") };
  return ifThen(isRehearsing(context.runtime("rehearsal")), [
    assign("x", numberLiteral(-1)),
    leave,
  ]);
}

function catching(inside: Statement, caught: Statement[], context: EmitContext): Statement {
  const handler = [
    // A fault of ours may come from where nothing was expected to raise.
    ...faultOfOurs(name("y"), name("z")),
    evaluate(callOf(context.runtime("raised"), [name("z")])),
    assign("x", name("y")),
    ...caught,
  ];
  return {
    type: "TryStatement",
    block: block([inside]),
    handler: { type: "CatchClause", param: name("z"), body: block(handler) },
    finalizer: null,
  };
}

function epilogue(body: Body, context: EmitContext): Statement[] {
  const { values, doubles } = body.places;
  const out: Statement[] = [];
  for (let i = 0; i < values; i++)
    out.push(...storePlace(context.runtime("exitValues"), numberLiteral(i), name(`a${i}`)));
  for (let i = 0; i < doubles; i++)
    out.push(...storePlace(context.runtime("exitDoubles"), numberLiteral(i), name(`b${i}`)));
  if (body.tree.isFunction || body.tree.isStep) {
    out.push(ifThen(isNegative(name("x")), [{ type: "ReturnStatement", argument: null }]));
  }
  if (body.countsTurns) out.push(...addTurns(context.runtime("turns"), turnsSince()));
  out.push({ type: "ReturnStatement", argument: resultOf(body, context) });
  return out;
}

function resultOf(body: Body, context: EmitContext): Expression {
  const { tree, unit, places } = body;
  if (!tree.isFunction && !tree.isStep) return name("x");
  const { exits } = places;
  const args = [context.object(unit), context.object(exits), name("x"), name("d")];
  if (tree.isStep) return callOf(context.runtime("leaveStep"), [...args, name("G")]);
  const last = receive(body).parameters.at(-1);
  if (tree.takesFunction && last !== undefined) args.push(name(last));
  return callOf(context.runtime("leaveFunction"), args);
}

/** Turns made since the countdown was looked at last. */
export function turnsSince(): Expression {
  return startedMinus(numberLiteral(countedTurns));
}

export const addTurns = statementTemplate("A.count += B;");

const ownDepth = statementTemplate("const d = A.now + 1;");
const enterDepth = statementTemplate("if (d + C > A.limit) return B(D, [...E]);");
const enterStep = statementTemplate("if (d + C > A.limit) return B(D, E);");
const generatorFrame = statementTemplate("const F = G.frame; const R = F.regs;");
const readDepth = statementTemplate("const d = A.now;");
const faultOfOurs = statementTemplate("if (A < 0) throw B;");
const storePlace = statementTemplate("A[B] = C;");
const startedMinus = expressionTemplate("A - q");
const isRehearsing = expressionTemplate("A.on");
const isNegative = expressionTemplate("A < 0");
const registerAt = expressionTemplate("R[A]");
