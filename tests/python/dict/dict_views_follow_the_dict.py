d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items, len(keys), "c" in keys, 3 in values, ("c", 3) in items)
print(keys & {"a", "z"}, sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "q"}), keys == {"a", "b", "c"}, keys <= set("abcd"), items & {("a", 1)})
print(list(reversed(items)), keys.isdisjoint("xyz"), keys.mapping["a"])

# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True
# expect: {'a'} ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'q'] True True {('a', 1)}
# expect: [('c', 3), ('b', 2), ('a', 1)] True 1
