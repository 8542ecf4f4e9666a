# Exits inside an inlined function kept the function's node as it was before words() rebuilt the
# tree: "An exit needs node ..., which is gone."
def last_below(limit, items):
    lowest = lambda x: x % 7
    n = 0
    for x in items:
        n = lowest(x) + 1
        if n < limit:
            break
    return n, x

def main():
    q = [2**64 + 1] * 4
    n = 0
    for turn in range(80):
        for x in map(lambda x: x % 7 - 2**62, q):
            n += x & 3
        if turn == 70:
            q.append(3)
        if turn == 75:
            q.append("a")
        try:
            n += min(q, key=lambda x: x % 7) & 7
        except TypeError as error:
            print(turn, n, error)
            break

for turn in range(60):
    last = last_below(1, [2**70 + turn, 2**71, 2**72 + turn])
print(last)
main()

# expect: (5, 4722366482869645213755)
# expect: 75 1002 not all arguments converted during string formatting
