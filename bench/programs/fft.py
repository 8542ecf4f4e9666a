"""The fast Fourier transform of n points (a power of two), there and back again.

In place, radix two, with real and imaginary parts in two float lists. run(n) returns the
spectrum and the signal that came back.
"""

import math
import sys

DEFAULT = 65_536
ROUNDS = 8


def make_signal(n):
    real = []
    imaginary = []
    state = 1
    for i in range(n):
        state = state * 16807 % 2147483647
        real.append(state / 2147483647 - 0.5)
        imaginary.append((i % 8) * 0.125)
    return real, imaginary


def reorder(real, imaginary):
    n = len(real)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            real[i], real[j] = real[j], real[i]
            imaginary[i], imaginary[j] = imaginary[j], imaginary[i]


def transform(real, imaginary, sign):
    n = len(real)
    reorder(real, imaginary)
    half = 1
    while half < n:
        angle = sign * math.pi / half
        for k in range(half):
            wr = math.cos(angle * k)
            wi = math.sin(angle * k)
            for i in range(k, n, 2 * half):
                j = i + half
                tr = wr * real[j] - wi * imaginary[j]
                ti = wr * imaginary[j] + wi * real[j]
                real[j] = real[i] - tr
                imaginary[j] = imaginary[i] - ti
                real[i] += tr
                imaginary[i] += ti
        half *= 2


def run(n):
    real, imaginary = make_signal(n)
    transform(real, imaginary, -1.0)
    spectrum = real[:], imaginary[:]
    transform(real, imaginary, 1.0)
    for i in range(n):
        real[i] /= n
        imaginary[i] /= n
    return spectrum, (real, imaginary)


def power(real, imaginary):
    return sum(x * x for x in real) + sum(x * x for x in imaginary)


def check(n, result):
    spectrum, (real, imaginary) = result
    signal = make_signal(n)
    worst = max(max(abs(a - b) for a, b in zip(real, signal[0])),
                max(abs(a - b) for a, b in zip(imaginary, signal[1])))
    assert worst < 1e-9, "fft: the signal did not come back, off by %g" % worst
    # Parseval: the spectrum has n times the power of the signal.
    ratio = power(*spectrum) / power(*signal) / n
    assert abs(ratio - 1.0) < 1e-9, "fft: power is not conserved: %g" % ratio


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    real, imaginary = result[0]
    print("fft %d: constant part %.6f %+.6fi" % (n, real[0], imaginary[0]))
    print("highest part %.6f %+.6fi" % (real[n // 2], imaginary[n // 2]))


if __name__ == "__main__":
    main()
