# A slice of the whole tuple, a sum with the empty one and a product with 1 are the tuple itself.
def keep(x):
    return x[:12]

def main():
    first = (1, 2)
    kept = first
    counts = [0] * 7
    for turn in range(60):
        kept = keep(kept)
        counts[0] += kept is first
        counts[1] += first[0:] is first
        counts[2] += first[turn % 2 :] is first
        counts[3] += (first + ()[:turn]) is first
        counts[4] += (() + first) is first
        counts[5] += (first * (1 + turn % 2)) is first
        counts[6] += tuple(first) is first
    print(counts)

main()

# expect: [60, 60, 30, 60, 60, 30, 60]
