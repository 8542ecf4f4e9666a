import sys

def f(n):
    for i in range(n):
        if i == n - 1:
            a = i
            raise RuntimeError(a)
        b = i

for n in (5, 3000):
    try:
        f(n)
    except RuntimeError:
        tb = sys.exc_info()[2]
        lines = []
        while tb:
            lines.append((tb.tb_lineno, tb.tb_frame.f_code.co_name))
            tb = tb.tb_next
        print(lines)

# expect: [(12, '<module>'), (7, 'f')]
# expect: [(12, '<module>'), (7, 'f')]
