def flatten(tree):
    if isinstance(tree, list):
        for item in tree:
            yield from flatten(item)
    else:
        yield tree

tree = 1
for i in range(8):
    tree = [tree, i, tree]
values = list(flatten(tree))
print(len(values), sum(values))
print(sum(1 for turn in range(6) for x in flatten(tree) if x == 3))

# expect: 511 503
# expect: 96
