from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext, redirect_stdout
import io
@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name
    except ValueError as e:
        print("handled", e)
    finally:
        print("</" + name + ">")
with tag("p") as t:
    print(t)
with tag("q"):
    raise ValueError("inside")
with suppress(KeyError):
    {}["x"]
with ExitStack() as stack:
    stack.callback(print, "callback")
    stack.enter_context(tag("s"))
out = io.StringIO()
with redirect_stdout(out), nullcontext(5) as five:
    print("captured", five)
print(repr(out.getvalue()))

# expect: <p>
# expect: p
# expect: </p>
# expect: <q>
# expect: handled inside
# expect: </q>
# expect: <s>
# expect: </s>
# expect: callback
# expect: 'captured 5\n'
