caught = 0
for i in range(3000):
    try:
        if i % 3:
            raise ValueError(i)
        caught -= 1
    except ValueError as error:
        caught += error.args[0] % 7
print(caught)
print("error" in globals())

# expect: 4995
# expect: False
