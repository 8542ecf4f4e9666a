import heapq
h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
heapq.heappush(h, 1)
print([heapq.heappop(h) for _ in range(len(h))], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, "hello", key=lambda c: -ord(c)), list(heapq.merge([1, 4], [2, 3], [0])))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)

# expect: [3, 5, 8, 7, 9] 1 0 2 [3, 5, 8, 7, 9]
# expect: [1, 3, 5, 7, 8, 9] [5, 3] ['o', 'l'] [0, 1, 2, 3, 4]
# expect: index out of range
