// Operators: which opcode each operator of the tree is.

import { Op } from "../bytecode/opcodes.ts";
import type { CompareOperator, Operator } from "../syntax/ast.ts";

export const binaryOps: Readonly<Record<Operator, Op>> = {
  Add: Op.BINARY_ADD,
  Sub: Op.BINARY_SUBTRACT,
  Mult: Op.BINARY_MULTIPLY,
  MatMult: Op.BINARY_MATRIX_MULTIPLY,
  Div: Op.BINARY_TRUE_DIVIDE,
  Mod: Op.BINARY_REMAINDER,
  Pow: Op.BINARY_POWER,
  LShift: Op.BINARY_LSHIFT,
  RShift: Op.BINARY_RSHIFT,
  BitOr: Op.BINARY_OR,
  BitXor: Op.BINARY_XOR,
  BitAnd: Op.BINARY_AND,
  FloorDiv: Op.BINARY_FLOOR_DIVIDE,
};

/** The in-place operators follow the binary ones in the same order. */
export function inplaceOp(operator: Operator): Op {
  return binaryOps[operator] + (Op.INPLACE_ADD - Op.BINARY_ADD);
}

/** Opcode and operand of each comparison. */
export const compareOps: Readonly<Record<CompareOperator, readonly [Op, number]>> = {
  Lt: [Op.COMPARE_LT, 0],
  LtE: [Op.COMPARE_LE, 0],
  Eq: [Op.COMPARE_EQ, 0],
  NotEq: [Op.COMPARE_NE, 0],
  Gt: [Op.COMPARE_GT, 0],
  GtE: [Op.COMPARE_GE, 0],
  Is: [Op.IS_OP, 0],
  IsNot: [Op.IS_OP, 1],
  In: [Op.CONTAINS_OP, 0],
  NotIn: [Op.CONTAINS_OP, 1],
};
