radius = 2
