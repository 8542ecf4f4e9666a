class Cell:
    pass

c = Cell()
c.value = 0
history = []
for i in range(6000):
    if i == 2000:
        c.value = 0.5
    elif i == 4000:
        c.value = "s"
    elif i == 4010:
        c.value = 7
    if isinstance(c.value, str):
        c.value += "!"
    else:
        c.value += 1
    if i % 1000 == 999 or i == 4005:
        history.append(c.value)
print(history)

# expect: [1000, 2000, 1000.5, 2000.5, 's!!!!!!', 997, 1997]
