grid = [[0] * 4] * 3
for i in range(3000):
    grid[i % 3][i % 4] += 1
print(grid, grid[0] is grid[2])
grid = [[0.0] * 4 for _ in range(3)]
for i in range(3000):
    grid[i % 3][i % 4] += 0.5
print(grid)

# expect: [[750, 750, 750, 750], [750, 750, 750, 750], [750, 750, 750, 750]] True
# expect: [[125.0, 125.0, 125.0, 125.0], [125.0, 125.0, 125.0, 125.0], [125.0, 125.0, 125.0, 125.0]]
