// Generators: yields in loops, delegation, send, throw, close, recursion, generator expressions.
//
// A generator with `finally` or `with` is always run to its end or closed: CPython closes one that is
// dropped at once, and a garbage collector does not.

import type { Topic } from "./topic.ts";

export const generators: Topic = {
  name: "generators",
  weight: 70,
  definitions: [
    {
      text: `def {name}(t, v=1):
    {locals}
    for step in range(t % 5):
        {block}
        yield keep(v)
        v = {v}`,
      expressions: {
        g: ["{name}({i})", "{name}({i}, {v})", "list({name}({n}))"],
        l: ["list({name}({i}))", "[*{name}({n}), {v}]", "[x for x in {name}({i})]"],
        v: ["next({name}({i}), {n})", "next({name}({i}))"],
        i: ["len(list({name}({i})))", "sum(1 for x in {name}({i}))"],
      },
      statements: [
        "for {V} in {name}({i}, {v}):\n    {block}",
        "for {V} in {name}({i}):\n    {block}\nelse:\n    {block}",
        "{V}, *{w#1} = {name}({i})\n{I} = len({w#1})",
      ],
    },
    {
      text: `def {name}(t):
    {locals}
    for step in range(9):
        if t <= 0:
            break
        {block}
        yield t
        t = whole(t) % 1000 - {k}
        if {p}:
            yield {i}
    return {v}
def {name}_all(t):
    result = yield from {name}(t % 9)
    yield keep(result)
    yield from range({k})`,
      expressions: {
        g: ["{name}({i} % 9)", "{name}_all({i})", "{name}_all({n})"],
        i: ["sum({name}({n}))", "max({name}({i} % 9), default=0)", "len(list({name}({i} % 9)))"],
        l: ["list({name}_all({i}))", "sorted({name}({i} % 9))"],
      },
      statements: [
        "for {I} in {name}({i} % 9):\n    {block}",
        "for {V} in {name}_all({i}):\n    {block}",
        "for {I}, {V} in zip({name}({n}), {name}_all({i})):\n    {block}",
      ],
    },
    {
      text: `def {name}(t):
    {locals}
    while True:
        v = yield t
        if v is None:
            v = {n}
        {block}
        t = keep(t + whole(v))`,
      statements: [
        "{w#1} = {name}({i})\nnext({w#1})\nfor {I} in range({k}):\n    {block}\n    {V} = {w#1}.send({v})\n{w#1}.close()",
        "{w#1} = {name}({n})\n{I} = next({w#1}) + {w#1}.send({i}) + {w#1}.send(None)",
        "{w#1} = {name}({n})\n{w#1}.send({v})",
        "{w#1} = {name}({n})\nnext({w#1})\n{w#1}.close()\nnext({w#1})",
        "{w#1} = {name}({n})\nnext({w#1})\ntry:\n    {w#1}.throw(ValueError({i}))\nexcept ValueError as caught:\n    {V} = caught.args[0]",
      ],
      expressions: { v: ["{name}({i}).send(None)"] },
    },
    {
      text: `def {name}(t):
    {locals}
    count = 0
    try:
        while count < 6:
            count += 1
            try:
                v = yield t + count
            except {E}:
                {block}
                yield -1
            else:
                {block}
    finally:
        log_{name}.append(count)
        del log_{name}[:-3]
log_{name} = []`,
      expressions: { i: ["len(log_{name})", "sum(log_{name})"] },
      statements: [
        "{w#1} = {name}({i})\ntry:\n    for {V} in {w#1}:\n        {block}\nfinally:\n    {w#1}.close()",
        "{w#1} = {name}({i})\ntry:\n    {I} = keep(next({w#1}))\n    {V} = {w#1}.throw(KeyError({n}))\n    {block}\nfinally:\n    {w#1}.close()",
        "for {I} in list({name}({i})):\n    {block}",
        "{w#1} = {name}({n})\nnext({w#1})\n{I} = whole({w#1}.send({v}))\n{w#1}.close()",
        "{w#1} = {name}({n})\nnext({w#1})\ntry:\n    {w#1}.throw(RuntimeError('thrown'))\nexcept RuntimeError as caught:\n    {S} = str(caught)\nfinally:\n    {w#1}.close()",
      ],
    },
    {
      text: `def {name}(t, depth=3):
    {locals}
    if depth > 0:
        yield from {name}(t * 2 + 1, depth - 1)
        {block}
        yield t
        if t % 3:
            yield from {name}(t + {n}, depth - 1)`,
      expressions: {
        g: ["{name}({i} % 100)", "{name}({n}, {i} % 4)"],
        i: ["sum({name}({n}))", "len(list({name}({i} % 100, 2)))"],
        l: ["list({name}({n}))[:9]"],
      },
      statements: ["for {I} in {name}({n}):\n    {block}", "{Q} = list({name}({i} % 100))[:9]"],
    },
    {
      text: `def {name}(items, t):
    {locals}
    for x in items:
        {block}
        if not (isinstance(x, int) and x % 2):
            yield x
def {name}_pairs(items):
    last = None
    for x in items:
        yield (last, x)
        last = x`,
      expressions: {
        g: [
          "{name}({q}[:6], {n})",
          "{name}({name}({l}[:6], {n}), {i})",
          "{name}_pairs({name}({q}[:6], 1))",
        ],
        l: ["list({name}({l}[:6], {i}))", "list({name}_pairs({q}[:5]))"],
        i: ["sum({name}({q}[:6], {n}))"],
      },
      statements: [
        "for {V} in {name}({l}[:6], {i}):\n    {block}",
        "for {V}, {I} in {name}_pairs({q}[:5]):\n    {block}",
      ],
    },
  ],
  expressions: {
    i: [
      "sum({x} for x in {q}[:6])",
      "sum(x * y for x in {q}[:4] for y in {q}[:4])",
      "max((x % 7 for x in {q}[:6]), default={n})",
      "next((x for x in {q} if x > {i}), {n})",
    ],
    l: ["list({x} for x in {q}[:6] if {c})", "[*(x for x in {l}[:6])]"],
    c: ["any(x > {i} for x in {q})", "all({c} for x in {q}[:5])"],
    g: [
      "({x} for x in {q}[:6])",
      "(x for x in {l}[:5] if {c})",
      "(x + y for x in range({k}) for y in range({k}))",
    ],
  },
};
