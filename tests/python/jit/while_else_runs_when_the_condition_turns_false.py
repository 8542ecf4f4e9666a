def search(limit, stop):
    n = 0
    while n < limit:
        n += 1
        if n == stop:
            result = "broke"
            break
        if n % 2:
            continue
        n += 0
    else:
        result = "ended"
    return result, n

print(search(5000, 4000), search(4000, 5000), search(0, 0))

# expect: ('broke', 4000) ('ended', 4000) ('ended', 0)
