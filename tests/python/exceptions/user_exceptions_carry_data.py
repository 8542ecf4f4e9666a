class AppError(Exception):
    def __init__(self, code, message="none"):
        super().__init__(message)
        self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class Sub(AppError): pass
try:
    raise Sub(404, "missing")
except AppError as e:
    print(e, e.args, e.code, repr(e), isinstance(e, Sub))
try:
    raise AppError
except TypeError as e:
    print(e)

# expect: [404] missing ('missing',) 404 Sub('missing') True
# expect: AppError.__init__() missing 1 required positional argument: 'code'
