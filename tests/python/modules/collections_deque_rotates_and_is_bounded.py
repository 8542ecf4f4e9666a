from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], 3 in d)
d.rotate(1)
print(d, d.pop(), d.popleft(), list(reversed(d)), d.index(2), d.count(2))
d.extend([7, 8, 9])
d.extendleft("ab")
d.insert(1, "i") if len(d) < 4 else d.remove("b")
del d[0]
print(d, deque("ab") + deque("c"), deque([1]) * 2, deque() == deque([]), d.copy() == d)
try:
    deque().pop()
except IndexError as e:
    print(e)
try:
    for x in d:
        d.append(1)
        d.popleft()
except RuntimeError as e:
    print(e)

# expect: deque([0, 2, 3, 4], maxlen=4) 4 4 0 4 True
# expect: deque([0, 2], maxlen=4) 3 4 [2, 0] 1 1
# expect: deque([2, 7], maxlen=4) deque(['a', 'b', 'c']) deque([1, 1]) True True
# expect: pop from an empty deque
# expect: deque mutated during iteration
