front = [i % 3 for i in range(50)]
back = [0] * 50
for turn in range(150):
    for i in range(50):
        back[i] = (front[i - 1] + front[i] * 2 + front[(i + 1) % 50]) % 5
    front, back = back, front
print(front)
print(back)

# expect: [3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3, 4, 1, 3]
# expect: [4, 0, 0, 1, 1, 1, 3, 1, 4, 2, 0, 2, 2, 2, 3, 3, 4, 3, 1, 3, 2, 4, 3, 4, 0, 4, 0, 0, 1, 1, 1, 3, 1, 4, 2, 0, 2, 2, 2, 3, 3, 4, 3, 1, 3, 2, 4, 3, 4, 0]
