class A:
    count = 0
    @staticmethod
    def s(x): return x * 2
    @classmethod
    def c(cls, n=1):
        cls.count += n
        return cls.__name__, cls.count
class B(A): pass
print(A.s(2), A().s(3), A.c(), B.c(5), B().c(), A.count, B.count, B.__dict__.get("count"))
print(A.c.__self__ is A, A().c.__func__ is A.__dict__["c"].__func__)

# expect: 4 6 ('A', 1) ('B', 6) ('B', 7) 1 7 7
# expect: True True
