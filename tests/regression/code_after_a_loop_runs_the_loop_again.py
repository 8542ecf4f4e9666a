# A bridge from code behind a loop, where the loop ran once more in line, continued the first loop.
def count_flips(permutation):
    items = permutation[:]
    flips = 0
    head = items[0]
    while head != 0:
        low = 0
        high = head
        while low < high:
            items[low], items[high] = items[high], items[low]
            low += 1
            high -= 1
        flips += 1
        head = items[0]
    return flips

def run(n):
    permutation = list(range(n))
    counters = [0] * n
    checksum = 0
    most = 0
    sign = 1
    while True:
        flips = count_flips(permutation)
        if flips > most:
            most = flips
        checksum += sign * flips
        sign = -sign
        size = 1
        while True:
            if size == n:
                return checksum, most
            first = permutation[0]
            for i in range(size):
                permutation[i] = permutation[i + 1]
            permutation[size] = first
            counters[size] += 1
            if counters[size] <= size:
                break
            counters[size] = 0
            size += 1

def twice(n):
    total = 0
    for i in range(n):
        for start in (i % 3, i % 5):
            left = start
            while left > 0:
                left -= 1
                total += left
        total = total * 3 % 1000003
    return total

for size in (3, 4, 5, 6, 6):
    print(run(size))
print(twice(300))

# expect: (2, 2)
# expect: (4, 4)
# expect: (11, 7)
# expect: (49, 10)
# expect: (49, 10)
# expect: 136232
