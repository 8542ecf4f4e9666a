class Box:
    def __init__(self):
        self.value = 10**17
        self.small = 1


def step(value, by):
    return value * by + 1


counter = 2**60


def run(turns):
    global counter
    box = Box()
    items = [0] * 10
    table = {}
    for i in range(turns):
        box.value = step(box.value, 3) % 10**19
        items[i % 10] = box.value
        counter += items[(i + 5) % 10]
        counter %= 2**70
        table[counter % 5] = counter
        box.small = counter & 15
    return box.value, box.small, items, table, f"{counter} {counter:x}", str(counter)


print(run(1000))
print(counter)

# expect: (6651384451427610000, 2, [7112566752245665173, 1337700256736995520, 4013100770210986561, 2039302310632959684, 6117906931898879053, 8353720795696637160, 5061162387089911481, 5183487161269734444, 5550461483809203333, 6651384451427610000], {1: 97192722011084465371, 2: 117813299032809951362, 4: 111695392100911072309, 0: 109656089790278112625, 3: 71705034726024877633}, '117813299032809951362 662fceb44cb825082', '117813299032809951362')
# expect: 117813299032809951362
