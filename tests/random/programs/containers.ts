// Lists, dicts, sets: every way to change them, in hot loops, with keys and items of all kinds.

import type { Topic } from "./topic.ts";

export const lists: Topic = {
  name: "lists",
  weight: 70,
  definitions: [
    {
      text: `def {name}(items, t):
    {locals}
    for index in range(len(items)):
        items[index] = keep(items[index] + t)
        {block}
    return items`,
      expressions: {
        q: ["{name}({Q}, {i})", "{name}({q}[:5], {n})"],
        l: ["{name}({L}, {n})", "{name}([0.5, 1.5], {f})"],
      },
    },
    {
      text: `def {name}(t):
    {locals}
    rows = [[t % 10] * 3 for _ in range(3)]
    for a in range(3):
        for b in range(3):
            rows[a][b] += a * b
            {block}
    return rows`,
      expressions: { r: ["{name}({i})"], i: ["sum({name}({i})[{i} % 3])"] },
    },
    {
      text: `def {name}(items):
    items = items[:7]
    for a in range(1, len(items)):
        b = a
        while b > 0 and items[b - 1] > items[b]:
            items[b - 1], items[b] = items[b], items[b - 1]
            b -= 1
    return items`,
      expressions: {
        q: ["{name}({q})"],
        l: ["{name}({l})", "{name}([{f}, {f}, {f}])", "{name}([{s}, {s}, {s}])"],
      },
    },
  ],
  expressions: {
    i: [
      "{q}[-{k}]",
      "{q}.index({i})",
      "{q}.count({i})",
      "len({q})",
      "{l}.count({v})",
      "sum({r}[{i} % 3])",
      "max({q})",
      "min({q}, default={n})",
      "sum({q}[::2])",
      "sum({q}[:{n}])",
      "len({l} + {q})",
      "sum(sum(x) for x in {R})",
      "sum([True, {c}, False])",
    ],
    v: [
      "max({l})",
      "sum({l})",
      "{l}[{n}]",
      "{l}[-{k}]",
      "min({l}, key=str)",
      "tuple({q}[:3])",
      "{L}.index({v})",
      "sum([{f}, {f}, {n}])",
    ],
    f: ["sum([{f}, {f}, 0.5])", "max([{f}, {f}])", "[{f}, {f}, 1.5][{i} % 3]"],
    q: [
      "sorted({q})",
      "sorted({q}, reverse={c})",
      "{q}[::-1]",
      "{q}[{n}:{n}]",
      "{q}[-{k}:]",
      "{q}[::{k}]",
      "({q} + {q})[:9]",
      "({q} * {k})[:9]",
      "list(range({i} % 9))",
      "[x for x in {q}[:7] if x % 2 == 0]",
      "[x * y for x in {q}[:3] for y in {q}[:3]]",
      "[{i} for _ in range({k})]",
      "{r}[{i} % 3]",
      "[x[0] for x in {R}]",
      "list(reversed({q}))",
      "[*{q}[:3], {i}, *{q}[:2]]",
      "([0] * 5)",
      "([{n}] * {k})",
      "({q} if {c} else {q})",
      "{q}[5:1:-{k}]",
    ],
    l: [
      "sorted({l}, key=str)",
      "sorted({l})",
      "{l}[{n}:{n}]",
      "{l}[-{k}:]",
      "({l} + {l})[:9]",
      "({l} * {k})[:9]",
      "[{v} for _ in range({k})]",
      "[{c}, {c}, {c}]",
      "[{f}, {f}, {f}]",
      "[x for x in {l} if x]",
      "list(zip({q}[:3], {q}[:3]))",
      "[str(x) for x in {l}[:5]]",
      "[{v}, *{l}[:4]]",
      "[0.5] * {k}",
      "([None] * {k})",
      "([True] * {k})",
      "([False] * 6)",
      "[x / 2 for x in {q}[:5]]",
    ],
    r: [
      "[{q}[:3], {q}[:3], {q}[:3]]",
      "[x[:] for x in {R}]",
      "[[x * y for x in range(3)] for y in range({k})]",
      "[x[::-1] for x in {R}]",
      "[list(x) for x in zip(*{R})]",
      "[[0] * 3] * 3",
    ],
    c: [
      "({q} < {q})",
      "({l} == {l})",
      "({i} not in {q})",
      "bool({q})",
      "(not {l})",
      "any({l})",
      "all({q})",
      "({Q} is {Q})",
      "({r} == {r})",
    ],
  },
  statements: [
    "{Q} = {q}[:]",
    "{Q} = {Q}",
    "{L} = {l}",
    "{L} = {L}",
    "{L} = {Q}[:]",
    "{R} = {r}",
    "{Q}.insert({i} % 4, keep({i}))",
    "{Q}.insert(-{k}, {n})",
    "{L}.insert({n}, {v})",
    "{L}.extend({l}[:4])",
    "{Q#1} += {q}[:3]\ndel {Q#1}[12:]",
    "{Q} = ({q} * {k})[:10]",
    "{I} = {Q}.pop({i} % 3)",
    "{V} = {L}.pop()",
    "{Q}.remove({i})",
    "del {Q}[{i} % 4]",
    "del {L}[{n}:{n}]",
    "del {Q}[::{k}]",
    "{Q}[{n}:{n}] = {q}[:3]",
    "{L}[1:2] = [{v}, {v}]",
    "{Q}[::2] = [{n}] * {k}",
    "{Q}[:] = [{i}, {i}, {i}]",
    "{Q}.sort()",
    "{Q}.sort(key=lambda x: -x)",
    "{Q}.sort(key=lambda x: x % 5, reverse={c})",
    "{L}.sort(key=repr)",
    "{L}.reverse()",
    "{Q}.clear()\n{Q} = [{i}, 1]",
    "{Q}[{i} % 3] -= {i}",
    "{Q}[-1] = keep({i})",
    "{L}[-{k}] = {f}",
    "{L}[{n}] = {i}",
    "{L} = [0.5] * 4",
    "{L} = [{f}, {f}]",
    "{L}[0] += {n}",
    "{Q}[0], {Q}[1] = {Q}[1], {Q}[0]",
    "{R}[{i} % 3] = {q}[:4]",
    "{R}[{i} % 3].append({n})\n{R} = [x[:4] for x in {R}[:4]]",
    "for x in {R}:\n    x[0] = keep(x[0] + {n})\n    {block}",
    "for x in {R}:\n    for {V} in x[:4]:\n        {block}",
    "for {I} in range(len({Q#1})):\n    {Q#1}[{I} % 3] += {n}\n    {block}",
    "for {I} in range(len({Q#1}) - 1, -1, -1):\n    if {Q#1}[min({I}, len({Q#1}) - 1)] % 2:\n        {block}",
    "for {I} in {Q#1}:\n    if len({Q#1}) > 8:\n        break\n    {Q#1}.append({I} % 10)\n    {block}\n    if len({Q#1}) > 8:\n        break",
    "while len({Q#1}) > 2:\n    {I} = {Q#1}.pop()\n    if len({Q#1}) > 6:\n        break",
    "{I}, {V}, *{w#1} = {q}\n{I} = len({w#1})",
    "{I}, {V} = {q}[:2]",
    "[{I}, {V}], {I} = {q}[:2], {n}",
  ],
};

const sets = {
  Z: {
    names: ["z0", "z1"],
    local: "z",
    initials: ["{{1, 2, 3}}", "set()", "set(range({n}))"],
    bound: "$ = set(sorted($)[:9])",
    show: "sorted($)",
  },
};

export const dicts: Topic = {
  name: "dicts",
  weight: 70,
  kinds: sets,
  definitions: [
    {
      text: `def {name}(items, t):
    {locals}
    counts = {{}}
    for x in items[:9]:
        counts[x] = counts.get(x, 0) + t
        {block}
    return counts`,
      expressions: { d: ["{name}({q}, {n})", "{name}({s}, {i})", "{name}({l}, {n})"] },
    },
    {
      text: `def {name}(t, memo={{}}):
    {locals}
    if t in memo:
        return memo[t]
    {block}
    if len(memo) > 20:
        memo.clear()
    memo[t] = result = {i}
    return result`,
      expressions: { i: ["keep({name}({i} % 30))", "keep({name}({n}))"] },
    },
  ],
  expressions: {
    i: [
      "len({d})",
      "{d}.get({i}, 0) and {n}",
      "len({z})",
      "sum({z})",
      "len({z} & {z})",
      "len({z} | {z})",
      "max({z}, default={n})",
      "len({d}.keys() & {d}.keys())",
      "sum(1 for x in {D} if isinstance(x, int))",
    ],
    v: [
      "{d}[{i}]",
      "{d}[{v}]",
      "{d}.get({s})",
      "{D}.pop({i}, {v})",
      "{D}.setdefault({i}, {v})",
      "{d}.get(({n}, {n}), {v})",
      "next(iter({d}))",
      "next(iter({d}.values()), None)",
      "{D}[{n}]",
    ],
    z: [
      "{Z}",
      "{Z}",
      "({z} | {z})",
      "({z} & {z})",
      "({z} - {z})",
      "({z} ^ {z})",
      "set({q})",
      "{{x % 10 for x in {q}}}",
      "{{{i}, {n}}}",
      "frozenset({z})",
    ],
    d: [
      "({d} | {d})",
      "{{x: {v} for x in range({k})}}",
      "{{(x, {n}): x for x in {q}[:4]}}",
      "{{str(x): x for x in {q}[:4]}}",
      "dict(zip({q}[:4], {l}[:4]))",
      "{{k: v for v, k in enumerate({q}[:5])}}",
      "{{**{d}, {i}: {v}}}",
      "dict(sorted({{x: 1 for x in {q}[:5]}}.items()))",
    ],
    c: [
      "({i} in {z})",
      "({z} <= {z})",
      "({z} == {z})",
      "({d} == {d})",
      "(({n}, {n}) in {d})",
      "{z}.isdisjoint({z})",
      "({s} in {D})",
      "({v} not in {d})",
      "bool({z})",
    ],
    q: ["sorted({z})[:8]", "[x for x in {D} if isinstance(x, int)]", "list(range(len({d})))"],
    l: [
      "list({d})[:6]",
      "list({d}.values())[:6]",
      "list({d}.items())[:4]",
      "sorted({d}, key=str)[:5]",
    ],
    g: ["list({d}.items())[:5]", "list({d}.values())[:5]", "sorted({z})[:5]", "dict({d})"],
  },
  statements: [
    "{D}[{i} % 10] = {v}",
    "{D}[{v}] = {i}",
    "{D}[({n}, {i} % 4)] = {v}",
    "{D#1}[{i} % 5] = {D#1}.get({i} % 5, 0) + 1",
    "{D#1}[{n}] += {i}",
    "{D#1}[{s}[:3]] = {D#1}.get({s}[:3], 0)",
    "{D}.update({d})",
    "{D} |= {d}",
    "del {D}[{i} % 10]",
    "if {i} in {D#1}:\n    {block}\n    {V} = {D#1}.pop({i}, None)",
    "{D}.setdefault({n}, {v})",
    "{D} = {d}",
    "{D} = {{}}",
    "{D} = {D}",
    "{V} = {D}.popitem()",
    "for {V} in list({D}):\n    {block}",
    "for {V}, {w#1} in list({D}.items())[:6]:\n    {I} = whole({w#1})\n    {block}",
    "for x in {D#1}:\n    {I} = len({D#1})\n    if {p}:\n        {D#1}[{i} % 20] = {n}",
    "for x in {D#1}:\n    if {p}:\n        del {D#1}[x]",
    "for x in {D#1}.values():\n    {V} = x\n    {D#1}[{n}] = {i}",
    "for x in {Z#1}:\n    {I} = len({Z#1})\n    if {p}:\n        {Z#1}.add({i} % 30)",
    "{Z}.add({i} % 100)",
    "{Z}.add(keep({i}))",
    "{Z}.discard({i} % 10)",
    "{Z}.remove({n})",
    "{Z} = set({z})",
    "{Z#1} |= {{{n}, {i}}}",
    "{Z#1} -= {z}",
    "{Z#1} ^= set({q})",
    "{Z}.update({q})",
    "for {I} in sorted({z})[:5]:\n    {block}",
    "if {i} in {Z}:\n    {block}\nelse:\n    {block}",
    "{D}[1.0] = {i}\n{D}[True] = {n}",
    "{D}[2**{n}] = {v}",
    "{D}[[{n}]] = {i}",
  ],
};

/** Importing collections takes longer than most programs. */
export const collections: Topic = {
  name: "collections",
  weight: 5,
  kinds: {
    D: {
      names: ["d0", "d1"],
      local: "d",
      initials: ["defaultdict(int)", "Counter('abca')", "{{1: 2}}", "OrderedDict(a=1)"],
      bound: "trim($)",
    },
    K: {
      names: ["k0"],
      local: "k",
      initials: ["deque([1, 2, 3])", "deque(maxlen=4)"],
      bound: "while len($) > 9: $.popleft()",
    },
  },
  definitions: [
    {
      text: `from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
{name} = namedtuple("{name}", "x y")`,
      expressions: {
        i: [
          "keep({name}({i}, {v}).x)",
          "len({K})",
          "sum(Counter({q}).values())",
          "len(defaultdict(list))",
        ],
        v: [
          "{name}({i}, {n})",
          "{name}({v}, {i})._replace(y=1).x",
          "{K}[0]",
          "{K}[-1]",
          "{K}.popleft()",
          "{K}.pop()",
          "{D}[{i} % 7]",
        ],
        l: ["list({K})", "Counter({s}).most_common(2)", "[*{name}({i}, {v})]"],
        c: ["({i} in {K})", "bool({K})"],
      },
      statements: [
        "{K}.append({v})",
        "{K}.appendleft({i})",
        "{K}.rotate({k})",
        "for {V} in list({K})[:6]:\n    {block}",
        "while len({K#1}) > 2:\n    {V} = {K#1}.popleft()\n    if {p}:\n        break",
        "{D}[{n}] += 1",
        "{D} = defaultdict(int, {d})",
        "{D} = Counter({q})",
        "for x in {s}[:6]:\n    {D}[x] += 1",
      ],
    },
  ],
};
