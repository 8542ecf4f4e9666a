s = "banana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.index("n"), s.count("a"), s.count(""), s.count("ana"), s.find("a", 2, 3))
print(s.replace("a", "o"), s.replace("a", "o", 2), s.replace("", "-"), s.startswith(("x", "ba")), s.endswith("na", 0, 4))
print(s.removeprefix("ba"), s.removesuffix("na"), s.partition("n"), s.rpartition("n"), s.partition("x"), s.rpartition("x"))
try:
    s.index("x")
except ValueError as e:
    print(e)

# expect: 1 3 -1 2 3 7 1 -1
# expect: bonono bonona -b-a-n-a-n-a- True True
# expect: nana bana ('ba', 'n', 'ana') ('bana', 'n', 'a') ('banana', '', '') ('', '', 'banana')
# expect: substring not found
