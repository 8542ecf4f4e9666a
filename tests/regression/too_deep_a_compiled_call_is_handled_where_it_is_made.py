# The check of the depth stood in front of the `try` of a call that the trace handles: the
# RecursionError was handled one frame further out.
import sys


def plain(n):
    try:
        return plain(n + 1)
    except RecursionError:
        return n


sys.setrecursionlimit(220)
deepest = plain(0)
found = set()
for _ in range(15):
    found.add(plain(0) - deepest)
print(found)

# expect: {0}
