counts = {}
seed = 1
for i in range(5000):
    seed = seed * 16807 % 2147483647
    word = "w" + str(seed % 20)
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:4], len(counts))

# expect: [('w19', 286), ('w3', 274), ('w17', 273), ('w0', 269)] 20
