/** The module `_ast`: the classes of syntax trees. Trees are read, not compiled. */
import type { PyModule } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import { moduleFrom } from "./module.ts";
import { nodeClasses } from "./syntax-tree/nodes.ts";

/** Flags of compile(), CPython's PyCF_*. */
export const ONLY_TREE = 0x400;

export function makeModule(): PyModule {
  const values: Record<string, Value> = {};
  for (const [name, type] of nodeClasses().types) values[name] = type;
  return moduleFrom("_ast", null, {
    values: {
      ...values,
      PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000,
      PyCF_ONLY_AST: ONLY_TREE,
      PyCF_OPTIMIZED_AST: 0x8000 | ONLY_TREE,
      PyCF_TYPE_COMMENTS: 0x1000,
    },
  });
}
