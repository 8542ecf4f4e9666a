def f(): return
f().x

# stderr: Traceback (most recent call last):
# stderr:   File "except_star_lets_pass.py", line 2, in <module>
# stderr:     f().x
# stderr: AttributeError: 'NoneType' object has no attribute 'x'
# status: 1
