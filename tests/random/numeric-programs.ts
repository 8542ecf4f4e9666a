// Random numeric Python programs that always end, for fast-check to make and to shrink.
//
// A program is made in two steps. fast-check makes a tree of genes: what kind of statement or
// expression stands where, and small numbers that choose among names. Rendering turns the tree into
// Python and resolves the numbers against what is in scope ("the 7th of the 4 variables" is the 3rd),
// so that every tree is a program and every smaller tree is a smaller program.
//
// Invariant: a program ends, and soon. Loops count to a fixed number or carry a counter, functions
// call only functions above them, lists stay short, and products pass through keep(), which brings
// whole numbers back before they grow without end.
//
// What is left out on purpose: anything whose last digit belongs to the platform (sin, float powers)
// and anything whose text does (addresses, hash order).

import fc, { type Arbitrary } from "fast-check";

export type Expression =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "variable"; readonly pick: number }
  | {
      readonly kind: "periodic";
      readonly pick: number;
      readonly modulus: number;
      readonly remainder: number;
    }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "unary"; readonly pattern: string; readonly operand: Expression }
  | {
      readonly kind: "choice";
      readonly test: Expression;
      readonly yes: Expression;
      readonly other: Expression;
    }
  | {
      readonly kind: "item";
      readonly pick: number;
      readonly index: Expression;
      readonly wrap: boolean;
    }
  | { readonly kind: "list"; readonly pick: number; readonly pattern: string }
  | { readonly kind: "attribute"; readonly pick: number; readonly name: string }
  | {
      readonly kind: "call";
      readonly pick: number;
      readonly first: Expression;
      readonly second: Expression;
    };

export type Statement =
  | { readonly kind: "assign"; readonly pick: number; readonly value: Expression }
  | {
      readonly kind: "augment";
      readonly pick: number;
      readonly operator: string;
      readonly value: Expression;
    }
  | {
      readonly kind: "swap";
      readonly pick: number;
      readonly other: number;
      readonly value: Expression;
    }
  | { readonly kind: "if"; readonly test: Expression; readonly yes: Block; readonly other: Block }
  | {
      readonly kind: "range";
      readonly pick: number;
      readonly from: number;
      readonly count: number;
      readonly step: number;
      readonly body: Block;
      readonly other: Block;
    }
  | {
      readonly kind: "each";
      readonly form: string;
      readonly pick: number;
      readonly list: number;
      readonly body: Block;
    }
  | {
      readonly kind: "while";
      readonly test: Expression;
      readonly count: number;
      readonly body: Block;
    }
  | { readonly kind: "leave"; readonly word: string; readonly test: Expression }
  | {
      readonly kind: "store";
      readonly pick: number;
      readonly index: Expression;
      readonly wrap: boolean;
      readonly value: Expression;
    }
  | {
      readonly kind: "resize";
      readonly pick: number;
      readonly pattern: string;
      readonly value: Expression;
    }
  | {
      readonly kind: "attribute";
      readonly pick: number;
      readonly name: string;
      readonly operator: string;
      readonly value: Expression;
    }
  | {
      readonly kind: "try";
      readonly body: Block;
      readonly error: string;
      readonly handler: Block;
      readonly last: Block;
    }
  | { readonly kind: "raise"; readonly error: string; readonly test: Expression }
  | { readonly kind: "global"; readonly pick: number; readonly value: Expression }
  | { readonly kind: "delete"; readonly pick: number; readonly test: Expression };

export type Block = readonly Statement[];

export interface Subroutine {
  readonly form: "function" | "closure" | "generator" | "method";
  readonly body: Block;
  readonly result: Expression;
}

export interface NumericProgram {
  readonly inFunction: boolean;
  /** Whether errors are caught around each statement of the loop, around all of them, or not. */
  readonly guard: "each" | "all" | "none";
  readonly turns: number;
  readonly variables: readonly string[];
  readonly lists: readonly (readonly string[])[];
  readonly globals: readonly string[];
  readonly subroutines: readonly Subroutine[];
  readonly body: Block;
}

const edges = [31, 32, 53, 63, 64].flatMap((bits) => [
  `2**${bits}`,
  `2**${bits} - 1`,
  `-(2**${bits})`,
  `2**${bits} + 1`,
]);
const wholes = [
  "0",
  "1",
  "2",
  "3",
  "7",
  "-1",
  "-2",
  "-5",
  "10",
  "255",
  "65536",
  "10**20",
  ...edges,
];
const floats = "0.0 -0.0 0.5 -1.5 3.0 0.1 1e16 -1e-9 2.0**53 1e308 5e-324 INF -INF NAN".split(" ");
const operators = [..."+ - + - + - * * // % / & | ^ >> << < <= > >= == !=".split(" "), "and", "or"];
const unaryPatterns = [
  "-$",
  "abs($)",
  "float($)",
  "int($)",
  "not $",
  "~whole($)",
  "round($)",
  "min($, 100)",
  "max($, -3)",
  "bool($)",
  "divmod($, 7)[1]",
  "math.floor($)",
  "math.fabs($)",
];
const errors = [
  "ZeroDivisionError",
  "IndexError",
  "OverflowError",
  "ValueError",
  "ArithmeticError",
  "Exception",
];

const pick = fc.nat({ max: 11 });
/** Whether an index is brought into range: most are. */
const wrap = fc.nat({ max: 3 }).map((value) => value > 0);
const literal = fc
  .oneof(
    { weight: 2, arbitrary: fc.constantFrom(...wholes) },
    { weight: 2, arbitrary: fc.constantFrom(...floats) },
    { weight: 6, arbitrary: fc.integer({ min: -40, max: 40 }).map(String) },
  )
  .map((text): Expression => ({ kind: "literal", text }));
const variable = pick.map((value): Expression => ({ kind: "variable", pick: value }));
const leaf = fc.oneof({ weight: 1, arbitrary: literal }, { weight: 3, arbitrary: variable });

function makeExpressions(depth: number): Arbitrary<Expression> {
  if (depth === 0) return leaf;
  const part = makeExpressions(depth - 1);
  const of = <T extends Expression>(
    model: { [K in keyof T]: Arbitrary<T[K]> },
  ): Arbitrary<Expression> => fc.record(model) as unknown as Arbitrary<T>;
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    {
      weight: 6,
      arbitrary: of({
        kind: fc.constant("binary" as const),
        operator: fc.constantFrom(...operators),
        left: part,
        right: part,
      }),
    },
    {
      weight: 1,
      arbitrary: of({
        kind: fc.constant("unary" as const),
        pattern: fc.constantFrom(...unaryPatterns),
        operand: part,
      }),
    },
    {
      weight: 1,
      arbitrary: of({ kind: fc.constant("choice" as const), test: part, yes: part, other: part }),
    },
    {
      weight: 2,
      arbitrary: of({ kind: fc.constant("item" as const), pick, index: leaf, wrap }),
    },
    {
      weight: 1,
      arbitrary: of({
        kind: fc.constant("list" as const),
        pick,
        pattern: fc.constantFrom("len($)", "sum($)", "max($)", "$[-1]", "$.count(1)"),
      }),
    },
    {
      weight: 1,
      arbitrary: of({
        kind: fc.constant("attribute" as const),
        pick,
        name: fc.constantFrom("x", "y"),
      }),
    },
    {
      weight: 1,
      arbitrary: of({ kind: fc.constant("call" as const), pick, first: leaf, second: leaf }),
    },
  );
}

const shallow = makeExpressions(1);
/** True now and then: what a branch needs to be worth compiling. */
const periodic: Arbitrary<Expression> = fc.record({
  kind: fc.constant("periodic" as const),
  pick,
  modulus: fc.constantFrom(2, 3, 5, 10, 37, 90),
  remainder: fc.nat({ max: 9 }),
});
const comparison: Arbitrary<Expression> = fc.record({
  kind: fc.constant("binary" as const),
  operator: fc.constantFrom("<", "<=", ">", ">=", "==", "!="),
  left: shallow,
  right: leaf,
});
const condition = fc.oneof(
  { weight: 3, arbitrary: periodic },
  { weight: 3, arbitrary: comparison },
  { weight: 1, arbitrary: shallow },
);
const rare = fc.oneof({ weight: 5, arbitrary: periodic }, { weight: 1, arbitrary: shallow });
const expression = makeExpressions(2);

function makeBlocks(depth: number, max: number): Arbitrary<Block> {
  return fc.array(makeStatements(depth), { minLength: 1, maxLength: max, size: "max" });
}

function makeStatements(depth: number): Arbitrary<Statement> {
  const of = <T extends Statement>(
    model: { [K in keyof T]: Arbitrary<T[K]> },
  ): Arbitrary<Statement> => fc.record(model) as unknown as Arbitrary<T>;
  const simple = [
    { weight: 5, arbitrary: of({ kind: fc.constant("assign" as const), pick, value: expression }) },
    {
      weight: 5,
      arbitrary: of({
        kind: fc.constant("augment" as const),
        pick,
        operator: fc.constantFrom(..."+ + - - * // % ^".split(" ")),
        value: shallow,
      }),
    },
    {
      weight: 1,
      arbitrary: of({ kind: fc.constant("swap" as const), pick, other: pick, value: shallow }),
    },
    {
      weight: 1,
      arbitrary: of({
        kind: fc.constant("leave" as const),
        word: fc.constantFrom("break", "continue"),
        test: rare,
      }),
    },
    {
      weight: 2,
      arbitrary: of({
        kind: fc.constant("store" as const),
        pick,
        index: leaf,
        wrap,
        value: shallow,
      }),
    },
    {
      weight: 1,
      arbitrary: of({
        kind: fc.constant("resize" as const),
        pick,
        pattern: fc.constantFrom("append", "pop", "reverse", "sort", "slice"),
        value: shallow,
      }),
    },
    {
      weight: 2,
      arbitrary: of({
        kind: fc.constant("attribute" as const),
        pick,
        name: fc.constantFrom("x", "y"),
        operator: fc.constantFrom("", "+", "-", "*"),
        value: shallow,
      }),
    },
    {
      weight: 1,
      arbitrary: of({
        kind: fc.constant("raise" as const),
        error: fc.constantFrom(...errors),
        test: rare,
      }),
    },
    { weight: 1, arbitrary: of({ kind: fc.constant("global" as const), pick, value: shallow }) },
    { weight: 1, arbitrary: of({ kind: fc.constant("delete" as const), pick, test: rare }) },
  ];
  if (depth === 0) return fc.oneof(...simple);
  const body = makeBlocks(depth - 1, 3);
  const maybe = fc.oneof(fc.constant<Block>([]), body);
  const count = fc.integer({ min: 1, max: depth > 1 ? 9 : 6 });
  return fc.oneof(
    ...simple,
    {
      weight: 4,
      arbitrary: of({
        kind: fc.constant("if" as const),
        test: condition,
        yes: body,
        other: maybe,
      }),
    },
    {
      weight: 2,
      arbitrary: of({
        kind: fc.constant("range" as const),
        pick,
        from: fc.integer({ min: -3, max: 3 }),
        count,
        step: fc.constantFrom(1, 1, 1, 2, -1, -3),
        body,
        other: maybe,
      }),
    },
    {
      weight: 1,
      arbitrary: of({
        kind: fc.constant("each" as const),
        form: fc.constantFrom("list", "enumerate", "zip", "tuple", "reversed", "generator"),
        pick,
        list: pick,
        body,
      }),
    },
    {
      weight: 1,
      arbitrary: of({ kind: fc.constant("while" as const), test: condition, count, body }),
    },
    {
      weight: 1,
      arbitrary: of({
        kind: fc.constant("try" as const),
        body,
        error: fc.constantFrom(...errors),
        handler: body,
        last: maybe,
      }),
    },
  );
}

const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -9, max: 99 }).map(String) },
  { weight: 3, arbitrary: fc.constantFrom(...wholes) },
  { weight: 2, arbitrary: fc.constantFrom(...floats) },
);
const small = fc.integer({ min: -9, max: 99 }).map(String);
const wholeList = fc.array(fc.oneof(small, small, fc.constantFrom(...wholes)), {
  minLength: 2,
  maxLength: 8,
  size: "max",
});
const floatList = fc.array(fc.constantFrom(...floats), { minLength: 2, maxLength: 8, size: "max" });
const mixedList = fc.array(value, { minLength: 2, maxLength: 8, size: "max" });

export const numericProgram: Arbitrary<NumericProgram> = fc.record({
  inFunction: fc.boolean(),
  guard: fc.constantFrom(
    "none" as const,
    "each" as const,
    "each" as const,
    "each" as const,
    "all" as const,
  ),
  turns: fc.constantFrom(30, 100, 300),
  variables: fc.array(value, { minLength: 2, maxLength: 5, size: "max" }),
  lists: fc.array(
    fc.oneof(fc.array(small, { minLength: 2, maxLength: 8 }), wholeList, floatList, mixedList),
    { minLength: 1, maxLength: 3 },
  ),
  globals: fc.array(value, { minLength: 1, maxLength: 2 }),
  subroutines: fc.array(
    fc.record({
      form: fc.constantFrom(
        "function" as const,
        "function" as const,
        "closure" as const,
        "generator" as const,
        "method" as const,
      ),
      body: makeBlocks(1, 3),
      result: expression,
    }),
    { minLength: 1, maxLength: 3, size: "max" },
  ),
  body: fc.array(makeStatements(2), { minLength: 1, maxLength: 8, size: "max" }),
});

const prelude = `import math

INF = float("inf")
NAN = float("nan")


def keep(x):
    if type(x) is int and not -(2**80) < x < 2**80:
        return x % 1000003
    return x


def whole(x):
    return int(x) if -1e25 < x < 1e25 else 3


def place(x):
    return int(x) if -1000 < x < 1000 else 1


class Pair:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Other(Pair):
    pass
`;

/** What a statement or an expression may name where it stands. */
interface Scope {
  readonly variables: readonly string[];
  /** More names that may be read but not assigned. */
  readonly readable: readonly string[];
  readonly lists: readonly string[];
  readonly objects: readonly string[];
  readonly globals: readonly string[];
  /** Call patterns with $1 and $2 for the arguments. */
  readonly calls: readonly string[];
  readonly generators: readonly string[];
  readonly inLoop: boolean;
  readonly counters: { next: number };
}

function choose<T>(items: readonly T[], index: number): T {
  return items[index % items.length];
}

/** Python source, at most a few hundred lines. */
export function renderProgram(program: NumericProgram): string {
  const globals = program.globals.map((_, i) => `G${i}`);
  const lists = program.lists.map((_, i) => `L${i}`);
  const variables = program.variables.map((_, i) => `v${i}`);
  const calls: string[] = [];
  const generators: string[] = [];
  const lines = [prelude];
  const counters = { next: 0 };
  program.globals.forEach((text, i) => {
    lines.push(`G${i} = ${text}`);
  });
  program.subroutines.forEach((subroutine, i) => {
    const scope: Scope = {
      variables: ["p", "q", "t"],
      readable: [],
      lists: ["R"],
      objects: ["o"],
      globals,
      calls: [...calls],
      generators: [...generators],
      inLoop: false,
      counters,
    };
    lines.push("", ...renderSubroutine(subroutine, `f${i}`, scope, calls, generators));
  });
  const scope: Scope = {
    variables,
    readable: [],
    lists,
    objects: ["a", "b"],
    globals,
    calls,
    generators,
    inLoop: false,
    counters,
  };
  lines.push("", ...renderMain(program, scope));
  return `${lines.join("\n")}\n`;
}

function renderSubroutine(
  subroutine: Subroutine,
  name: string,
  scope: Scope,
  calls: string[],
  generators: string[],
): string[] {
  const result = renderExpression(subroutine.result, scope);
  const body = [...renderBlock(subroutine.body, scope)];
  const state = ["t = 1", "R = [1, 2.5, q]", "o = Pair(p, q)"];
  const globals = `global ${scope.globals.join(", ")}`;
  switch (subroutine.form) {
    case "function":
      calls.push(`${name}($1, $2)`, `${name}($1)`);
      return [
        `def ${name}(p, q=2):`,
        ...indent([globals, ...state, ...body, `return keep(${result})`]),
      ];
    case "closure":
      calls.push(`${name}($1, $2)`);
      return [
        `def make_${name}(t):`,
        `    def inner(p, q):`,
        ...indent(
          indent([
            globals,
            "nonlocal t",
            ...state.slice(1),
            ...body,
            "t = keep(t)",
            `return keep(${result})`,
          ]),
        ),
        `    return inner`,
        `${name} = make_${name}(5)`,
      ];
    case "generator":
      generators.push(name);
      return [
        `def ${name}(p, q):`,
        ...indent([
          globals,
          ...state,
          "for _ in range(4):",
          ...indent([...body, "p = keep(p)", "t = keep(t)", `yield keep(${result})`]),
        ]),
      ];
    case "method":
      calls.push(`Pair(1, $2).${name}($1)`, `Other($1, 0.5).${name}($2)`);
      return [
        `def method_${name}(o, p, q=0.5):`,
        ...indent([globals, ...state.slice(0, 2), ...body, `return keep(${result})`]),
        `Pair.${name} = method_${name}`,
      ];
  }
}

function renderMain(program: NumericProgram, scope: Scope): string[] {
  const start = [
    ...program.variables.map((text, i) => `v${i} = ${text}`),
    ...program.lists.map((items, i) => `L${i} = [${items.join(", ")}]`),
    "a = Pair(0, 0.5)",
    "b = Other(v0, v1)",
    "caught = 0",
  ];
  const inLoop: Scope = { ...scope, readable: ["turn", "turn"], inLoop: true };
  const body = renderGuarded(program, inLoop);
  const report = `print(turn, ${scope.variables.join(", ")}, a.x, b.y)`;
  const loop = [
    `for turn in range(${program.turns}):`,
    ...indent([
      ...scope.variables.map((name) => `${name} = keep(${name})`),
      ...body,
      "if turn % 50 == 7:",
      `    ${report}`,
    ]),
  ];
  const end = [
    `${report.replace("turn", "caught")}`,
    `print(${scope.lists.join(", ")}, ${scope.globals.join(", ")}, a.y, b.x)`,
  ];
  const all = [...start, ...loop, ...end];
  if (!program.inFunction) return all;
  return ["def main():", ...indent([`global ${scope.globals.join(", ")}`, ...all]), "", "main()"];
}

function renderGuarded(program: NumericProgram, scope: Scope): string[] {
  switch (program.guard) {
    case "none":
      return renderBlock(program.body, scope);
    case "all":
      return guard(renderBlock(program.body, scope));
    case "each":
      return program.body.flatMap((statement) => guard(renderBlock([statement], scope)));
  }
}

function guard(body: readonly string[]): string[] {
  return [
    "try:",
    ...indent(body),
    "except (ArithmeticError, LookupError, ValueError, TypeError, NameError) as error:",
    "    caught += 1",
    "    if caught < 4:",
    "        print(turn, type(error).__name__)",
  ];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

function renderBlock(block: Block, scope: Scope): string[] {
  const lines = block.flatMap((statement) => renderStatement(statement, scope));
  return lines.length === 0 ? ["pass"] : lines;
}

function renderStatement(statement: Statement, scope: Scope): string[] {
  const text = (part: Expression): string => renderExpression(part, scope);
  const variable = (index: number): string => choose(scope.variables, index);
  switch (statement.kind) {
    case "assign":
      return [`${variable(statement.pick)} = ${bound(statement.value, text(statement.value))}`];
    case "augment":
      return renderAugmented(variable(statement.pick), statement.operator, text(statement.value));
    case "swap": {
      const [first, second] = [variable(statement.pick), variable(statement.other)];
      return [`${first}, ${second} = ${second}, ${bound(statement.value, text(statement.value))}`];
    }
    case "if":
      return [
        `if ${text(statement.test)}:`,
        ...indent(renderBlock(statement.yes, scope)),
        ...renderElse(statement.other, scope),
      ];
    case "range": {
      const { from, count, step } = statement;
      const body = renderBlock(statement.body, { ...scope, inLoop: true });
      return [
        `for ${variable(statement.pick)} in range(${from}, ${from + count * step}, ${step}):`,
        ...indent(body),
        ...renderElse(statement.other, scope),
      ];
    }
    case "each":
      return renderEach(statement, scope);
    case "while": {
      const counter = `w${scope.counters.next++}`;
      const body = renderBlock(statement.body, { ...scope, inLoop: true });
      return [
        `${counter} = 0`,
        `while ${counter} < ${statement.count} and ${text(statement.test)}:`,
        ...indent([`${counter} += 1`, ...body]),
      ];
    }
    case "leave":
      return scope.inLoop ? [`if ${text(statement.test)}:`, `    ${statement.word}`] : [];
    case "store": {
      const list = choose(scope.lists, statement.pick);
      return [
        `${list}[${renderIndex(text(statement.index), list, statement.wrap)}] = ${bound(statement.value, text(statement.value))}`,
      ];
    }
    case "resize":
      return renderResize(
        choose(scope.lists, statement.pick),
        statement.pattern,
        bound(statement.value, text(statement.value)),
      );
    case "attribute": {
      const place = `${choose(scope.objects, statement.pick)}.${statement.name}`;
      return [
        `${place} = keep(${statement.operator === "" ? "" : `${place} ${statement.operator} `}(${text(statement.value)}))`,
      ];
    }
    case "try":
      return [
        "try:",
        ...indent(renderBlock(statement.body, scope)),
        `except ${statement.error}:`,
        ...indent(renderBlock(statement.handler, scope)),
        ...(statement.last.length === 0
          ? []
          : ["finally:", ...indent(renderBlock(statement.last, { ...scope, inLoop: false }))]),
      ];
    case "raise":
      return [`if ${text(statement.test)}:`, `    raise ${statement.error}`];
    case "global":
      return [`${choose(scope.globals, statement.pick)} = keep(${text(statement.value)})`];
    case "delete": {
      const name = variable(statement.pick);
      return [`if ${text(statement.test)}:`, `    del ${name}`, `    ${name} = 1`];
    }
  }
}

function renderElse(block: Block, scope: Scope): string[] {
  return block.length === 0 ? [] : ["else:", ...indent(renderBlock(block, scope))];
}

/** A product of whole numbers may be assigned again and again: keep() bounds it. */
function bound(value: Expression, text: string): string {
  return value.kind === "binary" || value.kind === "call" || value.kind === "list"
    ? `keep(${text})`
    : text;
}

function renderAugmented(name: string, operator: string, value: string): string[] {
  if (operator === "^") return [`${name} = whole(${name}) ^ whole(${value})`];
  const line = `${name} ${operator}= ${value}`;
  return operator === "*" ? [line, `${name} = keep(${name})`] : [line];
}

function renderEach(statement: Extract<Statement, { kind: "each" }>, scope: Scope): string[] {
  const name = choose(scope.variables, statement.pick);
  const second = choose(scope.variables, statement.pick + 1);
  const list = choose(scope.lists, statement.list);
  const other = choose(scope.lists, statement.list + 1);
  const generator = scope.generators.length > 0 ? choose(scope.generators, statement.list) : null;
  const body = renderBlock(statement.body, { ...scope, inLoop: true });
  const heads: Record<string, string> = {
    list: `${name} in ${list}[:]`,
    enumerate: `${name}, ${second} in enumerate(${list}[:])`,
    zip: `${name}, ${second} in zip(${list}[:], ${other}[:])`,
    tuple: `${name} in (${name}, 1, 0.5, ${second})`,
    reversed: `${name} in reversed(${list}[:])`,
    generator:
      generator === null ? `${name} in ${list}[1:]` : `${name} in ${generator}(${name}, ${second})`,
  };
  return [`for ${heads[statement.form]}:`, ...indent(body)];
}

function renderResize(list: string, pattern: string, value: string): string[] {
  switch (pattern) {
    case "append":
      return [`if len(${list}) < 12:`, `    ${list}.append(${value})`];
    case "pop":
      return [`if len(${list}) > 2:`, `    ${list}.pop()`];
    case "slice":
      return [`${list}[1:2] = [${value}]`];
    default:
      return [`${list}.${pattern}()`];
  }
}

function renderIndex(index: string, list: string, wrap: boolean): string {
  return wrap ? `place(${index}) % len(${list})` : `place(${index})`;
}

function renderExpression(expression: Expression, scope: Scope): string {
  const text = (part: Expression): string => renderExpression(part, scope);
  switch (expression.kind) {
    case "literal":
      return expression.text;
    case "variable": {
      const names = [...scope.variables, ...scope.readable, ...scope.globals];
      return choose(names, expression.pick);
    }
    case "periodic": {
      const name = choose([...scope.readable, ...scope.variables], expression.pick);
      return `${name} % ${expression.modulus} == ${expression.remainder % expression.modulus}`;
    }
    case "binary":
      return renderBinary(expression.operator, text(expression.left), text(expression.right));
    case "unary":
      return `(${expression.pattern.replace("$", `(${text(expression.operand)})`)})`;
    case "choice":
      return `(${text(expression.yes)} if ${text(expression.test)} else ${text(expression.other)})`;
    case "item": {
      const list = choose(scope.lists, expression.pick);
      return `${list}[${renderIndex(text(expression.index), list, expression.wrap)}]`;
    }
    case "list":
      return expression.pattern.replace("$", choose(scope.lists, expression.pick));
    case "attribute":
      return `${choose(scope.objects, expression.pick)}.${expression.name}`;
    case "call": {
      if (scope.calls.length === 0) return text(expression.first);
      const pattern = choose(scope.calls, expression.pick);
      return pattern.replace("$1", text(expression.first)).replace("$2", text(expression.second));
    }
  }
}

function renderBinary(operator: string, left: string, right: string): string {
  switch (operator) {
    case "&":
    case "|":
    case "^":
      return `(whole(${left}) ${operator} whole(${right}))`;
    case "<<":
      return `(whole(${left}) << (whole(${right}) & 31))`;
    case ">>":
      return `(whole(${left}) >> (whole(${right}) & 63))`;
    default:
      return `(${left} ${operator} ${right})`;
  }
}
