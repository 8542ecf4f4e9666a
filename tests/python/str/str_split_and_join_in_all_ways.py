print("a b  c ".split(), "a,b,,c".split(","), "a,b,,c".split(",", 1), "a b c".rsplit(None, 1), "".split(), "".split(","))
print("a\nb\r\nc\x0bd\n".splitlines(), "a\nb\n".splitlines(True), " x ".split(" "), "-".join("abc"), ",".join([]))
for action in (lambda: "a".split(""), lambda: ",".join([1]), lambda: ",".join(5)):
    try:
        action()
    except (ValueError, TypeError) as e:
        print(e)

# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,,c'] ['a b', 'c'] [] ['']
# expect: ['a', 'b', 'c', 'd'] ['a\n', 'b\n'] ['', 'x', ''] a-b-c 
# expect: empty separator
# expect: sequence item 0: expected str instance, int found
# expect: can only join an iterable
