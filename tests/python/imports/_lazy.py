real = "real"


def __getattr__(name):
    if name == "forbidden":
        raise AttributeError(f"module {__name__!r} forbids {name!r}")
    return name.upper()
