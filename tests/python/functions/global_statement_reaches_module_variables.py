x = 1
def set_x(v):
    global x, fresh
    x = v
    fresh = v * 2

set_x(5)
print(x, fresh)
def shadow():
    x = 99
    return x
print(shadow(), x)
def early():
    print(x)
    x = 1
try:
    early()
except UnboundLocalError as e:
    print(e)
def remove():
    global x
    del x
remove()
try:
    x
except NameError as e:
    print(e)

# expect: 5 10
# expect: 99 5
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: name 'x' is not defined
