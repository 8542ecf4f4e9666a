a = [3, 1, 2]
print(a.append(5), a.extend("xy"), a.insert(1, "i"), a.insert(100, "end"), a.insert(-1, "e"), a)
print(a.pop(), a.pop(0), a.index("x"), a.count(1), a.remove("x"), a.reverse(), a, a.copy() == a, a.clear(), a)
for action in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, 2, 1].index(1, 1, 2)):
    try:
        action()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)

# expect: None None None None None [3, 'i', 1, 2, 5, 'x', 'y', 'e', 'end']
# expect: end 3 4 1 None None [] True None []
# expect: IndexError pop from empty list
# expect: IndexError pop index out of range
# expect: ValueError list.remove(x): x not in list
# expect: ValueError list.index(x): x not in list
# expect: ValueError list.index(x): x not in list
