side = 4
