for code in ("x = = 1", "f(", "if x\n  y", "a b", "'abc", "def f(:\n pass", "1 = x", "x = (1,\n2"):
    try:
        compile(code, "<code>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text), e.filename)

# expect: SyntaxError invalid syntax 1 5 1 6 'x = = 1\n' <code>
# expect: SyntaxError '(' was never closed 1 2 1 0 'f(\n' <code>
# expect: SyntaxError expected ':' 1 5 1 6 'if x\n' <code>
# expect: SyntaxError invalid syntax 1 3 1 4 'a b\n' <code>
# expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1 "'abc" <code>
# expect: SyntaxError invalid syntax 1 7 1 8 'def f(:\n' <code>
# expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 2 '1 = x\n' <code>
# expect: SyntaxError '(' was never closed 1 5 1 0 'x = (1,' <code>
