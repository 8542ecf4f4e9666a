// Strings and bytes: building, slicing, searching, formatting, comparing.

import type { Topic } from "./topic.ts";

export const strings: Topic = {
  name: "strings",
  weight: 70,
  definitions: [
    {
      text: `def {name}(s, t=3):
    {locals}
    out = ""
    for ch in s[:20]:
        if ch.isalpha():
            out += chr(97 + (ord(ch) + t) % 26)
        elif ch in "-_ ":
            {block}
            continue
        else:
            out = ch + out
    return out`,
      expressions: { s: ["{name}({s})", "{name}({s}, {i})"] },
    },
    {
      text: `def {name}(s):
    {locals}
    words = []
    start = 0
    for index, ch in enumerate(s[:20]):
        if ch in "aeiou":
            words.append(s[start:index])
            start = index + 1
            {block}
    words.append(s[start:])
    return words`,
      expressions: {
        l: ["{name}({s})"],
        s: ["'-'.join({name}({s}))", "{name}({s})[-1]"],
        i: ["len({name}({s}))"],
      },
    },
  ],
  expressions: {
    s: [
      "{s}[{i} % 3]",
      "{s}[{n}:{n}]",
      "{s}[-{k}:]",
      "{s}[::{k}]",
      "{s}.lower()",
      "{s}.title()",
      "{s}.swapcase()",
      "{s}.capitalize()",
      "{s}.strip()",
      "{s}.strip({s})",
      "{s}.replace({s}, 'q')",
      "{s}.replace('a', {s}, {k})",
      "{s}.center({n})",
      "{s}.rjust({n}, '.')",
      "{s}.ljust({n}, '*')",
      "{s}.zfill({n})",
      "'-'.join(str(x) for x in {q}[:5])",
      "', '.join(map(repr, {l}[:4]))",
      "''.join([{s}, {s}, 'x'])",
      "{s}.join(['a', 'b', {s}])",
      "{s}.split('-')[0]",
      "{s}.partition({s})[2]",
      "{s}.rpartition('-')[0]",
      "{s}.removeprefix('a')",
      "{s}.expandtabs(4)",
      "chr({i} % 300)",
      "chr({i} % 70000 + 1)",
      "'%d-%s' % ({i}, {s})",
      "'%5.2f|%x' % ({f}, abs({i}))",
      "'%r %%' % ({v},)",
      "'%-6s|' % {s}",
      "'{{}}:{{}}'.format({i}, {s})",
      "'{{0:>8}}|{{1:<5}}'.format({s}, {i})",
      "format({i}, ',')",
      "format({f}, '.3f')",
      "format({f}, '10.2e')",
      "format({i}, '#x')",
      'f"{{{i}:>8}}"',
      'f"{{{i}:08d}}"',
      'f"{{{i}:b}}"',
      'f"{{{f}:.2f}}"',
      'f"{{{f}:g}}"',
      'f"{{{f}:+.1e}}"',
      'f"{{{s}!r:>10}}"',
      'f"{{{s}:*^9}}"',
      'f"{{{v}!s}}-{{{i} + 1}}"',
      'f"{{{i}:{{n}}d}}"'.replace("{{n}}", "{{{n}}}"),
      'f"{{{f}:.0%}}"',
      "str({f})",
      "repr({f})",
      "str({l})[:20]",
      "hex({i})",
      "bin(abs({i}))[:12]",
      "min({s}, {s})",
      "max([{s}, {s}, 'm'])",
      "({s} * {k})[:20]",
      "''.join(sorted({s}))",
      "''.join(reversed({s}))",
      "{s}.encode().decode()",
      "{s}.translate({{97: 'A', 98: None}})",
      "ascii({s})",
    ],
    i: [
      "{s}.find({s})",
      "{s}.rfind('a')",
      "{s}.index({s})",
      "{s}.count('a')",
      "ord({s}[0])",
      "ord({s}[{i} % 4])",
      "len({s}.split())",
      "int({s})",
      "int('{n}{n}')",
      "int(hex(abs({i})), 16)",
      "len({s}.encode())",
      "sum(ord(x) for x in {s}[:8])",
      "sum(map(ord, {s}))",
      "{s}.find('b', {n})",
    ],
    c: [
      "{s}.startswith({s})",
      "{s}.endswith(('a', 'b'))",
      "{s}.isdigit()",
      "{s}.isalpha()",
      "{s}.isupper()",
      "{s}.isspace()",
      "({s} <= {s})",
      "({s} != {s})",
      "('a' in {s})",
      "({s} not in {s})",
      "{s}.isidentifier()",
    ],
    l: [
      "{s}.split('-')",
      "list({s})[:6]",
      "{s}.split()",
      "{s}.splitlines()",
      "[x.upper() for x in {s}[:5]]",
      "{s}.partition('-')[:2]",
      "sorted({s})[:5]",
    ],
    f: ["float(len({s}))", "float('1.5')", "float({s})"],
    g: ["{s}[:6]", "enumerate({s}[:4])", "{s}.split('-')"],
  },
  statements: [
    "{S} = {s}[:20]",
    "{S} = {s}[:20]",
    "{S#1} += {s}\n{S#1} = {S#1}[:25]",
    "{S} = ''\nfor {V} in {s}[:6]:\n    {block}",
    "{S#1} = ''\nfor x in {s}[:8]:\n    {S#1} += x\n    {block}\n    {S#1} = {S#1}[-15:]",
    "{w#1} = []\nfor x in {s}[:8]:\n    {w#1}.append(x)\n    {block}\n{S} = ''.join({w#1})",
    "for {I}, {V} in enumerate({s}[:6]):\n    {block}",
    "{w#1} = 0\nwhile {w#1} < len({S#2}) and {S#2}[{w#1}] != 'o':\n    {w#1} += 1\n    if {w#1} > 8:\n        break\n    {block}\n{I} = {w#1}",
    "if {s} > {s}:\n    {block}\nelse:\n    {block}",
    "{S} = {s}[:10] if {c} else {s}[-10:]",
    "{V} = {s}[:9]",
    "{D}[{s}[:5]] = {D}.get({s}[:5], 0)",
    "{S}, {V} = {S}[1:], {S}[:1]",
    "print({s}, {i}, end=' ')\nprint(sep='', *{q}[:3])",
  ],
};

const arrays = {
  B: {
    names: ["b0", "b1"],
    local: "b",
    initials: ["bytearray(5)", "bytearray(b'abc')", "bytearray([1, 2, 255, 4, 7, 8])"],
    bound: "del $[12:]",
  },
};

export const bytes: Topic = {
  name: "bytes",
  weight: 30,
  kinds: arrays,
  definitions: [
    {
      text: `def {name}(data, t=17):
    {locals}
    for byte in bytes(data)[:12]:
        t = (t * 31 ^ byte) & 0xffffffff
        {block}
    return t`,
      expressions: { i: ["{name}({B})", "{name}({B}, {i} & 0xffff)", "{name}({s}.encode())"] },
    },
  ],
  expressions: {
    i: [
      "{B}[{i} % 3]",
      "len({B})",
      "sum({B})",
      "{B}[-1]",
      "bytes({B})[{i} % 3]",
      "{B}.find(b'b')",
      "{B}.count(0)",
      "int.from_bytes({B}[:4], 'little')",
      "int.from_bytes({B}[:8], 'big', signed=True)",
    ],
    s: [
      "{B}.hex()",
      "bytes({B}).decode('latin-1')",
      "repr({B}[:4])",
      "{B}.decode('ascii', 'replace')",
      "{B}.decode()",
    ],
    c: [
      "({i} in {B})",
      "({B} == {B})",
      "(b'a' in {B})",
      "({B}[:2] < {B}[1:3])",
      "{B}.startswith(b'a')",
    ],
    q: ["list({B})[:6]", "[{x} for x in {B}[:6]]".replace("{x}", "x ^ {n}")],
    g: ["bytes({B})[:6]", "{B}[:5]"],
    v: ["{B}[{i} % 5]", "abs({i}).to_bytes(12, 'big')[-2:]", "bytes({B}[:3])"],
  },
  statements: [
    "{B}[{i} % 3] = {i} & 255",
    "{B}[{n}] = {i}",
    "{B#1}[{i} % 2] ^= {n}",
    "{B#1}[0] += {n}",
    "{B}.append({i} & 255)",
    "{B} += bytes([{n}, {i} & 255])",
    "{B}[{n}:{n}] = b'xy'",
    "{B} = bytearray({q}[:6])",
    "{B} = bytearray({n})",
    "{B} = {B}[:]",
    "{B}.extend({s}.encode()[:4])",
    "del {B}[{i} % 4]",
    "for {I} in {B}[:6]:\n    {block}",
    "for {I} in range(len({B#1})):\n    {B#1}[{I} % 5] = {I} * {n} & 255\n    {block}",
    "{B#1}.reverse()\n{I} = {B#1}.pop()",
    "{w#1} = memoryview({B})\n{I} = {w#1}[{i} % 2] + len({w#1})\n{w#1}.release()",
  ],
};
