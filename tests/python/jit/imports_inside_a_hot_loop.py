def work(n):
    total = 0
    missing = 0
    for i in range(n):
        import math
        from math import floor, ceil as up
        import os.path as path
        from collections import abc

        total += floor(i / 2) + up(i / 3) + int(math.sqrt(i))
        total += len(path.join("a", "b")) + isinstance([], abc.Sequence)
        try:
            import no_such_module_anywhere
        except ImportError as error:
            missing += len(error.name)
        try:
            from math import no_such_name
        except ImportError as error:
            missing += len(str(error)) > 20
    return total, missing


print(work(500))

# expect: (113205, 12000)
