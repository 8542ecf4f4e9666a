# A name that only a function inside the comprehension uses is a cell of the block around.
def in_condition():
    wanted = 1
    return [x for x in [1, 2] if (lambda y: y == wanted)(x)]

def in_element(base):
    return [(lambda y: y + base)(x) for x in [3]]

def made_in_a_loop():
    step = 10
    functions = [lambda: step + x for x in range(3)]
    step = 20
    return [f() for f in functions]

def nested():
    a = 1
    return [[(lambda: a + x + y)() for y in range(2)] for x in range(2)]

def in_generator(limit):
    return {x: any(y > limit for y in (x,)) for x in range(3)}

def rebound():
    n = 1
    n = [n for x in [3] if any(map(lambda y: y == n, [1]))]
    return n

def with_nonlocal():
    total = 0
    def add(x):
        nonlocal total
        total += x
        return total
    return [add(x) for x in range(4)], total

class Holder:
    limit = 5
    seen = [(lambda: x)() for x in range(3)]

def of_outer():
    def inner():
        return [(lambda: deep + x)() for x in (1, 2)]
    deep = 7
    return inner()

print(in_condition(), in_element(2), made_in_a_loop(), nested())
print(in_generator(1), rebound(), with_nonlocal(), Holder.seen, of_outer())

# expect: [1] [5] [22, 22, 22] [[1, 2], [2, 3]]
# expect: {0: False, 1: False, 2: True} [1] ([0, 1, 3, 6], 6) [0, 1, 2] [8, 9]
