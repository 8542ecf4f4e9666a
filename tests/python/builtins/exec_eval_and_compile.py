ns = {"x": 3}
print(eval("x * 2 + 1", ns), eval("[y for y in range(x)]", ns))
exec("def f(a):\n    return a + x\nz = f(10)", ns)
print(ns["z"], ns["f"](1), "__builtins__" in ns)
code = compile("a = 1\nb = a + 1", "<made>", "exec")
loc = {}
exec(code, {}, loc)
print(loc, eval(compile("1 + 1", "<e>", "eval")), code.co_filename)
def g():
    q = 7
    return eval("q + 1"), sorted(locals())
print(g())
for src in ("1 +", "x = 1", "nope"):
    try:
        eval(src)
    except (SyntaxError, NameError) as e:
        print(type(e).__name__, e)

# expect: 7 [0, 1, 2]
# expect: 13 4 True
# expect: {'a': 1, 'b': 2} 2 <made>
# expect: (8, ['q'])
# expect: SyntaxError invalid syntax (<string>, line 1)
# expect: SyntaxError invalid syntax (<string>, line 1)
# expect: NameError name 'nope' is not defined
