def factorial(n):
    result = 1
    for i in range(2, n):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def collatz_far(start):
    steps = 0
    while start != 1:
        start = start // 2 if start % 2 == 0 else 3 * start + 1
        steps += 1
    return steps


def digits(value):
    total = 0
    while value:
        value, digit = divmod(value, 10)
        total += digit
    return total


def swing(turns):
    value = 3
    seen = []
    for i in range(turns):
        if value < 2**60:
            value *= value + i
        else:
            value >>= 70
        value += 2
        if i % 50 == 0:
            seen.append(value)
    return seen, type(value) is int


print(factorial(400) % (10**18 + 9), fibonacci(600))
print(collatz_far(2**60 - 1), collatz_far(27), collatz_far(2**200 - 1))
print(digits(7**2000), digits(12345), digits(0))
print(swing(1000))

# expect: 378507174543973123 110433070572952242346432246767718285942590237357555606380008891875277701705731473925618404421867819924194229142447517901959200
# expect: 859 111 2731
# expect: 7474 15 0
# expect: ([11, 17707928869618, 62018, 138018, 464723, 7832234377, 1958628313046087023902815711, 289904626843567358148418, 143552906257, 186258935180833187804703906, 4202, 6655828148985458, 935005781831490902, 4610381346138898, 3843381518, 2, 3856018, 7113009496208901893858, 467151, 252410796240475317567026], True)
