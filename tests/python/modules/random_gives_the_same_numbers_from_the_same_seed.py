import random
random.seed(42)
print([random.random() for _ in range(3)], random.randint(1, 100), random.randrange(0, 1000, 7), random.choice("abcdef"), random.uniform(1, 2))
print(random.sample(range(100), 5), random.getrandbits(70), "%.12f %.12f" % (random.gauss(0, 1), random.expovariate(2)))
items = list(range(10))
random.shuffle(items)
print(items, random.choices("abc", weights=[5, 1, 1], k=6), "%.12f %.12f" % (random.triangular(0, 1, 0.5), random.betavariate(1, 2)))
state = random.getstate()
a = random.random()
random.setstate(state)
print(a == random.random())

# expect: [0.6394267984578837, 0.025010755222666936, 0.27502931836911926] 29 245 f 1.1024951761715074
# expect: [94, 69, 11, 75, 54] 92783382097018677491 0.232297736907 0.013447201840
# expect: [7, 5, 0, 2, 4, 9, 1, 6, 8, 3] ['a', 'a', 'a', 'c', 'a', 'a'] 0.219904953143 0.424420206993
# expect: True
