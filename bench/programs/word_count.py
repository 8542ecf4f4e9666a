"""Words of a made-up text of n words: counted, grouped by length, and ranked.

Strings are built, split, stripped and lower-cased; a dict counts them; a sort with a key ranks
them. The text comes from a fixed generator and has some seven hundred different words.
"""

import sys

DEFAULT = 250_000
ROUNDS = 8
SYLLABLES = ["ba", "co", "du", "fe", "gi", "ha", "jo", "ku", "le", "mi", "na", "po", "ru", "se"]
EXPECTED = {100: ("duba", 4), 1000: ("poba", 27), 250_000: ("seba", 4803)}


def make_text(n):
    words = []
    state = 7
    for i in range(n):
        state = state * 16807 % 2147483647
        first = SYLLABLES[state % 14]
        second = SYLLABLES[state // 14 % 14 * (state // 196 % 14) // 14]
        word = first + second
        if state % 5 == 0:
            word += SYLLABLES[state // 2744 % 3]
        if i % 12 == 0:
            word = word.capitalize()
        if i % 12 == 11:
            word += "."
        words.append(word)
    return " ".join(words)


def run(n):
    counts = {}
    lengths = {}
    for word in make_text(n).split():
        word = word.strip(".").lower()
        counts[word] = counts.get(word, 0) + 1
        size = len(word)
        if size in lengths:
            lengths[size] += 1
        else:
            lengths[size] = 1
    ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranking, lengths


def check(n, result):
    ranking, lengths = result
    assert sum(count for _, count in ranking) == n, "word_count: words got lost"
    assert sum(lengths.values()) == n, "word_count: lengths got lost"
    if n in EXPECTED:
        assert ranking[0] == EXPECTED[n], "word_count: wrong winner: %s %d" % ranking[0]


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    ranking, lengths = result
    print("word_count %d: %d different words" % (n, len(ranking)))
    for word, count in ranking[:5]:
        print("%s: %d" % (word, count))
    print(", ".join("%d letters: %d" % (size, lengths[size]) for size in sorted(lengths)))


if __name__ == "__main__":
    main()
