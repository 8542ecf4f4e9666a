from fractions import Fraction
import statistics, textwrap
print(Fraction(3, 6), Fraction("0.125") + Fraction(1, 3), Fraction(0.5), Fraction(7, 2) // 1, statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.pstdev([1, 3]))
print(textwrap.fill("the quick brown fox jumps", 10), textwrap.dedent("  a\n    b\n"), textwrap.shorten("hello big world", 11), sep="|")

# expect: 1/2 11/24 1/2 3 2.5 2 1.0
# expect: the quick
# expect: brown fox
# expect: jumps|a
# expect:   b
# expect: |hello [...]
