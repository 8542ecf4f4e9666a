"""One program in its steady state: run(n) again and again in this process, each time reported.

    steady.py PROGRAM.py N SECONDS MOST wall|cpu

Prints one time a line, in milliseconds, until SECONDS are over (but at least six) or MOST are
printed, and checks the last answer. CPython, PyPy and Adder run this file alike.
"""

import os
import sys
import time

LEAST = 6


def load(path):
    folder, name = os.path.split(path)
    sys.path.insert(0, folder)
    return __import__(name[:-3])


def main():
    path, n, seconds, most = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    clock = time.process_time if sys.argv[5] == "cpu" else time.perf_counter
    program = load(path)
    run = program.run
    begin = clock()
    count = 0
    while count < LEAST or (count < most and clock() - begin < seconds):
        start = clock()
        result = run(n)
        end = clock()
        print("%.4f" % ((end - start) * 1000.0))
        count += 1
    program.check(n, result)


main()
