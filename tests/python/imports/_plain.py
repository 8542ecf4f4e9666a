counter = 1
seen_name = __name__
