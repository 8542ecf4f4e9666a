/**
 * The module `_opcode`, which `dis` and with it `inspect` import. Code objects here hold Adder's own
 * bytecode, whose numbers are not CPython's: what is told of opcodes is only whether they take an
 * argument. `adder dis` shows our bytecode.
 */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { newList } from "../objects/list.ts";
import { toIndexNumber } from "../objects/protocols/operators.ts";
import type { Value } from "../objects/object.ts";
import { PyTuple } from "../objects/tuple.ts";
import { intrinsics1, intrinsics2, specialMethods } from "../bytecode/opcodes.ts";
import { moduleFrom } from "./module.ts";

/** HAVE_ARGUMENT of CPython 3.14. */
const FIRST_WITH_ARGUMENT = 43;

/** Name and symbol of each operand of BINARY_OP, in CPython's order. */
const binaryOperations = `
  NB_ADD + NB_AND & NB_FLOOR_DIVIDE // NB_LSHIFT << NB_MATRIX_MULTIPLY @ NB_MULTIPLY *
  NB_REMAINDER % NB_OR | NB_POWER ** NB_RSHIFT >> NB_SUBTRACT - NB_TRUE_DIVIDE / NB_XOR ^
  NB_INPLACE_ADD += NB_INPLACE_AND &= NB_INPLACE_FLOOR_DIVIDE //= NB_INPLACE_LSHIFT <<=
  NB_INPLACE_MATRIX_MULTIPLY @= NB_INPLACE_MULTIPLY *= NB_INPLACE_REMAINDER %= NB_INPLACE_OR |=
  NB_INPLACE_POWER **= NB_INPLACE_RSHIFT >>= NB_INPLACE_SUBTRACT -= NB_INPLACE_TRUE_DIVIDE /=
  NB_INPLACE_XOR ^= NB_SUBSCR []
`;

function listOperations(): Value {
  const words = binaryOperations.trim().split(/\s+/);
  const pairs: Value[] = [];
  for (let i = 0; i < words.length; i += 2) {
    pairs.push(new PyTuple([words[i] as string, words[i + 1] as string]));
  }
  return newList(pairs);
}

const never = (): boolean => false;

export function makeModule(): PyModule {
  return moduleFrom("_opcode", "Opcode support module.", {
    functions: {
      get_executor: ["*, code, offset", () => null],
      get_intrinsic1_descs: ["", () => newList([...intrinsics1])],
      get_intrinsic2_descs: ["", () => newList([...intrinsics2])],
      get_nb_ops: ["", listOperations],
      get_special_method_names: ["", () => newList([...specialMethods])],
      get_specialization_stats: ["", () => null],
      has_arg: ["opcode", (op: Value) => toIndexNumber(op) > FIRST_WITH_ARGUMENT],
      has_const: ["opcode", never],
      has_exc: ["opcode", never],
      has_free: ["opcode", never],
      has_jump: ["opcode", never],
      has_local: ["opcode", never],
      has_name: ["opcode", never],
      is_valid: ["opcode", never],
      stack_effect: [
        "opcode, oparg=None, /, *, jump=None",
        () => {
          throw raise(exc.ValueError, "invalid opcode or oparg");
        },
      ],
    },
    values: { ENABLE_SPECIALIZATION: false, ENABLE_SPECIALIZATION_FT: false },
  });
}
