# A chained comparison that ends early swaps its result below the operand: the way it takes and the
# other one leave their results in the same place of the stack.
def main(low):
    seen = []
    for turn in range(80):
        middle = 1 if turn < 40 else turn % 7
        seen.append(low < middle < 5)
        seen.append(int(low < middle < turn < 60))
        if (0 < middle < low) is False:
            seen.append(middle)
    return seen

def keep(x):
    return x if -1 < x < 2**80 else x % 1000003

for low in (2, 0, -1, 2.5):
    print(main(low))
a = 1
print([keep(2 < a < a) for _ in range(50)])

# expect: [False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 1, 5, False, 1, 6, False, 0, 0, False, 0, False, 0, 2, True, 1, 3, True, 1, 4, False, 1, 5, False, 1, 6, False, 0, 0, False, 0, False, 0, 2, True, 1, 3, True, 1, 4, False, 1, 5, False, 1, 6, False, 0, 0, False, 0, False, 0, 2, True, 1, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, False, 0, False, 0, 2, True, 0, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, False, 0, False, 0, 2, True, 0, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, False, 0, False, 0, 2]
# expect: [True, 0, 1, True, 0, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, False, 1, 5, False, 1, 6, False, 0, 0, True, 1, 1, True, 1, 2, True, 1, 3, True, 1, 4, False, 1, 5, False, 1, 6, False, 0, 0, True, 1, 1, True, 1, 2, True, 1, 3, True, 1, 4, False, 1, 5, False, 1, 6, False, 0, 0, True, 1, 1, True, 1, 2, True, 1, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, True, 0, 1, True, 0, 2, True, 0, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, True, 0, 1, True, 0, 2, True, 0, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, True, 0, 1, True, 0, 2]
# expect: [True, 0, 1, True, 0, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, True, 1, 1, False, 1, 5, False, 1, 6, True, 1, 0, True, 1, 1, True, 1, 2, True, 1, 3, True, 1, 4, False, 1, 5, False, 1, 6, True, 1, 0, True, 1, 1, True, 1, 2, True, 1, 3, True, 1, 4, False, 1, 5, False, 1, 6, True, 1, 0, True, 1, 1, True, 1, 2, True, 1, 3, True, 0, 4, False, 0, 5, False, 0, 6, True, 0, 0, True, 0, 1, True, 0, 2, True, 0, 3, True, 0, 4, False, 0, 5, False, 0, 6, True, 0, 0, True, 0, 1, True, 0, 2, True, 0, 3, True, 0, 4, False, 0, 5, False, 0, 6, True, 0, 0, True, 0, 1, True, 0, 2]
# expect: [False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 0, False, 1, 5, False, 1, 6, False, 0, 0, False, 0, False, 0, True, 1, 3, True, 1, 4, False, 1, 5, False, 1, 6, False, 0, 0, False, 0, False, 0, True, 1, 3, True, 1, 4, False, 1, 5, False, 1, 6, False, 0, 0, False, 0, False, 0, True, 1, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, False, 0, False, 0, True, 0, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, False, 0, False, 0, True, 0, 3, True, 0, 4, False, 0, 5, False, 0, 6, False, 0, 0, False, 0, False, 0]
# expect: [False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False, False]
