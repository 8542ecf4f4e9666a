// Exceptions: raised, caught, raised again, chained, in callees, through `with` and `finally`.

import type { Topic } from "./topic.ts";

export const exceptions: Topic = {
  name: "exceptions",
  weight: 70,
  definitions: [
    {
      text: `class {name}(ValueError):
    def __init__(self, code, text="custom"):
        super().__init__(text)
        self.code = code
    def __str__(self):
        return f"{name} {{self.code}}"
def {name}_risky(t):
    {locals}
    if t % 3 == 0:
        raise {name}(t)
    if t % 7 == 1:
        raise {name}({i}, "other") from KeyError(t)
    {block}
    return t + {n}
def {name}_outer(t):
    try:
        return {name}_risky(t)
    except {name} as error:
        if error.code % 2:
            raise
        return -error.code
    finally:
        {locals}
        {block}`,
      expressions: {
        i: ["keep({name}_risky({i}))", "keep({name}_outer({i}))", "keep({name}_outer({turn}))"],
      },
      statements: [
        "try:\n    {I} = {name}_risky({i})\n    {block}\nexcept {name} as caught:\n    {I} = keep(caught.code)\n    {S} = str(caught)",
        "try:\n    {I} = {name}_outer({i})\nexcept {name} as caught:\n    {V} = type(caught.__cause__).__name__\nelse:\n    {block}",
        "for {I} in range({k}):\n    try:\n        {I} = {name}_risky({I})\n        {block}\n    except ValueError:\n        {block}\n    else:\n        {block}",
        "if {p}:\n    raise {name}({i})",
      ],
    },
    {
      text: `class {name}:
    def __init__(self, swallow):
        self.swallow = swallow
        self.seen = []
    def __enter__(self):
        self.seen.append("in")
        return self
    def __exit__(self, kind, error, trace):
        self.seen.append(kind.__name__ if kind else "out")
        return self.swallow and kind is not None`,
      expressions: {},
      statements: [
        "with {name}({c}) as manager:\n    {block}\n{I} = len(manager.seen)",
        "with {name}(True) as manager:\n    {block}\n    {I} = {i} // {n}\n{S} = manager.seen[-1]",
        "with {name}(True) as manager, {name}({c}) as inner:\n    {V} = {l}[{i} % 9]\n{S} = manager.seen[-1] + inner.seen[-1]",
        "for {I} in range({k}):\n    with {name}(True) as manager:\n        {block}\n        if {p}:\n            {leave}\n        {block}",
      ],
    },
    {
      text: `def {name}(t, v):
    {locals}
    try:
        if v is None:
            raise TypeError("none")
        try:
            {block}
            t = 100 // t
        except ZeroDivisionError as error:
            if {c}:
                raise IndexError(t) from error
            t = {i}
        finally:
            {block}
    except (IndexError, TypeError) as error:
        {block}
        return len(error.args)
    else:
        t += 1
    return keep(t)`,
      expressions: { i: ["{name}({i}, {v})", "{name}({n}, {i})", "{name}({turn} % 5, {v})"] },
    },
    {
      text: `def {name}(t):
    {locals}
    for x in range(t % 6):
        try:
            if x == {k}:
                return x
            if x == {n}:
                continue
            {block}
        finally:
            t += 10
    return t
def {name}_cleanup(items, t):
    try:
        return items[t]
    except IndexError:
        return items[0]
    finally:
        items.append(t)
        del items[6:]`,
      expressions: {
        i: ["keep({name}({i}))"],
        v: [
          "{name}_cleanup({Q}, {i} % 9)",
          "{name}_cleanup({L}, {i} % 9)",
          "{name}_cleanup([], {n})",
        ],
      },
    },
  ],
  statements: [
    "try:\n    {block}\n    {I} = keep({i} // {i})\nexcept ZeroDivisionError:\n    {block}",
    "try:\n    {V} = {d}[{i}]\nexcept KeyError as caught:\n    {V} = caught.args[0]",
    "try:\n    {V} = {l}[{n}]\nexcept IndexError as caught:\n    {S} = str(caught)[:20]\nelse:\n    {block}",
    "try:\n    {block}\nexcept {E}:\n    {block}\nelse:\n    {block}\nfinally:\n    {block}",
    "try:\n    try:\n        {block}\n        {V} = {v} + {v}\n    except TypeError:\n        if {p}:\n            raise\n        {V} = {i}\n    finally:\n        {I} += 1\nexcept {E} as caught:\n    {S} = type(caught).__name__",
    "try:\n    try:\n        {I} = {i} % {n}\n    except ZeroDivisionError as first:\n        raise KeyError({n}) from first\nexcept KeyError as caught:\n    {S} = type(caught.__cause__).__name__",
    "try:\n    try:\n        {V} = {s} + {v}\n    except TypeError:\n        {V} = {d}[{v}]\nexcept {E} as caught:\n    {S} = type(caught.__context__).__name__",
    "for {I} in range({k}):\n    try:\n        {block}\n        if {c}:\n            raise ValueError({i})\n        {block}\n    except ValueError as caught:\n        {V} = caught.args[0]",
    "{w#1} = 0\nwhile {w#1} < {k}:\n    {w#1} += 1\n    try:\n        {block}\n        break\n    finally:\n        {I} += 1",
    "for {I} in range({k}):\n    try:\n        if {p}:\n            continue\n        if {c}:\n            break\n        {block}\n    finally:\n        {block}\nelse:\n    {block}",
    "assert {c}, {s}",
    "assert {i} >= 0",
    "raise ValueError",
    "if {p}:\n    raise ValueError({v})",
    "try:\n    {I} = int({s})\nexcept ValueError as caught:\n    {S} = str(caught)[:50]",
    "try:\n    raise ExceptionGroup('many', [ValueError({n}), KeyError({s})])\nexcept* ValueError as caught:\n    {I} = caught.exceptions[0].args[0]\nexcept* KeyError as caught:\n    {V} = caught.exceptions[0].args[0]",
    "try:\n    {V} = missing_name\nexcept NameError as caught:\n    {S} = caught.name",
    "try:\n    {V} = {v}.missing\nexcept AttributeError as caught:\n    {S} = str(caught)[:30]",
  ],
};
