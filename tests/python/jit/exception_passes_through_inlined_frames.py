def inner(i):
    if i % 50 == 49:
        raise LookupError("at %d" % i)
    return i

def middle(i):
    return inner(i) + 1

def outer(i):
    try:
        return middle(i)
    except LookupError as e:
        return len(str(e))
    finally:
        counter[0] += 1

counter = [0]
print(sum(outer(i) for i in range(4000)), counter)

# expect: 7840538 [4000]
