x = 5
name = "w"
d = {"k": [1, 2]}
print(f"{x} {x!r} {x:>4} {x + 1:03d} {d['k'][0]} {d["k"]} {'nested'!r:>10} {f'{x}{name}'} {{}} {x=} {x = :>3} {x+1=}")
print(f"{x:{x}d}|{3.14159:.{x - 2}f}|{name:*^{x}}|{(lambda n: n * 2)(4)}|{[i for i in range(3)]}|{ {1: 2}[1] }")
print(f'''multi
{x
 + 1}''', rf"\d{x}", f"{x!s:5}|", f"a" "b" f"{x}", f"{'\n'!r}", f"{x:=+5}", f"{x if x > 3 else 0}")
print(f"{'a' if True else 'b'}{x,}{*[1, 2],}", f"{x:{'>' + '6'}}", f"{None} {True:d} {1.0}", f"{'é':>3}")

# expect: 5 5    5 006 1 [1, 2]   'nested' 5w {} x=5 x =   5 x+1=6
# expect:     5|3.142|**w**|8|[0, 1, 2]|2
# expect: multi
# expect: 6 \d5 5    | ab5 '\n' +   5 5
# expect: a(5,)(1, 2)      5 None 1 1.0   é
