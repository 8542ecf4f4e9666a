a = [1]
a.append(a)
print(a, str(a), len(a))
d = {"self": None}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)

# expect: [1, [...]] [1, [...]] 2
# expect: {'self': {...}}
# expect: ([(...)],)
