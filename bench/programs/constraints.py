"""A planner for one-way constraints with strengths, as interactive drawings use it.

After the DeltaBlue algorithm of Freeman-Benson, Maloney and Borning: constraints are added and
removed one by one, each change repairs only what it touches, and a plan is a list of constraints to
execute in order. A chain of n equalities and n linear maps with shared scale are planned, changed
and checked.
"""

import sys

DEFAULT = 20_000
ROUNDS = 8
EXPECTED = {20: 41160, 20_000: 1040046780}

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, value):
        self.value = value
        self.constraints = []
        self.source = None
        self.mark = 0
        self.strength = WEAKEST
        self.stays = True

    def is_known(self, mark):
        """Whether a plan may use the value: it is computed by then, or does not change."""
        return self.mark == mark or self.stays or self.source is None


class Constraint:
    is_input = False

    def __init__(self, strength):
        self.strength = strength

    def add_to(self, planner):
        self.attach()
        self.clear()
        planner.add(self)

    def satisfy(self, planner, mark):
        """Takes its output over; the constraint that had determined it until now, or None."""
        self.choose(mark)
        if not self.is_satisfied():
            assert self.strength != REQUIRED, "constraints: cannot satisfy what is required"
            return None
        self.mark_inputs(mark)
        out = self.output()
        displaced = out.source
        if displaced is not None:
            displaced.clear()
        out.source = self
        assert planner.propagate(self, mark), "constraints: found a cycle"
        out.mark = mark
        return displaced


class Unary(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False

    def attach(self):
        self.variable.constraints.append(self)

    def detach(self):
        self.variable.constraints.remove(self)
        self.satisfied = False

    def clear(self):
        self.satisfied = False

    def is_satisfied(self):
        return self.satisfied

    def choose(self, mark):
        variable = self.variable
        self.satisfied = variable.mark != mark and self.strength < variable.strength

    def output(self):
        return self.variable

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def recalculate(self):
        variable = self.variable
        variable.strength = self.strength
        variable.stays = not self.is_input
        if variable.stays:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    is_input = True


NONE, FORWARD, BACKWARD = 0, 1, -1


class Binary(Constraint):
    def __init__(self, first, second, strength):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = NONE

    def attach(self):
        self.first.constraints.append(self)
        self.second.constraints.append(self)

    def detach(self):
        self.first.constraints.remove(self)
        self.second.constraints.remove(self)
        self.direction = NONE

    def clear(self):
        self.direction = NONE

    def is_satisfied(self):
        return self.direction != NONE

    def choose(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            free = second.mark != mark and self.strength < second.strength
            self.direction = FORWARD if free else NONE
        elif second.mark == mark:
            self.direction = BACKWARD if self.strength < first.strength else NONE
        elif first.strength > second.strength:
            self.direction = BACKWARD if self.strength < first.strength else NONE
        else:
            self.direction = FORWARD if self.strength < second.strength else NONE

    def input(self):
        return self.first if self.direction == FORWARD else self.second

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        return self.input().is_known(mark)

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stays = source.stays
        if out.stays:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scaled(Binary):
    """second = first * scale + offset."""

    def __init__(self, first, scale, offset, second, strength):
        super().__init__(first, second, strength)
        self.scale = scale
        self.offset = offset

    def attach(self):
        super().attach()
        self.scale.constraints.append(self)
        self.offset.constraints.append(self)

    def detach(self):
        super().detach()
        self.scale.constraints.remove(self)
        self.offset.constraints.remove(self)

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.scale.mark = self.offset.mark = mark

    def inputs_known(self, mark):
        if not (self.scale.is_known(mark) and self.offset.is_known(mark)):
            return False
        return super().inputs_known(mark)

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stays = source.stays and self.scale.stays and self.offset.stays
        if out.stays:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        while constraint is not None:
            constraint = constraint.satisfy(self, mark)

    def remove(self, constraint):
        if not constraint.is_satisfied():
            constraint.detach()
            return
        out = constraint.output()
        constraint.clear()
        constraint.detach()
        unsatisfied = self.release(out)
        for strength in range(REQUIRED, WEAKEST):
            for other in unsatisfied:
                if other.strength == strength:
                    self.add(other)

    def release(self, out):
        """Forgets what followed from `out`; the constraints that could now be satisfied."""
        out.source = None
        out.strength = WEAKEST
        out.stays = True
        unsatisfied = []
        waiting = [out]
        while waiting:
            variable = waiting.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
                elif constraint is not variable.source:
                    constraint.recalculate()
                    waiting.append(constraint.output())
        return unsatisfied

    def propagate(self, constraint, mark):
        """Recalculates all that follows from a constraint; False when that is the constraint."""
        waiting = [constraint]
        while waiting:
            current = waiting.pop()
            out = current.output()
            if out.mark == mark:
                return False
            current.recalculate()
            self.add_following(out, waiting)
        return True

    def add_following(self, variable, waiting):
        for constraint in variable.constraints:
            if constraint is not variable.source and constraint.is_satisfied():
                waiting.append(constraint)

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        waiting = list(sources)
        while waiting:
            constraint = waiting.pop()
            out = constraint.output()
            if out.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                out.mark = mark
                self.add_following(out, waiting)
        return plan


def edit(planner, variable, values):
    """Moves a variable through the values; what was planned once is executed for each."""
    constraint = Edit(variable, STRONG)
    constraint.add_to(planner)
    plan = planner.make_plan([constraint])
    for value in values:
        variable.value = value
        for step in plan:
            step.execute()
    planner.remove(constraint)


def run_chain(n):
    planner = Planner()
    variables = [Variable(0) for _ in range(n + 1)]
    for before, after in zip(variables, variables[1:]):
        Equal(before, after, REQUIRED).add_to(planner)
    Stay(variables[-1], WEAK).add_to(planner)
    total = 0
    for value in (17, 4, 2026):
        edit(planner, variables[0], range(value, value + 10))
        total += variables[-1].value
    return total


def run_maps(n):
    planner = Planner()
    scale = Variable(10)
    offset = Variable(1000)
    targets = []
    sources = []
    for i in range(n):
        source = Variable(i)
        target = Variable(i)
        Stay(source, MEDIUM).add_to(planner)
        Scaled(source, scale, offset, target, REQUIRED).add_to(planner)
        sources.append(source)
        targets.append(target)
    edit(planner, sources[n // 2], [17])
    edit(planner, targets[n // 3], [1050])
    edit(planner, scale, [5])
    edit(planner, offset, range(2000, 2010))
    return sources, targets


def run(n):
    return run_chain(n), *run_maps(n)


def check(n, result):
    chain, sources, targets = result
    assert chain == 17 + 4 + 2026 + 3 * 9, "constraints: the chain gave %d" % chain
    for i, (source, target) in enumerate(zip(sources, targets)):
        moved = target.value == source.value * 5 + 2009
        assert moved, "constraints: %d is mapped to %d" % (source.value, target.value)
        untouched = source.value == i or i in (n // 2, n // 3)
        assert untouched, "constraints: the source %d has moved" % i
    if n in EXPECTED:
        total = sum(target.value for target in targets)
        assert total == EXPECTED[n], "constraints: wrong sum: %d" % total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    chain, sources, targets = result
    total = sum(target.value for target in targets)
    print("constraints %d: chain %d, maps %d" % (n, chain, total))
    print(sources[n // 2].value, sources[n // 3].value, targets[0].value, targets[-1].value)


if __name__ == "__main__":
    main()
