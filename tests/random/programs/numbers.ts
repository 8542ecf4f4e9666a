// Numbers that grow: big ints, masks, hashes, modular products; kinds that mix; complex numbers.
//
// No float is raised to a power that may be too large: the error's number is the platform's.

import type { Topic } from "./topic.ts";

export const integers: Topic = {
  name: "integers",
  weight: 70,
  definitions: [
    {
      text: `def {name}(t, m=1000003):
    {locals}
    result = 1
    for step in range(6):
        result = result * t % m
        t = (t * t + {n}) % m
        {block}
    return result`,
      expressions: {
        i: ["{name}({i})", "{name}({i}, 2**61 - 1)", "{name}({i}, 97)", "{name}({i}, 2**{n} + 1)"],
      },
    },
    {
      text: `def {name}(t):
    {locals}
    h = 0xcbf29ce484222325
    for step in range(5):
        h = (h ^ (t >> step & 255)) * 0x100000001b3 & 0xffffffffffffffff
        {block}
    return h`,
      expressions: { i: ["{name}({i})", "({name}({i}) >> {n})", "({name}({i}) & 0xffff)"] },
    },
    {
      text: `def {name}(t):
    {locals}
    x = whole(t) & 0xffffffff
    x ^= x << 13 & 0xffffffff
    x ^= x >> 17
    x ^= x << 5 & 0xffffffff
    {block}
    return x & 0xffffffff`,
      expressions: { i: ["{name}({i})", "{name}({turn})"] },
    },
    {
      text: `def {name}(a, b):
    steps = 0
    while b and steps < 12:
        a, b = b, a % b
        steps += 1
    return a
def {name}_digits(t):
    total = 0
    t = abs(t)
    while t > 9 and total < 200:
        t, digit = divmod(t, 10)
        total += digit
    return total + t`,
      expressions: { i: ["{name}({i}, {i})", "{name}_digits({i})", "{name}(2**{n} * 3**5, {i})"] },
    },
  ],
  expressions: {
    i: [
      "({i} * {i} & 0xffffffff)",
      "({i} * {i} & 0xffffffffffffffff)",
      "({i} * 6364136223846793005 + {i} & (2**64 - 1))",
      "({i} * {i} + {i}) % (2**31 - 1)",
      "({i} * {i} % (2**61 - 1))",
      "({i} * 48271 % 2147483647)",
      "keep({i} ** {k})",
      "keep({n} ** {n} ** 2)",
      "pow({i}, {n}, {n} + 1)",
      "pow({i}, abs({i}) % 1000, 10**9 + 7)",
      "({i} << {n} * 7)",
      "({i} >> {n} * 5)",
      "(1 << {i} % 70)",
      "((1 << {n} * 8) - 1 & {i})",
      "({i} // {i})",
      "({i} % {i})",
      "({i} // -{k})",
      "(-{i} % {k})",
      "divmod({i}, {i})[0]",
      "divmod(-{i}, {n})[1]",
      "int({f})",
      "int({f} * 1000)",
      "round({i}, -{k})",
      "math.isqrt(abs({i}))",
      "math.gcd({i}, {i})",
      "({i}).bit_length()",
      "({i}).bit_count()",
      "(~{i} & 0xff)",
      "({i} ^ {i} << 3)",
      "({i} | -{i})",
      "({i} & -{i})",
      "keep({i} * 2**{n})",
      "keep({i} + 2**53)",
      "({i} - 2**63)",
      "int(str({i})[:9].rstrip('-') or '0')",
      "({i} if {i} > {i} else -{i})",
      "math.comb({n}, {k})",
      "math.factorial({n} + {k})",
    ],
    f: [
      "({i} / {i})",
      "({i} * 0.5)",
      "({i} ** -1)",
      "float({i})",
      "math.sqrt(abs({i}))",
      "math.fmod({f}, {k})",
      "math.ldexp({f}, {n})",
      "(2 ** -{n})",
      "math.copysign({f}, {i})",
      "math.hypot({n}, {n})",
    ],
    c: [
      "({i} == {f})",
      "({i} < {f})",
      "({i} > 2**53)",
      "({i} & {n} == 0)",
      "({f} >= {i})",
      "math.isnan({f})",
      "math.isinf({f})",
      "({i} != {i} + 1)",
      "({f} == {f})",
      "({i} <= 2**31 <= {i})",
    ],
    v: [
      "({i} / {i})",
      "({i} ** {k})",
      "({i} ** -{k})",
      "abs({v})",
      "-{v}",
      "round({v})",
      "divmod({i}, {i})",
      "({f} // {f})",
      "pow({i}, {k})",
    ],
  },
  statements: [
    "{I} = {I} * {I} % 1000003",
    "{I} = {I} * {i} & 0xffffffff",
    "{I} = {I} * 31 + {i} & (2**64 - 1)",
    "{I#1} <<= {k}\n{I#1} = keep({I#1})",
    "{I} >>= {n}",
    "{I} &= {i}",
    "{I#1} |= {i}\n{I#1} = keep({I#1})",
    "{I#1} **= {k}\n{I#1} = keep({I#1})",
    "{I} = -{I}",
    "{I} = ~{I}",
    "{I} = 2**{n} * 2**{n} * 2**{n} + {i}",
    "{I} = 2**53 - {n} + {turn}",
    "{I} = 2**31 - {n} + {turn}",
    "{I} = -(2**63) + {n} - {turn}",
    "{I}, {I} = divmod({i}, {n} + 1)",
    "for {I} in range(2**31 - {k}, 2**31 + {k}):\n    {block}",
    "for {I} in range({k}):\n    {I} = ({I} * 1103515245 + 12345) % 2**31\n    {block}",
    "{w#1} = 5\nwhile {I#1} > 2**20 and {w#1}:\n    {w#1} -= 1\n    {I#1} >>= 8\n    {block}\n    if {c}:\n        break",
    "{w#1} = {i}\nfor {I} in range({k}):\n    {w#1} = keep({w#1} * {w#1} + {I})\n    {block}\n{I} = {w#1}",
  ],
};

export const mixtures: Topic = {
  name: "mixtures",
  weight: 50,
  definitions: [
    {
      text: `def {name}(v, t):
    {locals}
    if v is None:
        return t
    if isinstance(v, str):
        return v + str(t)
    {block}
    return v + t`,
      expressions: {
        v: [
          "{name}({v}, {i})",
          "{name}({i}, {n})",
          "{name}({f}, {i})",
          "{name}({v}, {v})",
          "{name}(None, {v})",
        ],
      },
    },
    {
      text: `def {name}(items):
    {locals}
    total = 0
    for v in items:
        {block}
        total = total + v
    return total`,
      expressions: {
        v: [
          "{name}([{i}, {i}, {f}])",
          "{name}([{c}, {i}, 2**62])",
          "{name}({l})",
          "{name}({q})",
          "{name}([{f}, {f}])",
        ],
      },
    },
  ],
  expressions: {
    v: [
      "({i} if {c} else {f})",
      "({i} if {p} else {s})",
      "(None if {p} else {i})",
      "({f} if {p} else (2**70))",
      "({c} if {p} else {i})",
      "({v} == {v})",
      "({v} < {v})",
      "({v} + 1)",
      "({v} * 2.0)",
      "(not {v})",
      "[{i}, {f}, {s}, None][{turn} % 4]",
      "({i}, 0.5, 'z', True)[{turn} % 4]",
      "({v} // {k})",
      "(-{v})",
      "({v} is True)",
      "({V} is {V})",
      "complex({f}, {n})",
      "({v} * 1j)",
      "abs({v})",
      "({v}).real",
      "({v}).imag",
      "str({v})",
      "int({v})",
      "float({v})",
    ],
    c: [
      "({v} != {v})",
      "({v} == {i})",
      "({v} == {f})",
      "({v} >= {n})",
      "isinstance({v}, float)",
      "isinstance({v}, (str, type(None)))",
      "({v} in (1, 'a', None))",
      "(type({v}) is type({v}))",
      "({v} == {v} == {v})",
    ],
    i: ["whole({v})", "len(str({v}))", "len(repr({v}))", "int(isinstance({v}, int))"],
  },
  statements: [
    "{V} = {i} if {p} else {f}",
    "{V} = {i} if {turn} < 30 else {s}",
    "if {turn} == 30:\n    {V} = {v}\n    {V} = {f}",
    "if {turn} > 20:\n    {V} = keep({v})\nelse:\n    {V} = {i}",
    "{V#1} = {V#1} + {i}",
    "{V#1} = keep({V#1} * 2)",
    "{V#1} -= {f}",
    "{V#1} = -{V#1}",
    "{V} = not {V}",
    "{V} = {c}",
    "{V} = None",
    "{V} = 2**{n} * 2**60",
    "{V} = 1.5 + {n}j",
    "{V#1} = {V#1} * {V#1}\n{V#1} = keep({V#1})",
    "for {V} in ({i}, {f}, {v}, {s}):\n    {block}",
    "for {V} in [{i}, {f}, None, {c}]:\n    if {V}:\n        {block}\n    else:\n        {block}",
    "{L} = [{v}, {v}, {v}]",
    "for x in {l}[:5]:\n    {V} = x\n    {V} = {V} + x\n    {block}",
    "if {V} is None:\n    {V} = {i}\nelif isinstance({V}, float):\n    {V} = {s}\nelse:\n    {V} = None",
    "{V}, {V} = {v}, {v}",
  ],
};

export const complexes: Topic = {
  name: "complexes",
  weight: 20,
  kinds: {
    C: { names: ["c0", "c1"], local: "z0", initials: ["0j", "1 + 2j", "-0.5j", "complex(3, -4)"] },
  },
  definitions: [
    {
      text: `def {name}(c, t):
    {locals}
    z = 0j
    for step in range(8):
        z = z * z + c
        if abs(z.real) + abs(z.imag) > 4:
            return step
        {block}
    return t`,
      expressions: {
        i: [
          "{name}({C}, {i})",
          "{name}(complex({f}, {f}), {n})",
          "{name}(complex({n} / 10, 0.3), {i})",
        ],
      },
    },
  ],
  expressions: {
    y: [
      "{C}",
      "({y} + {y})",
      "({y} - {y})",
      "({y} * {y})",
      "({y} * {n})",
      "({y} / {n})",
      "({y} / {y})",
      "complex({f}, {f})",
      "{y}.conjugate()",
      "(-{y})",
      "({f} + {y})",
      "({i} * {y})",
    ],
    f: ["{y}.real", "{y}.imag"],
    v: ["{y}", "({y} == {y})"],
    c: ["({y} == {y})", "({y} != {n})", "({y}.real < {f})", "bool({y})", "({y} < {y})"],
    s: ["str({y})", 'f"{{{y}:.2f}}"'],
  },
  statements: [
    "{C} = {y}",
    "{C#1} = {C#1} * {C#1} + {y}\nif abs({C#1}.real) > 1e9 or {C#1} != {C#1}:\n    {C#1} = 0.5j",
    "{C} += {n}",
    "{C#1} *= 0.5j",
    "{C} = {y} + {i}",
    "{V} = {y}",
  ],
};
