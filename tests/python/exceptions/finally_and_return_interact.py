def a():
    try:
        return "try"
    finally:
        print("cleanup")
def b():
    for i in range(3):
        try:
            continue
        finally:
            print("i", i)
    return i
def c():
    x = 1
    try:
        return x
    finally:
        x = 2
def d():
    while True:
        try:
            try:
                break
            finally:
                print("inner")
        finally:
            print("outer")
    return "done"
print(a(), b(), c(), d())

# expect: cleanup
# expect: i 0
# expect: i 1
# expect: i 2
# expect: inner
# expect: outer
# expect: try 2 1 done
