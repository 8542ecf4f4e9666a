class Stack[T]:
    def push[U](self, x: U) -> T: return x
def first[T: int = bool](xs: list[T]) -> T: return xs[0]
type Pair[A, B] = tuple[A, B]
type Tree = list[Tree] | int
print(Stack.__type_params__, Stack[int], first([1]), first.__type_params__, Pair.__name__, Pair.__value__, Pair[int, str], Tree, Stack.push.__type_params__)
print(Stack.__mro__[1].__name__, first.__type_params__[0].__bound__, list[int], dict[str, list[int]], int | None, first.__type_params__[0].__default__)

# expect: (T,) __main__.Stack[int] 1 (T,) Pair tuple[A, B] Pair[int, str] Tree (U,)
# expect: Generic <class 'int'> list[int] dict[str, list[int]] int | None <class 'bool'>
