import traceback

def f():
    raise ValueError("bad")

try:
    f()
except ValueError as e:
    lines = traceback.format_exc().splitlines()
    print("\n".join(lines))
    print(traceback.format_exception_only(e))
    summary = traceback.extract_tb(e.__traceback__)
    print([(s.lineno, s.name, s.line) for s in summary])

# expect: Traceback (most recent call last):
# expect:   File "traceback_module_formats_what_happened.py", line 7, in <module>
# expect:     f()
# expect:     ~^^
# expect:   File "traceback_module_formats_what_happened.py", line 4, in f
# expect:     raise ValueError("bad")
# expect: ValueError: bad
# expect: ['ValueError: bad\n']
# expect: [(7, '<module>', 'f()'), (4, 'f', 'raise ValueError("bad")')]
