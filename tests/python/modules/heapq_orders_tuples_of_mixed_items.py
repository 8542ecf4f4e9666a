import heapq, random
random.seed(1)
h = []
for i in range(3000):
    heapq.heappush(h, (random.randrange(50) / 2, str(random.randrange(9)), i))
    if i % 4 == 0: heapq.heappop(h)
out = []
while h: out.append(heapq.heappop(h))
print(out == sorted(out), out[:3], heapq.nlargest(2, [(1, float("nan")), (1, 2.0), (0, 5)]), heapq.nsmallest(2, [("b", 1), ("a", 2)]))
x = [(3, "a"), (1, "b"), (2, None), (1, None)]
try: heapq.heapify(x)
except TypeError as e: print(e)

# expect: True [(4.0, '3', 2971), (4.0, '7', 2993), (4.5, '3', 2974)] [(1, 2.0), (1, nan)] [('a', 2), ('b', 1)]
# expect: '<' not supported between instances of 'str' and 'NoneType'
