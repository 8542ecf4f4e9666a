class M:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", end=" ")
def f():
    for i in range(5):
        with M():
            if i == 1: continue
            if i == 3: break
            print(i, end=" ")
    with M():
        return "returned"
print(f())
def g():
    with M():
        yield 1
        yield 2
it = g()
print(next(it))
it.close()
print()

# expect: 0 exit exit 2 exit exit exit returned
# expect: 1
# expect: exit 
