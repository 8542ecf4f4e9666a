async def f():
    yield 1
    return 2

# stderr:   File "return_value_in_async_generator.py", line 3
# stderr:     return 2
# stderr:     ^^^^^^^^
# stderr: SyntaxError: 'return' with value in async generator
# status: 1
