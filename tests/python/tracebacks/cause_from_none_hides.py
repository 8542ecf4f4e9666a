def deco(f): return lambda *a: f(*a)
@deco
def fun(x):
    return (x
            + 1
            + "s")
fun(1)

# stderr: Traceback (most recent call last):
# stderr:   File "cause_from_none_hides.py", line 7, in <module>
# stderr:     fun(1)
# stderr:     ~~~^^^
# stderr:   File "cause_from_none_hides.py", line 1, in <lambda>
# stderr:     def deco(f): return lambda *a: f(*a)
# stderr:                                    ~^^^^
# stderr:   File "cause_from_none_hides.py", line 4, in fun
# stderr:     return (x
# stderr:             ~
# stderr:             + 1
# stderr:             ~~~
# stderr:             + "s")
# stderr:             ^~~~~
# stderr: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# status: 1
