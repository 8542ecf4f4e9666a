"""Planets pulling on each other: the classic five-body simulation of the outer solar system.

run(n) takes n time steps of 0.01 years with a symplectic integrator and returns the energy
of the system before and after. Total energy must hardly move, which is how the answer is
checked. Nested loops over tuples of float lists.
"""

import math
import sys

DEFAULT = 50_000
ROUNDS = 8

SOLAR_MASS = 4 * math.pi * math.pi
DAYS_PER_YEAR = 365.24

PLANETS = [
    # x, y, z in astronomical units; vx, vy, vz a day; mass in suns
    (4.841431442464721, -1.1603200440274284, -0.10362204447112311,
     0.001660076642744037, 0.007699011184197404, -0.00006904600169720630,
     0.0009547919384243266),
    (8.34336671824458, 4.124798564124305, -0.4035234171143214,
     -0.002767425107264117, 0.004998528012349172, 0.00002304172975737639,
     0.0002858859806661308),
    (12.894369562139131, -15.111151401698631, -0.22330757889265573,
     0.002964601375647616, 0.0023784717395948095, -0.00002965895685402376,
     0.00004366244043351563),
    (15.379697114850917, -25.919314609987964, 0.17925877295037118,
     0.0026806777249038932, 0.001628241700382423, -0.00009515922545197159,
     0.00005151389020466115),
]

# Energy after the first step counts that are used in tests.
EXPECTED = {0: "-0.169075164", 100: "-0.169050762", 1000: "-0.169087605", 50_000: "-0.169078071"}


def make_bodies():
    bodies = [([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SOLAR_MASS)]
    for x, y, z, vx, vy, vz, mass in PLANETS:
        velocity = [vx * DAYS_PER_YEAR, vy * DAYS_PER_YEAR, vz * DAYS_PER_YEAR]
        bodies.append(([x, y, z], velocity, mass * SOLAR_MASS))
    sun_velocity = bodies[0][1]
    for _, velocity, mass in bodies[1:]:
        for axis in range(3):
            sun_velocity[axis] -= velocity[axis] * mass / SOLAR_MASS
    return bodies


def make_pairs(bodies):
    return [(bodies[i], bodies[j]) for i in range(len(bodies)) for j in range(i + 1, len(bodies))]


def energy(bodies, pairs):
    total = 0.0
    for _, (vx, vy, vz), mass in bodies:
        total += 0.5 * mass * (vx * vx + vy * vy + vz * vz)
    for ((x1, y1, z1), _, m1), ((x2, y2, z2), _, m2) in pairs:
        dx = x1 - x2
        dy = y1 - y2
        dz = z1 - z2
        total -= m1 * m2 / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for (p1, v1, m1), (p2, v2, m2) in pairs:
            dx = p1[0] - p2[0]
            dy = p1[1] - p2[1]
            dz = p1[2] - p2[2]
            square = dx * dx + dy * dy + dz * dz
            pull = dt / (square * math.sqrt(square))
            pull1 = m1 * pull
            pull2 = m2 * pull
            v1[0] -= dx * pull2
            v1[1] -= dy * pull2
            v1[2] -= dz * pull2
            v2[0] += dx * pull1
            v2[1] += dy * pull1
            v2[2] += dz * pull1
        for position, (vx, vy, vz), _ in bodies:
            position[0] += dt * vx
            position[1] += dt * vy
            position[2] += dt * vz


def run(n):
    bodies = make_bodies()
    pairs = make_pairs(bodies)
    before = energy(bodies, pairs)
    advance(bodies, pairs, 0.01, n)
    return before, energy(bodies, pairs)


def check(n, result):
    before, after = result
    assert "%.9f" % before == EXPECTED[0], "nbody: wrong energy at the start: %.9f" % before
    assert abs(after - before) < 1e-4, "nbody: energy is not conserved: %.9f" % after
    if n in EXPECTED:
        assert "%.9f" % after == EXPECTED[n], "nbody: wrong energy at the end: %.9f" % after


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("nbody %d: energy %.9f, then %.9f" % (n, result[0], result[1]))


if __name__ == "__main__":
    main()
