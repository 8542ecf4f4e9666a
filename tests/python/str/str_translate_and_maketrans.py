table = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(table), "abc".translate({97: None, 98: "BB", 99: 67}), str.maketrans({"a": "b"}))
class T:
    def __getitem__(self, i):
        if i == 98:
            raise LookupError
        return i + 1
print("abc".translate(T()))

# expect: xxyyzz BBC {97: 'b'}
# expect: bbd
