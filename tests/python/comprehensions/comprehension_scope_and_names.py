def f():
    a = 2
    r = [a * i for i in range(3)]
    try:
        i
    except NameError as e:
        print(e)
    return r, sorted(locals())
print(f())
class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
print(C.doubled)
print([[x for x in [x]] for x in range(2)], [i for i in range(3) if [i for i in range(2)]])

# expect: name 'i' is not defined
# expect: ([0, 2, 4], ['a', 'r'])
# expect: [2, 4]
# expect: [[0], [1]] [0, 1, 2]
