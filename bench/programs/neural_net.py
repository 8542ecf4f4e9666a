"""A small neural net in plain lists, trained for n epochs to say whether a point is in a ring.

Two inputs, one hidden layer of sixteen, one output; gradient descent after each of 64 examples. The
activation is x / (1 + |x|), which every engine computes to the same bits.
"""

import sys

DEFAULT = 4000
ROUNDS = 8
HIDDEN = 16
EXAMPLES = 64
RATE = 0.08
EXPECTED = {3: "0.660893170", 4000: "0.004968672"}


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        """A number between -1 and 1."""
        self.state = self.state * 16807 % 2147483647
        return self.state / 1073741823.5 - 1.0


def squash(x):
    return x / (1.0 + abs(x))


class Net:
    def __init__(self, inputs, random):
        self.weights = [[random.next() for _ in range(inputs + 1)] for _ in range(HIDDEN)]
        self.output = [random.next() for _ in range(HIDDEN + 1)]
        self.hidden = [0.0] * HIDDEN

    def predict(self, example):
        last = len(example)
        total = self.output[HIDDEN]
        for i, row in enumerate(self.weights):
            level = row[last]
            for j in range(last):
                level += row[j] * example[j]
            level = squash(level)
            self.hidden[i] = level
            total += self.output[i] * level
        return squash(total)

    def learn(self, example, target):
        """One step down the gradient; the squared error before it."""
        guess = self.predict(example)
        error = guess - target
        slope = 1.0 - abs(guess)
        step = RATE * error * slope * slope
        for i, row in enumerate(self.weights):
            level = self.hidden[i]
            back = 1.0 - abs(level)
            change = step * self.output[i] * back * back
            self.output[i] -= step * level
            for j in range(len(example)):
                row[j] -= change * example[j]
            row[-1] -= change
        self.output[HIDDEN] -= step
        return error * error


def make_examples(random):
    examples = []
    for _ in range(EXAMPLES):
        x, y = random.next(), random.next()
        inside = 0.3 < x * x + y * y < 0.9
        examples.append(([x, y], 0.8 if inside else -0.8))
    return examples


def run(n):
    random = Random(2024)
    examples = make_examples(random)
    net = Net(2, random)
    errors = []
    for _ in range(n):
        total = 0.0
        for example, target in examples:
            total += net.learn(example, target)
        errors.append(total / EXAMPLES)
    right = sum((net.predict(example) > 0.0) == (target > 0.0) for example, target in examples)
    return errors, right


def check(n, result):
    errors, right = result
    assert n < 50 or errors[-1] < 0.8 * errors[0], "neural_net: nothing learned"
    assert n < 50 or right > EXAMPLES * 3 // 4, "neural_net: only %d right" % right
    if n in EXPECTED:
        found = "%.9f" % errors[-1]
        assert found == EXPECTED[n], "neural_net: wrong error: %s" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    errors, right = result
    print("neural_net %d: error %.9f, %d of %d right" % (n, errors[-1], right, EXAMPLES))


if __name__ == "__main__":
    main()
