from dataclasses import dataclass
@dataclass
class D:
    x: int
D()

# stderr: Traceback (most recent call last):
# stderr:   File "operator_over_two_lines.py", line 5, in <module>
# stderr:     D()
# stderr:     ~^^
# stderr: TypeError: D.__init__() missing 1 required positional argument: 'x'
# status: 1
