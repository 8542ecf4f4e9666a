import signal


def handler(number, frame):
    print("got", signal.Signals(number).name, frame.f_code.co_name)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.signal(signal.SIGTERM, handler) is signal.SIG_DFL, signal.getsignal(signal.SIGTERM) is handler)
signal.raise_signal(signal.SIGTERM)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
for wrong in (lambda: signal.signal(99, handler), lambda: signal.signal(2, "x"), lambda: signal.getsignal(0)):
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(signal.strsignal(2), signal.strsignal(11))
signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)

# expect: True
# expect: True True
# expect: got SIGTERM <module>
# expect: interrupted
# expect: ValueError signal number out of range
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: ValueError signal number out of range
# expect: Interrupt Segmentation fault
