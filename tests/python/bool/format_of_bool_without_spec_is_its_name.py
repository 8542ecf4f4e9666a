class Seven(int):
    def __str__(self):
        return "seven"


print(format(True), format(False, ""), f"{True}|{True:}|{True:d}|{True:5}|{Seven(7)}|{Seven(7):3}")
print("{} {:>6}".format(True, False), "%s %d" % (True, True))

# expect: True False True|True|1|    1|seven|  7
# expect: True      0 True 1
