print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "a" == b"a", "Z" < "a" < "é", "ab" in "cab", "" in "", max("hello"))
print("a" * 3, 3 * "ab", "a" * -1 == "", "a" + "b")
try:
    1 in "abc"
except TypeError as e:
    print(e)
try:
    "a" < 1
except TypeError as e:
    print(e)

# expect: True False True True False True True True o
# expect: aaa ababab True ab
# expect: 'in <string>' requires string as left operand, not int
# expect: '<' not supported between instances of 'str' and 'int'
