"""An interpreter, interpreted: two little machines run programs that look for primes up to n.

The stack machine dispatches on strings, through a chain of comparisons; the register machine
on whole numbers. Programs are lists of tuples.
"""

import sys

DEFAULT = 12_000
ROUNDS = 8
EXPECTED = {30: (10, 129), 12_000: (1438, 8034435)}

# Counts the primes up to variable n by trial division.
STACK_PROGRAM = [
    ("push", 0), ("store", "count"),
    ("push", 2), ("store", "i"),
    # 4: the next candidate
    ("load", "i"), ("load", "n"), ("greater", None), ("jump_if", 34),
    ("push", 2), ("store", "d"),
    # 10: the next divisor
    ("load", "d"), ("load", "d"), ("multiply", None), ("load", "i"), ("greater", None),
    ("jump_if", 25),
    ("load", "i"), ("load", "d"), ("modulo", None), ("jump_unless", 29),
    ("load", "d"), ("push", 1), ("add", None), ("store", "d"), ("jump", 10),
    # 25: a prime
    ("load", "count"), ("push", 1), ("add", None), ("store", "count"),
    # 29: done with this candidate
    ("load", "i"), ("push", 1), ("add", None), ("store", "i"), ("jump", 4),
    # 34: the end
    ("load", "count"), ("halt", None),
]

SET, COPY, ADD, MULTIPLY, MODULO, JUMP_GREATER, JUMP_ZERO, JUMP, HALT = range(9)

# The same with registers: 0 n, 1 count, 2 i, 3 d, 4 scratch, 5 one; adds up the primes as well, in 6.
REGISTER_PROGRAM = [
    (SET, 1, 0, 0), (SET, 2, 2, 0), (SET, 5, 1, 0), (SET, 6, 0, 0),
    # 4: the next candidate
    (JUMP_GREATER, 2, 0, 16), (SET, 3, 2, 0),
    # 6: the next divisor
    (COPY, 4, 3, 0), (MULTIPLY, 4, 3, 0), (JUMP_GREATER, 4, 2, 12),
    (COPY, 4, 2, 0), (MODULO, 4, 3, 0), (JUMP_ZERO, 4, 14, 17),
    # 12: a prime
    (ADD, 1, 5, 0), (ADD, 6, 2, 0),
    # 14: done with this candidate
    (ADD, 2, 5, 0), (JUMP, 4, 0, 0),
    # 16: the end
    (HALT, 0, 0, 0),
    # 17: not divisible
    (ADD, 3, 5, 0), (JUMP, 6, 0, 0),
]


def run_stack(program, variables):
    stack = []
    pc = 0
    while True:
        op, operand = program[pc]
        pc += 1
        if op == "load":
            stack.append(variables[operand])
        elif op == "push":
            stack.append(operand)
        elif op == "store":
            variables[operand] = stack.pop()
        elif op == "add":
            right = stack.pop()
            stack.append(stack.pop() + right)
        elif op == "multiply":
            right = stack.pop()
            stack.append(stack.pop() * right)
        elif op == "modulo":
            right = stack.pop()
            stack.append(stack.pop() % right)
        elif op == "greater":
            right = stack.pop()
            stack.append(stack.pop() > right)
        elif op == "jump_if":
            if stack.pop():
                pc = operand
        elif op == "jump_unless":
            if not stack.pop():
                pc = operand
        elif op == "jump":
            pc = operand
        elif op == "halt":
            return stack.pop()
        else:
            raise ValueError("no such operation: " + op)


def run_registers(program, n):
    registers = [0] * 7
    registers[0] = n
    pc = 0
    while True:
        op, a, b, c = program[pc]
        pc += 1
        if op == ADD:
            registers[a] += registers[b]
        elif op == COPY:
            registers[a] = registers[b]
        elif op == MULTIPLY:
            registers[a] *= registers[b]
        elif op == MODULO:
            registers[a] %= registers[b]
        elif op == JUMP_GREATER:
            if registers[a] > registers[b]:
                pc = c
        elif op == JUMP_ZERO:
            pc = c if registers[a] else b
        elif op == JUMP:
            pc = a
        elif op == SET:
            registers[a] = b
        else:
            return registers


def run(n):
    count = run_stack(STACK_PROGRAM, {"n": n})
    registers = run_registers(REGISTER_PROGRAM, n)
    return count, registers[1], registers[6]


def check(n, result):
    count, again, total = result
    assert count == again, "toy_vm: the machines differ: %d and %d" % (count, again)
    primes = [i for i in range(2, n + 1) if all(i % d for d in range(2, int(i**0.5) + 1))]
    assert (count, total) == (len(primes), sum(primes)), "toy_vm: wrong count: %d" % count
    if n in EXPECTED:
        assert (count, total) == EXPECTED[n], "toy_vm: wrong sum: %d" % total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("toy_vm %d: %d primes, sum %d" % (n, result[0], result[2]))


if __name__ == "__main__":
    main()
