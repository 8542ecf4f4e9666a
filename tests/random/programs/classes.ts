// User classes: attributes, inheritance, super(), properties, slots, operators, class variables.

import type { Topic } from "./topic.ts";

/** Objects of one class; the class above them takes a number or two. */
const objects = (initials: readonly string[]) => ({
  names: ["o0", "o1"],
  local: "o",
  initials,
  show: "$",
});

export const classes: Topic = {
  name: "classes",
  weight: 80,
  definitions: [
    {
      text: `class {name}:
    limit = 100
    def __init__(self, t, v=0):
        self.x = t
        self.y = v
    def get(self, t):
        {locals}
        {block}
        return keep(self.x + {i})
    def move(self, t):
        self.x = keep(self.x + t)
        self.y = {v}
        return self
    def __repr__(self):
        return f"{name}({{self.x}}, {{self.y!r}})"`,
      kinds: { O: objects(["{name}({n})", "{name}(1, 0.5)", "{name}(2**40, 'y')"]) },
      expressions: {
        i: ["{O}.get({i})", "whole({O}.x)", "{name}({i}).get({n})", "{O}.limit"],
        v: ["{O}.x", "{O}.y", "{name}({i}, {v}).y", "getattr({O}, 'z', {n})"],
        c: ["hasattr({O}, 'z')", "isinstance({O}, {name})", "({O} is {O})", "({O} == {O})"],
      },
      statements: [
        "{O}.x = keep({i})",
        "{O}.y = {v}",
        "{O#1}.x += {n}\n{O#1}.x = keep({O#1}.x)",
        "{O}.move({i})",
        "{O} = {name}({i}, {v})",
        "{O} = {O}",
        "{O}.z = {i}",
        "if hasattr({O#1}, 'z'):\n    {block}\n    del {O#1}.z",
        "{name}.limit = {i}",
        "{O}.limit = {i}",
        "for item in [{O}, {name}({i}), {O}]:\n    {I} = keep(item.x)\n    {block}",
        "{O#1}.x, {O#1}.y = {i}, {O#1}.x",
      ],
    },
    {
      text: `class {name}Base:
    kind = "base"
    def __init__(self, t):
        self.x = t
        self.y = 0.5
    def area(self):
        return self.x
    def scale(self, t):
        {locals}
        {block}
        return self.area() + t
    def __repr__(self):
        return f"{{type(self).__name__}}({{self.x}}, {{self.y}})"
class {name}(Base):
    kind = "derived"
    def __init__(self, t, u=2.0):
        super().__init__(t)
        self.y = u
    def area(self):
        return keep(super().area() * 2 + {n})
class {name}Third({name}):
    def scale(self, t):
        {locals}
        {block}
        return keep(super().scale(t) - {i})`.replace("(Base)", "({name}Base)"),
      kinds: {
        O: objects(["{name}({n})", "{name}Base({n})", "{name}Third({n}, 1.5)"]),
      },
      expressions: {
        i: [
          "keep({O}.area())",
          "keep({O}.scale({i}))",
          "keep({name}Third({i}).scale({n}))",
          "keep({name}Base({i}).scale({n}))",
          "sum(o.area() for o in [{O}, {O}, {name}({n})])",
        ],
        f: ["float({O}.y)", "{name}({i}, {f}).y"],
        s: ["{O}.kind", "type({O}).__name__"],
        c: ["isinstance({O}, {name})", "issubclass(type({O}), {name}Third)"],
      },
      statements: [
        "{O} = {name}({i})",
        "{O} = {name}Third({i}, {f})",
        "{O} = {name}Base({i})",
        "{O}.x = keep({i})",
        "{O}.y = {f}",
        "{O}.y += {n}",
        "{name}.kind = {s}",
        "for item in ({name}({i}), {name}Base({n}), {name}Third({n})):\n    {I} = keep(item.scale({n}))\n    {block}",
        "if {p}:\n    {name}.area = lambda self: self.x - {n}",
        "{O#1}.__class__ = {name} if {p} else {name}Third",
      ],
    },
    {
      text: `class {name}:
    __slots__ = ("x", "y", "_z")
    def __init__(self, t, v):
        self.x = t
        self.y = v
        self._z = {n}
    @property
    def z(self):
        {locals}
        {block}
        return self._z + {n}
    @z.setter
    def z(self, t):
        if t % 5 == 4:
            raise ValueError(f"z is {{t}}")
        self._z = t
    @property
    def both(self):
        return (self.x, self._z)
    @classmethod
    def make(cls, t):
        return cls(t, {v})
    @staticmethod
    def twice(t):
        return t * 2
    def __repr__(self):
        return f"<{{self.x}} {{self.y!r}} {{self._z}}>"`,
      kinds: { O: objects(["{name}({n}, 1)", "{name}(1.5, None)", "{name}.make({n})"]) },
      expressions: {
        i: ["whole({O}.x)", "keep({O}.z)", "{name}.twice({i})", "{O}.twice({n})"],
        v: ["{O}.x", "{O}.y", "{O}.both", "{name}.make({i}).y", "{O}.both[0]"],
      },
      statements: [
        "{O}.x = {v}",
        "{O}.y = {i}",
        "{O}.z = {i}",
        "{O}.z += {n}",
        "{O}.x += {n}",
        "{O} = {name}({i}, {v})",
        "{O} = {name}.make({i})",
        "{O}.missing = {i}",
        "{O}.both = {i}",
        "if {p}:\n    del {O#1}.y\n    {O#1}.y = {O#1}.y if hasattr({O#1}, 'y') else {n}",
      ],
    },
    {
      text: `class {name}:
    def __init__(self, t=0, u=0.0):
        self.a = t
        self.b = u
    def __add__(self, v):
        if not isinstance(v, {name}):
            return NotImplemented
        return {name}(keep(self.a + v.a), self.b + v.b)
    def __radd__(self, v):
        return {name}(self.a, {n})
    def __sub__(self, v):
        if isinstance(v, {name}):
            return {name}(self.a - v.a, self.b - v.b)
        return {name}(keep(self.a - v), self.b)
    def __mul__(self, t):
        return {name}(keep(self.a * t), self.b * {n})
    def __neg__(self):
        return {name}(-self.a, -self.b)
    def __eq__(self, v):
        return isinstance(v, {name}) and self.a == v.a
    def __lt__(self, v):
        return self.a < v.a
    def __le__(self, v):
        return not v < self
    def __hash__(self):
        return self.a % 1000
    def __bool__(self):
        return self.a % 3 != 0
    def __iadd__(self, v):
        self.a = keep(self.a + (v.a if isinstance(v, {name}) else 1))
        return self
    def __abs__(self):
        return abs(self.a)
    def __index__(self):
        return self.a % 4
    def __repr__(self):
        return f"{{self.a}}:{{self.b}}"`,
      kinds: { O: objects(["{name}({n}, 0.5)", "{name}()", "{name}(-7, 2)"]) },
      expressions: {
        O2: [
          "{O}",
          "({O2} + {O2})",
          "({O2} - {O2})",
          "({O2} * {n})",
          "(-{O2})",
          "({n} + {O2})",
          "({O2} - {n})",
        ],
        i: [
          "keep({O2}.a)",
          "abs({O2})",
          "{q}[{O}]",
          "len(sorted([{O2}, {O2}]))",
          "max({O2}, {O2}).a",
        ],
        f: ["float({O2}.b)"],
        c: [
          "({O2} == {O2})",
          "({O2} < {O2})",
          "bool({O2})",
          "({O2} != {n})",
          "(not {O2})",
          "({O2} <= {O2})",
          "({O2} > {O2})",
          "({O} in [{O2}, {O2}])",
          "({O2} and {c})",
        ],
      },
      statements: [
        "{O} = {O2}",
        "{O} = {O2} + {O2}",
        "{O#1} += {O2}",
        "{O#1} -= {n}",
        "{O} = {name}({i}, {f})",
        "{O} = {O2} + {i}",
        "{V} = {O2} + {s}",
        "if {O2}:\n    {block}\nelse:\n    {block}",
        "if {O2} < {O2}:\n    {block}",
        "{D#1}[{O2}] = {i}\nfor key in list({D#1}):\n    if isinstance(key, {name}):\n        del {D#1}[key]",
      ],
    },
    {
      text: `class {name}:
    def __init__(self, items):
        self.items = list(items)[:6]
        self.looks = 0
    def __len__(self):
        return len(self.items)
    def __getitem__(self, v):
        self.looks += 1
        return self.items[v]
    def __setitem__(self, v, w):
        self.items[v] = w
    def __delitem__(self, v):
        del self.items[v]
    def __contains__(self, v):
        {locals}
        {block}
        return v in self.items
    def __iter__(self):
        return iter(self.items)
    def __call__(self, t, *rest, u=1):
        {locals}
        {block}
        return len(self.items) + t * u + len(rest)
    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return len(name) + self.looks
        raise AttributeError(name)
    def __repr__(self):
        return f"box{{self.items}}"`,
      kinds: { O: objects(["{name}([1, 2, 3])", "{name}('abc')", "{name}(range({n}))"]) },
      expressions: {
        i: [
          "len({O})",
          "keep({O}({i}))",
          "keep({O}({i}, {n}, u={n}))",
          "{O}.looks",
          "{O}.dyn_size",
          "sum(whole(x) for x in {O})",
        ],
        v: ["{O}[{i} % 4]", "{O}[-1]", "{O}.dyn_a", "{O}.none", "list({O})[0]"],
        l: ["{O}[1:3]", "list({O})", "[x for x in {O}]"],
        c: ["({v} in {O})", "bool({O})", "({i} in {O})"],
        g: ["{name}({q})", "list({O})[:4]"],
      },
      statements: [
        "{O}[{i} % 3] = {v}",
        "del {O}[{i} % 6]",
        "{O} = {name}({q})",
        "{O} = {name}({l})",
        "for {V} in {O}:\n    {block}",
        "for {V} in {name}({l}):\n    {block}",
        "{V}, *{w#1} = {O}\n{I} = len({w#1})",
        "{O#1}.items.append({v})\ndel {O#1}.items[7:]",
        "{O}[{i} % 2] += {n}",
      ],
    },
    {
      text: `class {name}:
    def __init__(self, t):
        self.t = t
        self.i = 0
    def __iter__(self):
        self.i = 0
        return self
    def __next__(self):
        {locals}
        {block}
        if self.i >= self.t % 5:
            raise StopIteration
        self.i += 1
        return self.i * {n}`,
      expressions: {
        i: ["sum({name}({i}))", "max({name}({i}), default={n})", "len(list({name}({i})))"],
        l: ["list({name}({i}))", "[{x} for x in {name}({i})]"],
        g: ["{name}({i})", "{name}({n})"],
        c: ["({i} in {name}({n}))"],
      },
      statements: ["for {V} in {name}({i}):\n    {block}", "{Q} = list({name}({i}))"],
    },
    {
      text: `class {name}Check:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, {n})
    def __set__(self, instance, v):
        if isinstance(v, str):
            raise TypeError(f"no text in {{self.name}}")
        setattr(instance, self.name, v)
class {name}:
    x = {name}Check()
    count = 0
    def __new__(cls, *args):
        cls.count += 1
        return object.__new__(cls)
    def __init__(self, v=1):
        self.x = v
    def __setattr__(self, name, v):
        if name == "bad":
            raise AttributeError("bad is bad")
        object.__setattr__(self, name, v)
    def __repr__(self):
        return f"checked {{self.x!r}}"`,
      kinds: { O: objects(["{name}({n})", "{name}(2.5)"]) },
      expressions: {
        i: ["whole({O}.x)", "{name}.count", "len({O}.__dict__)"],
        v: ["{O}.x", "{name}({i}).x"],
      },
      statements: [
        "{O}.x = {v}",
        "{O}.bad = {i}",
        "{O} = {name}({v})",
        "{O}.more = {i}",
        "{O}.x += {n}",
      ],
    },
    {
      text: `class {name}A:
    def who(self, t):
        return ["A", t]
class {name}B({name}A):
    def who(self, t):
        {locals}
        {block}
        return ["B"] + super().who(t + {n})
class {name}C({name}A):
    def who(self, t):
        return ["C"] + super().who(t * 2)
class {name}({name}B, {name}C):
    def who(self, t):
        return ["D"] + super().who(t)`,
      expressions: {
        l: ["{name}().who({i})", "{name}B().who({i})", "({name}C() if {c} else {name}()).who({n})"],
        i: ["len({name}().who({i}))", "{name}().who({i})[-1]", "len({name}.__mro__)"],
        s: ["{name}.__mro__[{i} % 5].__name__", "''.join(str(x) for x in {name}().who({i}))"],
      },
    },
  ],
};

/** The standard library's dataclasses; importing them takes longer than most programs. */
export const dataclasses: Topic = {
  name: "dataclasses",
  weight: 3,
  definitions: [
    {
      text: `from dataclasses import dataclass, field, replace
@dataclass(order=True)
class {name}:
    x: int
    y: float = 0.5
    z: list = field(default_factory=list, compare=False)
    def total(self, t):
        {locals}
        {block}
        return self.x + t
@dataclass(frozen=True, slots=True)
class {name}Frozen:
    a: int
    b: str = "b"`,
      kinds: { O: objects(["{name}({n})", "{name}(3, 1.5, [1])"]) },
      expressions: {
        i: [
          "keep({O}.x)",
          "keep({O}.total({i}))",
          "{name}Frozen({i}).a",
          "keep(replace({O}, x={i}).x)",
          "len({O}.z)",
        ],
        f: ["float({O}.y)"],
        s: ["repr({O})", "{name}Frozen({n}, {s}).b"],
        c: ["({O} == {O})", "({O} < {O})", "({name}Frozen({i}) == {name}Frozen({i}))"],
      },
      statements: [
        "{O}.x = keep({i})",
        "{O}.y += {f}",
        "{O} = {name}({i}, {f})",
        "{O#1}.z.append({i})\ndel {O#1}.z[5:]",
        "{name}Frozen({i}).a = {i}",
        "{O} = max({O}, {name}({i}))",
        "{D#1}[{name}Frozen({n})] = {i}\n{I} = {D#1}.pop({name}Frozen({n}), 0)",
      ],
    },
  ],
};
