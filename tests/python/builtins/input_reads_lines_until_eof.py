try:
    input("prompt> ")
except EOFError as e:
    print(repr(str(e)))

# expect: prompt> 'EOF when reading a line'
