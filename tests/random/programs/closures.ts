// Functions as values: cells, nonlocal, lambdas in loops, defaults, star and keyword arguments.

import type { Topic } from "./topic.ts";

export const closures: Topic = {
  name: "closures",
  weight: 60,
  definitions: [
    {
      text: `def {name}_make(t):
    {locals}
    def inner(v):
        nonlocal t
        {locals}
        {block}
        t = keep(t + 1)
        return keep(t + whole(v))
    return inner
{name} = {name}_make({n})`,
      expressions: {
        i: ["{name}({v})", "{name}_make({i})({v})"],
        q: ["[f({n}) for f in ({name}, {name}_make({n}))]"],
      },
      statements: [
        "{w#1} = {name}_make({i})\nfor {I} in range({k}):\n    {block}\n    {I} = {w#1}({I})",
        "for {w#1} in ({name}, {name}_make({n}), {name}):\n    {I} = {w#1}({v})\n    {block}",
      ],
    },
    {
      text: `def {name}(t):
    {locals}
    total = 0
    def add(x):
        nonlocal total
        total = keep(total + x)
        return total
    def get():
        return total - t
    for step in range(4):
        add(step * t)
        {block}
    return get() + add({n})`,
      expressions: { i: ["{name}({i})", "{name}({n})"] },
    },
    {
      text: `def {name}(t, v=2, *rest, flag=False, u=1.5, **named):
    {locals}
    {block}
    return [t, v, rest, flag, u, sorted(named)]`,
      expressions: {
        l: [
          "{name}({i})",
          "{name}({i}, {v})",
          "{name}({i}, {v}, {v}, {n})",
          "{name}({i}, flag={c})",
          "{name}(t={i}, u={f})",
          "{name}(*{q}[:4])",
          "{name}({n}, *{q}[:2], u={f})",
          "{name}(**{{'t': {i}, 'key': {v}}})",
          "{name}({n}, other={v}, v={i})",
          "{name}()",
          "{name}({n}, t={i})",
        ],
        i: ["len({name}({i}, *{l}[:4])[2])", "whole({name}({i})[0])"],
        v: ["{name}({v}, {v}, {n})[1]"],
      },
      statements: [
        "{V}, {V}, *{w#1} = {name}({i}, {v}, *{q}[:3])\n{I} = len({w#1})",
        "for {w#1} in ({{'u': 1.0}}, {{'flag': True, 'k': 2}}, {{}}):\n    {I} = len({name}({n}, **{w#1})[5])\n    {block}",
      ],
    },
    {
      text: `def {name}(t, /, v, *, u=0.5):
    {locals}
    {block}
    return keep(t) if v else u
def {name}_apply(function, *args, **named):
    return function(*args, **named)`,
      expressions: {
        v: [
          "{name}({i}, {v})",
          "{name}({i}, v={v}, u={f})",
          "{name}_apply({name}, {i}, {v})",
          "{name}_apply({name}, {i}, v={v}, u={n})",
          "{name}(t={i}, v=1)",
          "{name}({i}, {v}, {n})",
        ],
      },
    },
    {
      text: `def {name}(t, memory=[]):
    {locals}
    {block}
    memory.append(t)
    del memory[:-4]
    return sum(memory) % 1000003`,
      expressions: { i: ["{name}({i})", "{name}({i}, [])", "{name}({n}, [{i}])"] },
    },
    {
      text: `def {name}(function):
    def wrapper(*args, **named):
        wrapper.calls += 1
        return function(*args, **named)
    wrapper.calls = 0
    return wrapper
@{name}
def {name}_wrapped(t, v=3):
    {locals}
    {block}
    return keep(t) + {n}`,
      expressions: {
        i: [
          "{name}_wrapped({i})",
          "{name}_wrapped({i}, v={v})",
          "{name}_wrapped.calls",
          "{name}_wrapped(v={v}, t={i})",
        ],
      },
    },
    {
      text: `def {name}_shapes():
    functions = []
    for k in range(3):
        functions.append(lambda x: x * 2 + k)
        functions.append(lambda x, k=k: x - k)
    return functions
{name} = {name}_shapes()`,
      expressions: {
        i: ["{name}[{i} % 6]({i})", "sum(f({n}) for f in {name})"],
        q: ["[f({i}) % 1000 for f in {name}]"],
      },
      statements: ["for {w#1} in {name}:\n    {I} = keep({w#1}({i}))\n    {block}"],
    },
  ],
  expressions: {
    i: [
      "(lambda x: {x})({i}) if {c} else {n}",
      "(lambda x, y={n}: x - y)({i})",
      "sum(map(lambda x: x & 7, {q}))",
      "(lambda *x: len(x))({i}, *{q}[:3])",
    ].map((text) => `whole(${text})`),
    l: ["list(map(lambda x: {x}, {q}[:6]))", "[f(1) for f in [lambda x: {x} for y in range({k})]]"],
    v: ["(lambda x: {x})({v})", "(lambda: {v})()"],
    q: ["sorted({q}[:6], key=lambda x: -x)", "list(filter(lambda x: x % 2, {q}))"],
  },
  statements: [
    "{w#1} = lambda x: {x}\nfor {I} in range({k}):\n    {V} = keep({w#1}({I}))\n    {block}",
    "{w#1} = [lambda: {I}, lambda: {V}]\n{I} = {i}\n{V} = keep({w#1}[{i} % 2]())",
  ],
};
