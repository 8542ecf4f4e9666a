// Control flow: loops in loops, match, recursion, and the tools that iterate.

import type { Topic } from "./topic.ts";

export const loops: Topic = {
  name: "loops",
  weight: 60,
  definitions: [
    {
      text: `def {name}(t):
    {locals}
    total = 0
    for a in range(4):
        for b in range(a, 4):
            if (a + b + t) % 5 == {n}:
                break
            {block}
            for c in range(b):
                if c == {k}:
                    continue
                total += a * b + c
        else:
            total -= 1
    return total + {i}`,
      expressions: { i: ["{name}({i})", "{name}({turn})"] },
    },
    {
      text: `def {name}(n):
    table = [[0] * 5 for _ in range(4)]
    for a in range(1, 4):
        for b in range(1, 5):
            if (a * n + b) % 3 == 0:
                table[a][b] = table[a - 1][b - 1] + 1
            else:
                table[a][b] = max(table[a - 1][b], table[a][b - 1])
    return table`,
      expressions: { r: ["{name}({i})"], i: ["{name}({i})[-1][-1]"] },
    },
  ],
  statements: [
    "for {I} in range({k}):\n    for {V} in range({k}):\n        for {I} in range({k}):\n            {block}",
    "for {I} in range({k}):\n    for {V} in {g}:\n        {block}\n    {block}",
    "for {I} in range({k}):\n    {block}\n    for {V} in range({I} % 5):\n        if {c}:\n            break\n        {block}\n    else:\n        {block}",
    "for {I} in range({k}):\n    for {V} in range({k}):\n        if {p}:\n            continue\n        {block}\n        if {c}:\n            break\n    else:\n        continue\n    break",
    "{w#1} = 0\nwhile {w#1} < {k}:\n    {w#1} += 1\n    {w#2} = {w#1}\n    while {w#2} > 0 and {c}:\n        {w#2} -= 1\n        {block}",
    "{w#1} = {n}\nwhile {w#1} > 0 and not {c}:\n    {w#1} -= 1\n    if {c} or {c}:\n        continue\n    {block}\nelse:\n    {block}",
    "{w#1}, {w#2} = 0, {n}\nwhile {w#1} < {w#2}:\n    {w#1} += 1\n    {w#2} -= 1\n    {block}\n{I} = {w#1} - {w#2}",
    "for {I} in range(10):\n    if {I} % 3 == {n}:\n        {block}\n    elif {I} > {n}:\n        break",
    "{w#1} = 27 + {n}\nwhile {w#1} != 1:\n    {w#1} = {w#1} // 2 if {w#1} % 2 == 0 else 3 * {w#1} + 1\n    if {w#1} > 500:\n        break\n{I} = {w#1}",
    "for {I} in range({k}):\n    if {c}:\n        {block}\n    if {c}:\n        {block}\n    if {c}:\n        {block}",
    "if {p} and {c}:\n    {block}\nelif {p} or {c}:\n    {block}\nelse:\n    {block}",
    "{I} = {i} if {c} else {i} if {c} else {i}",
    "for {I} in range(-{k}, {n}, {k}):\n    {block}",
    "for {I} in range({n}, -{k}, -{k}):\n    {block}",
    "for {I}, ({V}, {w#1}) in enumerate(zip({q}[:4], {l}[:4])):\n    {block}",
  ],
};

export const matching: Topic = {
  name: "matching",
  weight: 30,
  definitions: [
    {
      text: `class {name}:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
def {name}_of(v):
    {locals}
    match v:
        case None | True:
            return 1
        case int(t) if t > {n}:
            {block}
            return keep(t)
        case 0 | 1 | 2:
            return 2
        case float():
            {block}
            return 3
        case str(s) if len(s) > {k}:
            return len(s)
        case (t, "a" | "b"):
            return whole(t)
        case [t, *q]:
            return whole(t) + len(q)
        case {{"k": t, **d}}:
            return len(d)
        case {name}(0, y=t) | {name}(t, 1):
            {block}
            return whole(t)
        case {name}(x=t):
            return whole(t) - 1
        case _:
            return -1`,
      expressions: {
        i: [
          "{name}_of({v})",
          "{name}_of({i})",
          "{name}_of({l})",
          "{name}_of({q})",
          "{name}_of({d})",
          "{name}_of({name}({i}, {n}))",
          "{name}_of({name}({n}, {v}))",
          "{name}_of({s})",
          "{name}_of({{'k': {v}, 'j': {n}}})",
          "{name}_of(({i}, {s}))",
        ],
      },
    },
  ],
  statements: [
    "match {v}:\n    case int():\n        {block}\n    case str() | None:\n        {block}\n    case _:\n        {block}",
    "match {i} % 4:\n    case 0:\n        {block}\n    case 1 | 2:\n        {block}\n    case {w#1}:\n        {I} = {w#1}",
    "match {l}:\n    case []:\n        {block}\n    case [{w#1}]:\n        {V} = {w#1}\n    case [{w#1}, *_, {w#2}]:\n        {V} = {w#2}\n        {block}",
    "match ({i} % 3, {v}):\n    case (0, {w#1}):\n        {V} = {w#1}\n    case (1, int({w#2})) if {w#2} > {n}:\n        {I} = {w#2}\n        {block}\n    case (_, None):\n        {block}",
    "match {s}:\n    case 'a' | 'b':\n        {block}\n    case 'ab':\n        {block}\n    case _ if {c}:\n        {block}",
    "match {d}:\n    case {{1: {w#1}, **{w#2}}}:\n        {V} = {w#1}\n        {I} = len({w#2})\n    case {{'a': int({w#1})}}:\n        {I} = {w#1}\n    case {{}}:\n        {block}",
  ],
};

export const recursion: Topic = {
  name: "recursion",
  weight: 50,
  definitions: [
    {
      text: `def {name}(t):
    {locals}
    if t < 2:
        {block}
        return t
    return {name}(t - 1) + {name}(t - 2)`,
      expressions: { i: ["{name}({i} % 7)", "{name}({n} % 8)", "{name}({turn} % 6)"] },
    },
    {
      text: `def {name}(t, depth=4):
    if depth == 0 or t % 3 == 0:
        return (t, None, None)
    return (t, {name}(t * 2, depth - 1), {name}(t + {n}, depth - 1))
def {name}_sum(tree):
    if tree is None:
        return 0
    v, left, right = tree
    return keep(v + {name}_sum(left) - {name}_sum(right))
def {name}_depth(tree):
    return 0 if tree is None else 1 + max({name}_depth(tree[1]), {name}_depth(tree[2]))`,
      expressions: {
        i: ["{name}_sum({name}({i}))", "{name}_depth({name}({n}))", "{name}_sum({name}({i}, {k}))"],
      },
    },
    {
      text: `class {name}Node:
    def __init__(self, key):
        self.key = key
        self.left = self.right = None
    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = {name}Node(key)
            else:
                self.left.insert(key)
        elif key > self.key:
            if self.right:
                self.right.insert(key)
            else:
                self.right = {name}Node(key)
    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.key
        if self.right:
            yield from self.right.walk()
    def height(self):
        return 1 + max(n.height() if n else 0 for n in (self.left, self.right))
def {name}(items):
    root = {name}Node({n})
    for x in items[:8]:
        root.insert(x)
    return root`,
      expressions: {
        q: ["list({name}({q}).walk())"],
        i: ["{name}({q}).height()", "sum({name}({q}).walk())", "{name}({l}).height()"],
      },
    },
    {
      text: `def {name}_even(t):
    return True if t == 0 else {name}_odd(t - 1)
def {name}_odd(t):
    return False if t == 0 else {name}_even(t - 1)
def {name}_deep(t):
    return {name}_deep(t + 1) + 1`,
      expressions: { c: ["{name}_even(abs({i}) % 12)", "{name}_odd({n})"] },
      statements: [
        "if {turn} % 16 == 3:\n    try:\n        {name}_deep({n})\n    except RecursionError:\n        {S} = 'too deep'",
      ],
    },
    {
      text: `def {name}(items, target, start=0):
    {locals}
    if target == 0:
        return 1
    if target < 0 or start >= len(items):
        return 0
    return {name}(items, target - items[start], start + 1) + {name}(items, target, start + 1)
def {name}_orders(items):
    if len(items) <= 1:
        return [items]
    out = []
    for index, x in enumerate(items):
        for rest in {name}_orders(items[:index] + items[index + 1:]):
            out.append([x] + rest)
    return out`,
      expressions: {
        i: [
          "{name}([1, 2, 3, 4, 5], {n})",
          "{name}({q}[:5], {i} % 20)",
          "len({name}_orders({q}[:3]))",
        ],
        r: ["{name}_orders({q}[:3])"],
      },
    },
    {
      text: `def {name}(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return {name}(m - 1, 1)
    return {name}(m - 1, {name}(m, n - 1))
def {name}_queens(row, columns=()):
    if row == 0:
        return 1
    total = 0
    for c in range(4):
        if all(c != d and abs(c - d) != k + 1 for k, d in enumerate(columns)):
            total += {name}_queens(row - 1, (c, *columns))
    return total`,
      expressions: { i: ["{name}(2, {n} % 4)", "{name}({n} % 3, {k})", "{name}_queens({n} % 5)"] },
    },
  ],
};

export const iteration: Topic = {
  name: "iteration",
  weight: 50,
  definitions: [
    {
      text: `import itertools
def {name}(items, t):
    {locals}
    for a, b in itertools.product(items[:3], range(t % 3)):
        {block}
        t = keep(t + whole(a) * b)
    return t`,
      expressions: {
        i: [
          "{name}({q}, {i})",
          "{name}({l}, {n})",
          "sum(itertools.islice(itertools.count({i}), {k}))",
        ],
        q: [
          "list(itertools.islice(itertools.count({n}, {k}), 5))",
          "list(itertools.chain({q}[:3], range({k})))",
          "list(itertools.accumulate({q}[:6]))",
          "list(itertools.accumulate({q}[:6], max))",
          "list(itertools.takewhile(lambda x: x < {i}, {q}))",
          "list(itertools.dropwhile(lambda x: x < {i}, {q}))[:5]",
          "list(itertools.compress({q}, [1, 0, {c}]))",
          "list(itertools.starmap(lambda x, y: x - y, zip({q}[:4], {q}[:4])))",
        ],
        l: [
          "list(itertools.combinations({l}[:4], 2))[:5]",
          "list(itertools.permutations({q}[:3]))[:4]",
          "list(itertools.zip_longest({q}[:3], {l}[:4]))",
          "list(itertools.repeat({v}, {k}))",
          "[(k, len(list(g))) for k, g in itertools.groupby({q}, lambda x: x % 2)]",
          "list(itertools.pairwise({l}))[:4]",
          "list(itertools.batched({q}, 2))",
        ],
        g: [
          "itertools.chain({q}[:3], {l}[:2])",
          "itertools.islice({q}, {k})",
          "itertools.product({q}[:2], {l}[:2])",
          "itertools.pairwise({q}[:4])",
          "itertools.repeat({v}, {k})",
          "itertools.islice(itertools.cycle({l} or [1]), 5)",
        ],
      },
    },
  ],
  expressions: {
    i: [
      "sum(map(abs, {q}))",
      "sum(x for x in map(lambda x: {x}, {q}[:5]))",
      "len(list(filter(None, {l})))",
      "max(map(len, [{s}, {s}]))",
      "min({q}, key=lambda x: x % 7)",
      "max({q}, key=abs)",
      "sum(x * y for x, y in zip({q}, {q}))",
      "sum(range({n}, {i} % 50))",
      "sum(map(int, str(abs({i}))[:9]))",
      "len([1 for x in {q} if {c}])",
      "sum({q}, {i})",
      "max({i}, {i}, key=lambda x: -x)",
      "sum(x if {c} else {n} for x in {q}[:5])",
    ],
    q: [
      "list(map(lambda x, y: x + y, {q}[:5], {q}[:5]))",
      "[x for x in filter(lambda x: x > {n}, {q})]",
      "[x + y for x, y in zip({q}, {q})][:8]",
      "[x for x, y in sorted(zip({q}[:5], range(5)))]",
      "list(map(abs, {q}))[:8]",
      "[{i} for x in range({k})]",
    ],
    l: [
      "list(enumerate({l}[:4], {n}))",
      "list(zip({l}[:3], {s}))",
      "list(map(str, {l}[:5]))",
      "[x for y in {R} for x in y][:8]",
      "[(x, y) for x in range({k}) for y in {l}[:2] if {c}][:6]",
      "list(reversed({l}))",
      "[*range({k}), {v}]",
    ],
    c: [
      "any(map(lambda x: x == {i}, {q}))",
      "all(x < {i} for x in {q})",
      "any({l})",
      "all(map(bool, {l}))",
    ],
    v: [
      "next(iter({l}), {n})",
      "next(filter(lambda x: x, {l}), None)",
      "max({l}, key=str, default={n})",
      "sum({l}[:2])",
      "min({v}, {v})",
      "max({v}, {n})",
    ],
    g: [
      "zip({q}[:5], {l}[:5])",
      "enumerate({l}[:5])",
      "map(lambda x: {x}, {q}[:5])",
      "filter(None, {l}[:5])",
      "reversed(range({n}))",
      "zip(range({k}), {s}, {q}[:5])",
      "iter({l}[:4])",
    ],
  },
  statements: [
    "for {I}, {V} in zip({q}[:5], {g}):\n    {block}",
    "for {I}, ({V}, {w#1}) in enumerate(zip({l}[:4], {g})):\n    {block}",
    "for {V} in map(lambda x: {x}, {q}[:5]):\n    {block}",
    "{w#1} = iter({q})\nfor {I} in {w#1}:\n    {V} = next({w#1}, None)\n    {block}\n    if {c}:\n        break",
    "for {V} in filter(lambda x: x, {l}[:5]):\n    {block}",
    "for {I} in reversed(range({n})):\n    {block}",
    "{I}, *{w#1} = sorted({q})\n{V} = len({w#1})",
    "{Q} = [keep(x) for x in map(lambda x: x + {n}, {Q})]",
    "for {V}, {w#1} in zip({l}[:5], {l}[1:6], strict={c}):\n    {block}",
  ],
};
