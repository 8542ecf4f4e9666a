def f(a, *, key): pass
f(1, 2, kye=3)

# stderr: Traceback (most recent call last):
# stderr:   File "wrong_keyword.py", line 2, in <module>
# stderr:     f(1, 2, kye=3)
# stderr:     ~^^^^^^^^^^^^^
# stderr: TypeError: f() got an unexpected keyword argument 'kye'
# status: 1
