// The disassembler: code objects as text, in the form of CPython 3.14's `dis`.
//
// Every jump target and every edge of a protected region has a label; a line number stands where a new
// source line begins; the exception table follows the instructions.

import { PyBytes } from "../objects/bytes.ts";
import { PyComplex, PyFloat, PySingleton, PyWideStr, type Value } from "../objects/object.ts";
import { PyFrozenSet } from "../objects/set.ts";
import { reprComplex } from "../objects/text/format-spec.ts";
import { reprFloat } from "../objects/text/float-text.ts";
import { reprBytes, reprText } from "../objects/text/string-repr.ts";
import { PyTuple } from "../objects/tuple.ts";
import { Code, Handler, Position } from "./code.ts";
import {
  commonConstants,
  FunctionAttribute,
  intrinsics1,
  intrinsics2,
  isJump,
  type Op,
  Operand,
  opInfo,
  specialMethods,
} from "./opcodes.ts";

/** Width of the column for instruction names. */
const nameWidth = 20;
/** Width of the column for operands. */
const operandWidth = 5;

export interface DisassemblyOptions {
  /** Instruction offsets, two per instruction as in CPython. */
  readonly showOffsets?: boolean;
  /** (line, end line, column, end column) behind each instruction. */
  readonly showPositions?: boolean;
}

/** The code object and, after it, those among its constants. */
export function disassemble(code: Code, options: DisassemblyOptions = {}): string {
  if (code.lazyBody !== null) code.load();
  const parts = [disassembleOne(code, options)];
  for (const value of code.consts) {
    if (!(value instanceof Code)) continue;
    parts.push(`\nDisassembly of ${describeCode(value)}:\n${disassemble(value, options)}`);
  }
  return parts.join("");
}

function describeCode(code: Code): string {
  return `<code object ${code.name}, file "${code.filename}", line ${code.firstlineno}>`;
}

function disassembleOne(code: Code, options: DisassemblyOptions): string {
  const labels = numberLabels(code);
  const lines: string[] = [];
  const layout: Layout = {
    lineWidth: measureLines(code),
    labelWidth: 4 + String(labels.size).length,
    offsetWidth: options.showOffsets ? String(Math.max(2 * code.words.length - 2, 9999)).length : 0,
    showPositions: options.showPositions ?? false,
  };
  let before: number | null = null;
  for (let index = 0; index < code.words.length; index++) {
    const line = code.lineAt(index);
    const startsLine = line !== before;
    if (startsLine && before !== null) lines.push("");
    before = line;
    lines.push(printInstruction(code, index, labels, layout, startsLine));
  }
  if (code.exceptionTable.length > 0) lines.push("ExceptionTable:", ...printTable(code, labels));
  return `${lines.join("\n")}\n`;
}

/** Stands where an instruction has no source line. */
const noLine = "  --";

function measureLines(code: Code): number {
  let greatest = 0;
  let hasNone = false;
  for (let index = 0; index < code.words.length; index++) {
    const line = code.lineAt(index);
    greatest = Math.max(greatest, line);
    if (line < 0) hasNone = true;
  }
  return Math.max(3, String(greatest).length, hasNone ? noLine.length : 0);
}

interface Layout {
  readonly lineWidth: number;
  readonly labelWidth: number;
  readonly offsetWidth: number;
  readonly showPositions: boolean;
}

function printInstruction(
  code: Code,
  index: number,
  labels: ReadonlyMap<number, number>,
  layout: Layout,
  startsLine: boolean,
): string {
  const word = code.words[index] as number;
  const op = (word & 0xff) as Op;
  const line = code.lineAt(index);
  const label = labels.get(index);
  const name = opInfo[op].dis ?? opInfo[op].name;
  const fields = [
    (startsLine ? (line < 0 ? noLine : String(line)) : "").padStart(layout.lineWidth),
    (label === undefined ? "" : `L${label}:`).padStart(layout.labelWidth),
  ];
  if (layout.offsetWidth > 0) fields.push(`${String(2 * index).padStart(layout.offsetWidth)}  `);
  fields.push("   ", name.padEnd(nameWidth));
  const { number, meaning } = describeOperand(code, index, op, word >>> 8, labels);
  // A long name takes its excess from the operand's column.
  const excess = Math.max(0, name.length - nameWidth);
  if (number !== null) fields.push(String(number).padStart(operandWidth - excess));
  if (meaning !== "") fields.push(`(${meaning})`);
  if (layout.showPositions) fields.push(`@${printPosition(code, index)}`);
  return fields.join(" ").trimEnd();
}

function printPosition(code: Code, index: number): string {
  const base = index * Position.Size;
  return Array.from(code.positions.subarray(base, base + Position.Size)).join(",");
}

function describeOperand(
  code: Code,
  index: number,
  op: Op,
  arg: number,
  labels: ReadonlyMap<number, number>,
): { number: number | null; meaning: string } {
  const info = opInfo[op];
  if (info.operand === Operand.Jump || info.operand === Operand.JumpBack) {
    return { number: Math.abs(arg - index - 1), meaning: `to L${labels.get(arg)}` };
  }
  if (info.operand === Operand.None && info.disArg === undefined) {
    return { number: null, meaning: "" };
  }
  const meaning = info.argText ?? meaningOf(code, info.operand, arg) + (info.argSuffix ?? "");
  return { number: info.disArg === undefined ? arg : info.disArg(arg), meaning };
}

function meaningOf(code: Code, operand: Operand, arg: number): string {
  switch (operand) {
    case Operand.Const:
      return reprValue(code.consts[arg] as Value);
    case Operand.Name:
      return code.names[arg] as string;
    case Operand.SuperName:
      return code.names[arg >>> 1] as string;
    case Operand.Local:
    case Operand.Deref:
      return code.localNames[arg] as string;
    case Operand.LocalPair:
      return `${code.localNames[arg >>> 12]}, ${code.localNames[arg & 0xfff]}`;
    case Operand.Common:
      return commonConstants[arg] as string;
    case Operand.Special:
      return specialMethods[arg] as string;
    case Operand.Intrinsic1:
      return intrinsics1[arg] as string;
    case Operand.Intrinsic2:
      return intrinsics2[arg] as string;
    case Operand.FunctionAttribute:
      return functionAttributes[arg] ?? "";
    case Operand.Conversion:
      return ["", "str", "repr", "ascii"][arg] ?? "";
    default:
      return "";
  }
}

const functionAttributes: Readonly<Record<number, string>> = {
  [FunctionAttribute.Defaults]: "defaults",
  [FunctionAttribute.KwDefaults]: "kwdefaults",
  [FunctionAttribute.Annotations]: "annotations",
  [FunctionAttribute.Closure]: "closure",
  [FunctionAttribute.Annotate]: "annotate",
};

/** Labels number jump targets and edges of protected regions from the top. */
function numberLabels(code: Code): Map<number, number> {
  const places = new Set<number>();
  for (const word of code.words) {
    if (isJump((word & 0xff) as Op)) places.add(word >>> 8);
  }
  const table = code.exceptionTable;
  for (let base = 0; base < table.length; base += Handler.Size) {
    places.add(table[base + Handler.Start] as number);
    places.add(table[base + Handler.End] as number);
    places.add(table[base + Handler.Target] as number);
  }
  const sorted = [...places].sort((a, b) => a - b);
  return new Map(sorted.map((place, order) => [place, order + 1]));
}

function printTable(code: Code, labels: ReadonlyMap<number, number>): string[] {
  const table = code.exceptionTable;
  const rows: string[] = [];
  for (let base = 0; base < table.length; base += Handler.Size) {
    const [start, end, target] = [Handler.Start, Handler.End, Handler.Target].map(
      (column) => `L${labels.get(table[base + column] as number)}`,
    );
    const lasti = table[base + Handler.Lasti] === 1 ? " lasti" : "";
    rows.push(`  ${start} to ${end} -> ${target} [${table[base + Handler.Depth]}]${lasti}`);
  }
  return rows;
}

/** `repr` of a constant. */
export function reprValue(value: Value): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return reprText(value);
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (value instanceof PyWideStr) return reprText(value.text);
  if (value instanceof PyFloat) return reprFloat(value.value);
  if (value instanceof PyComplex) return reprComplex(value.real, value.imag);
  if (value instanceof PySingleton) return value.name;
  if (value instanceof Code) return describeCode(value);
  if (value instanceof PyTuple) {
    const inner = value.items.map(reprValue).join(", ");
    return value.items.length === 1 ? `(${inner},)` : `(${inner})`;
  }
  if (value instanceof PyFrozenSet)
    return `frozenset({${[...itemsOf(value)].map(reprValue).join(", ")}})`;
  return value instanceof PyBytes ? reprBytes(value.data) : "<object>";
}

function itemsOf(set: PyFrozenSet): Value[] {
  return set.table.keys.filter((key) => key !== undefined);
}
