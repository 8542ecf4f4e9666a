from .. import circle
from ..square import side as value

__all__ = ["public"]
up = circle.radius
public = "yes"
skipped = 1
_hidden = 2
