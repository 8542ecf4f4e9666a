print("x".center(5, "*"), "x".ljust(3) + "|", "x".rjust(3), "-7".zfill(5), "abcd".center(3), "ab".center(5, "."))
print("  a b ".strip() + "|", "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "a\tb\tc".expandtabs(4))
try:
    "x".center(5, "ab")
except TypeError as e:
    print(e)

# expect: **x** x  |   x -0007 abcd ..ab.
# expect: a b| a cba abc a   b   c
# expect: The fill character must be exactly one character long
