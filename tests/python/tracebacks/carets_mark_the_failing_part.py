data = {"a": {"b": None}}

def get():
    return data["a"]["b"]["c"] + data["z"]

get()

# stderr: Traceback (most recent call last):
# stderr:   File "carets_mark_the_failing_part.py", line 6, in <module>
# stderr:     get()
# stderr:     ~~~^^
# stderr:   File "carets_mark_the_failing_part.py", line 4, in get
# stderr:     return data["a"]["b"]["c"] + data["z"]
# stderr:            ~~~~~~~~~~~~~~^^^^^
# stderr: TypeError: 'NoneType' object is not subscriptable
# status: 1
