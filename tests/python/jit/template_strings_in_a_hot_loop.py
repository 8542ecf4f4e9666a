def work(n):
    total = 0
    for i in range(n):
        made = t"{i} and {i * 2!r:>5} or {'x'}"
        total += made.interpolations[0].value + len(made.strings) + len(made.interpolations[1].format_spec)
    return total, made.values, made.interpolations[1].conversion


print(work(700))

# expect: (248850, (699, 1398, 'x'), 'r')
