from typing import *
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
class Movie(TypedDict, total=False):
    name: str
class Emp(NamedTuple):
    name: str
    age: int = 5
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
print(Optional[int], Union[int, str], List[int], Dict[str, Any], Callable[[int], str], Tuple[int, ...], Box[int], T, Literal["a", 1], ClassVar[int])
print(Movie(name="x"), Emp("e"), isinstance([], HasLen), isinstance(5, HasLen), Box[int](3).v, get_args(Dict[str, int]), get_origin(List[int]), cast(int, "s"), TYPE_CHECKING, Annotated[int, "m"])
def f(a: int, b: "str" = "") -> Optional[float]: ...
print(get_type_hints(f), NewType("UserId", int)(5), Any, Final[int], NoReturn)

# expect: int | None int | str typing.List[int] typing.Dict[str, typing.Any] typing.Callable[[int], str] typing.Tuple[int, ...] __main__.Box[int] ~T typing.Literal['a', 1] typing.ClassVar[int]
# expect: {'name': 'x'} Emp(name='e', age=5) True False 3 (<class 'str'>, <class 'int'>) <class 'list'> s False typing.Annotated[int, 'm']
# expect: {'a': <class 'int'>, 'b': <class 'str'>, 'return': float | None} 5 typing.Any typing.Final[int] typing.NoReturn
