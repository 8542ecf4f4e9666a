// What every random program has: the prelude, numbers, texts, lists, dicts and control flow.
//
// Invariant: whatever is assigned stays small. Products of ints pass through keep(), texts and lists
// are cut at the start of each turn, lists hold scalars only, and a loop iterates what its body does
// not grow. Nothing prints addresses, hashes, or the order of a set.

import type { Kind, Topic } from "./topic.ts";

/** Functions and constants by name; a program gets those that it uses. */
export const prelude: Readonly<Record<string, string>> = {
  math: "import math",
  INF: 'INF = float("inf")',
  NAN: 'NAN = float("nan")',
  keep: `def keep(x):
    if type(x) is int:
        return x if -(2**80) < x < 2**80 else x % 1000003
    if isinstance(x, (str, tuple, list)):
        return x[:12]
    return x`,
  whole: `def whole(x):
    return int(x) if isinstance(x, (int, float)) and -1e25 < x < 1e25 else 3`,
  place: `def place(x, size):
    return int(x) % size if size and isinstance(x, (int, float)) and -1e6 < x < 1e6 else 0`,
  clip: `def clip(s):
    return s if len(s) < 40 else s[:12]`,
  trim: `def trim(d):
    while len(d) > 12:
        del d[next(iter(d))]
    return d`,
  note: `def note(turn, error):
    global noted
    noted += 1
    if noted < 6:
        print("  ", turn, type(error).__name__, error)`,
  noted: "noted = 0",
};

const edges = [31, 32, 53, 63, 64].flatMap((bits) => [
  `(2**${bits})`,
  `(2**${bits} - 1)`,
  `-(2**${bits})`,
]);

export const kinds: Readonly<Record<string, Kind>> = {
  I: {
    names: ["i0", "i1", "i2"],
    local: "t",
    initials: ["1", "7", "-3", "{n}", "255", "2**31 - 5", "2**53 - 3", "10**20"],
    bound: "$ = keep($)",
  },
  F: {
    names: ["f0", "f1"],
    local: "u",
    initials: ["0.5", "-1.5", "3.0", "0.1", "1e16", "-0.0", "2.0**53", "INF"],
  },
  S: {
    names: ["s0", "s1"],
    local: "s",
    initials: ['"ab"', '""', '"Hello, World"', '"x1-y2"', '"\\u00e9\\u20ac"', '"a\\U0001f600b"'],
    bound: "$ = clip($)",
    show: "repr($)",
  },
  V: {
    names: ["v0", "v1"],
    local: "v",
    initials: ["1", "0.5", "None", '"v"', "True", "2**60", "(1, 2)", "2j"],
    bound: "$ = keep($)",
    show: "repr($)",
  },
  Q: {
    names: ["q0", "q1"],
    local: "q",
    initials: [
      "[1, 2, 3]",
      "[5] * 4",
      "list(range(7))",
      "[0, -1, 2**40, 8]",
      "[i * i for i in range(5)]",
    ],
    bound: "del $[9:]",
  },
  L: {
    names: ["l0", "l1"],
    local: "l",
    initials: [
      "[1, 2.5]",
      '[1, "a", None, 2.5]',
      "[0.5, 1.5, 2.5]",
      "[True, False, True]",
      '["b", "c", "a"]',
      "[2**70, 1, -2**63]",
    ],
    bound: "del $[9:]",
  },
  D: {
    names: ["d0", "d1"],
    local: "d",
    initials: [
      "{{1: 2, 3: 4}}",
      '{{"a": 1, "b": 2}}',
      '{{(1, 2): "t", 1.5: None, "k": [1]}}',
      "{{k: k * k for k in range(5)}}",
      "dict.fromkeys(range(3), 0)",
    ],
    bound: "trim($)",
  },
  R: {
    names: ["r0"],
    local: "r",
    initials: [
      "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]",
      "[[0] * 4 for _ in range(3)]",
      "[[1.5, 2], [3]]",
    ],
  },
};

const arithmetic = ["+", "-", "*", "//", "%", "&", "|", "^"].map((sign) => `({i} ${sign} {i})`);
const orders = ["<", "<=", ">", ">=", "==", "!="];

export const basics: Topic = {
  name: "basics",
  // It always takes part.
  weight: 0,
  definitions: [
    {
      text: `def {name}(t, v=2):
    {locals}
    {block}
    return {i}`,
      expressions: { i: ["keep({name}({i}))", "keep({name}({i}, {v}))"] },
    },
    {
      text: `def {name}(v, u):
    {locals}
    {block}
    return {v}`,
      expressions: { v: ["keep({name}({v}, {f}))", "keep({name}({i}, {i}))"] },
    },
  ],
  expressions: {
    i: [
      "{I}",
      "{n}",
      "{I}",
      "{turn}",
      ...arithmetic,
      "({i} + {n})",
      "({i} - {n})",
      "({i} << ({i} & 15))",
      "({i} >> ({i} & 63))",
      "(-{i})",
      "(~{i})",
      "abs({i})",
      "divmod({i}, {n})[1]",
      "({i} * {i} % {n})",
      "({i} * 1103515245 + 12345 & 0x7fffffff)",
      "({i} if {c} else {i})",
      "min({i}, {i})",
      "max({i}, {i}, {n})",
      "len({s})",
      "len({l})",
      "sum({q})",
      "{q}[{i} % 3]",
      "{q}[place({i}, len({q#1}))]",
      "{q#1}[place({i}, len({q#1}))]",
      "{Q}[-1]",
      "whole({v})",
      "whole({f})",
      "int({c})",
      "{r}[{i} % 3][{i} % 3]",
      "round({f})",
      "65535",
      ...edges,
    ],
    f: [
      "{F}",
      "0.5",
      "{F}",
      "({f} + {f})",
      "({f} - {i})",
      "({f} * {f})",
      "({f} / {n})",
      "({i} / {n})",
      "({f} // {n})",
      "({f} % {n})",
      "float({i})",
      "abs({f})",
      "math.sqrt(abs({f}))",
      "float(math.floor({f}))",
      "({f} if {c} else {f})",
      "max({f}, {f})",
      "(-{f})",
      "1e308",
      "round({f}, 2)",
      "INF",
      "NAN",
    ],
    s: [
      "{S}",
      '"a"',
      "{S}",
      "({s} + {s})",
      "{s}[{n}:]",
      "{s}[:{n}]",
      "{s}[::-1]",
      "str({i})",
      'f"{{{i}}}"',
      "clip({s} * {k})",
      "chr(97 + {i} % 26)",
      "({s} if {c} else {s})",
      "repr({v})",
      "{s}.upper()",
    ],
    v: [
      "{V}",
      "{i}",
      "{V}",
      "{i}",
      "{f}",
      "{s}",
      "None",
      "{c}",
      "({v} + {v})",
      "({v} * {n})",
      "({v} - {i})",
      "({v} % {n})",
      "({v} if {c} else {v})",
      "({v} or {v})",
      "({v} and {v})",
      "{l}[{i} % 3]",
      "{l}[{i} % 5]",
      "{l}[-{k}]",
      "{d}.get({i})",
      "{d}.get({v}, {n})",
      "({i}, {i})",
      "({n}, {s})",
      "(2**63)",
      "1j",
    ],
    c: [
      "{p}",
      ...orders.map((sign) => `({i} ${sign} {i})`),
      "({f} < {f})",
      "({s} == {s})",
      "({s} < {s})",
      "({v} == {v})",
      "({V} is None)",
      "({v} < {v})",
      "(not {c})",
      "({c} and {c})",
      "({c} or {c})",
      "({n} < {i} < {i})",
      "isinstance({v}, (int, str))",
      "(type({v}) is int)",
      "({i} in {q})",
      "({v} in {l})",
      "({v} in {d})",
      "({s} in {s})",
      "bool({v})",
      "({q} == {q})",
      "({l} < {l})",
    ],
    p: [
      "({turn} % {k} == 0)",
      "({turn} % 7 == {n})",
      "({turn} == {n} * 9)",
      "({turn} > {n} * 8)",
      "({turn} & 3 == {n})",
      "({turn} % 37 == {n})",
    ],
    x: [
      "x",
      "x + {n}",
      "x * 2",
      "x % {k}",
      "-x",
      "(x, {i})",
      "x + {i}",
      "x if {c} else {i}",
      "x * x & 255",
    ],
    q: [
      "{Q}",
      "{Q}",
      "{Q}[:]",
      "[{i}, {i}]",
      "[x % 100 for x in {q}[:6]]",
      "{Q}[{n}:]",
      "([{i}] * {k})",
    ],
    l: ["{L}", "{L}", "{L}[:]", "[{v}, {v}]", "{L}[::-1]", "[{x} for x in {q}[:6]]"],
    d: ["{D}", "{D}", "{{{i}: {v}}}", "{{{s}: {i}}}", "{{x: {x} for x in {q}[:5]}}", "dict({D})"],
    r: ["{R}", "[{q}[:4], {q}[:4], [1, 2, 3]]"],
    g: [
      "range({k})",
      "{q}[:5]",
      "range({n}, {n})",
      "range({n}, -{n}, -2)",
      "{l}[:5]",
      "list({d})[:5]",
      "({i}, {f}, {i})",
      "{s}[:5]",
      "reversed({q}[:5])",
      "sorted({q}[:5])",
      "[{i}, {v}, {i}]",
    ],
  },
  statements: [
    "{I} = keep({i})",
    "{I} += {i}",
    "{I} = keep({i})",
    "{I} -= {i}",
    "{I} = ({I} * {n} + {i}) % 1000003",
    "{I} ^= whole({i})",
    "{I#1} *= {n}\n{I#1} = keep({I#1})",
    "{I} //= {n}",
    "{I} %= {i}",
    "{F} = {f}",
    "{F} += {f}",
    "{F} = {F} * 0.5 + {i}",
    "{S} = clip({s})",
    "{S#1} += {s}\n{S#1} = {S#1}[-20:]",
    "{V} = keep({v})",
    "{V} = keep({v})",
    "{V} = {i}",
    "{V#1} += {n}",
    "{I#1}, {I#2} = {I#2}, {I#1}",
    "{V}, {I} = {I}, keep({i})",
    "{Q}.append(keep({i}))",
    "{Q}[{i} % 2] = keep({i})",
    "{Q}[place({i}, 3)] += {n}",
    "{L}.append({v})",
    "{L}[{i} % 2] = {v}",
    "{D}[{i}] = {v}",
    "{D}[{s}] = {i}",
    "{R}[{i} % 3][{i} % 2] = keep({i})",
    "if len({Q#1}) > 3:\n    {I} = {Q#1}.pop()",
    "if {c}:\n    {block}",
    "if {c}:\n    {block}\nelse:\n    {block}",
    "if {p}:\n    {block}\nelse:\n    {block}",
    "if {c}:\n    {block}\nelif {c}:\n    {block}",
    "if (x0 := {i}) > {n}:\n    {block}\n    {I} = keep(x0)",
    "if {p}:\n    {leave}",
    "if {c}:\n    {leave}",
    "for {I} in range({k}):\n    {block}",
    "for {V} in {g}:\n    {block}",
    "for {I} in range({n}, {n}):\n    {block}\nelse:\n    {block}",
    "for {V}, {I} in zip({g}, {q}[:5]):\n    {block}",
    "for {I}, {V} in enumerate({g}):\n    {block}",
    "{w#1} = 0\nwhile {w#1} < {k} and {c}:\n    {w#1} += 1\n    {block}",
    "{w#1} = {k}\nwhile {w#1}:\n    {w#1} -= 1\n    {block}\nelse:\n    {block}",
    "try:\n    {block}\nexcept {E}:\n    {block}",
    "if {p}:\n    del {V#1}\n    {V#1} = {v}",
  ],
};
