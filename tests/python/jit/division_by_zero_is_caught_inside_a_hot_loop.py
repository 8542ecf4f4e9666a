results = {"int": 0, "float": 0, "mod": 0, "fine": 0}
for i in range(3000):
    d = i % 10 - 5
    try:
        x = 100 // d
        results["fine"] += x
    except ZeroDivisionError as e:
        results["int"] += 1
        message = str(e)
    try:
        1.0 / d
    except ZeroDivisionError as e:
        results["float"] += 1
        message2 = str(e)
    try:
        7 % d
    except ZeroDivisionError as e:
        results["mod"] += 1
        message3 = str(e)
print(results)
print(message, "|", message2, "|", message3)

# expect: {'int': 300, 'float': 300, 'mod': 300, 'fine': -6300}
# expect: division by zero | division by zero | division by zero
