def work(n):
    seen = {}

    def note(key):
        seen[key] = seen.get(key, 0) + 1

    for i in range(n):
        try:
            try:
                if i % 3 == 0:
                    raise ExceptionGroup("both", [ValueError(i), TypeError("t")])
                if i % 3 == 1:
                    raise ValueError(i)
                raise ExceptionGroup("keys", [KeyError(1), ExceptionGroup("in", [TypeError(2)])])
            except* ValueError as group:
                note("values " + str(len(group.exceptions)))
            except* TypeError as group:
                note("types " + group.message)
        except ExceptionGroup as rest:
            note("rest " + repr(rest.exceptions))
    return seen


for key, count in sorted(work(600).items()):
    print(key, count)

# expect: rest (KeyError(1),) 200
# expect: types both 200
# expect: types keys 200
# expect: values 1 400
