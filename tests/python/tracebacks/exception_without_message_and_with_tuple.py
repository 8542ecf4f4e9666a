class MyError(Exception):
    pass

for e in (MyError(), MyError(""), MyError(1, 2), MyError("text")):
    print(repr(e), "[%s]" % e)
raise MyError

# expect: MyError() []
# expect: MyError('') []
# expect: MyError(1, 2) [(1, 2)]
# expect: MyError('text') [text]
# stderr: Traceback (most recent call last):
# stderr:   File "exception_without_message_and_with_tuple.py", line 6, in <module>
# stderr:     raise MyError
# stderr: MyError
# status: 1
