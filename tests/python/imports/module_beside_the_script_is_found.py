import _shapes
import _shapes.square
from _shapes import circle, area_of
from _shapes.square import side as s
import _plain
print(_shapes.__name__, _shapes.square.side, circle.radius, area_of(3), s, _plain.counter)
_plain.counter += 1
import _plain as again
print(again.counter, again is _plain, _plain.__name__, _shapes.square.__package__, circle.__name__)

# expect: _shapes 4 2 9 4 1
# expect: 2 True _plain _shapes _shapes.circle
