def work(items):
    total = 0
    for item in items:
        doubled = item * 2
        total += 100 // item
        total -= doubled
    return total

numbers = [1 + i % 9 for i in range(3000)] + [0]
print("before")
print(work(numbers))

# expect: before
# stderr: Traceback (most recent call last):
# stderr:   File "traceback_shows_the_line_of_the_hot_loop_that_failed.py", line 11, in <module>
# stderr:     print(work(numbers))
# stderr:           ~~~~^^^^^^^^^
# stderr:   File "traceback_shows_the_line_of_the_hot_loop_that_failed.py", line 5, in work
# stderr:     total += 100 // item
# stderr:              ~~~~^^~~~~~
# stderr: ZeroDivisionError: division by zero
# status: 1
