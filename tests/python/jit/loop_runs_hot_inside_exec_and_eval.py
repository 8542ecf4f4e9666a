code = """
total = 0
for i in range(3000):
    total += i * k
"""
scope = {"k": 2}
exec(code, scope)
print(scope["total"], scope["i"])
exec(code, {}, local := {"k": 0.5})
print(local["total"])
print(eval("sum(x * k for x in range(2000))", {"k": 3}))

# expect: 8997000 2999
# expect: 2249250.0
# expect: 5997000
