class Item:
    def __init__(self, weight):
        self.weight = weight
        self.share = 1.0

    def divide(self, by):
        self.share = self.weight / by
        return self


def work(divisors):
    done = 0.0
    item = None
    pair = None
    try:
        for i, by in enumerate(divisors):
            item = Item(i + 0.5)
            pair = (item, i)
            item.divide(by)
            done += item.share
    except ZeroDivisionError:
        return item.weight, item.share, pair[0] is item, pair[1], round(done, 6)
    return done


print(work([i % 7 + 1 for i in range(600)]))
print(work([i % 7 + 1 for i in range(600)] + [0, 1]))
print(work([0.5] * 500 + [0.0]))

# expect: 66642.74523809527
# expect: (600.5, 1.0, True, 600, 66642.745238)
# expect: (500.5, 1.0, True, 500, 250000.0)
