def work(n):
    out = []
    for i in range(n):
        out.append(sum(x for x in [1e308, 1e308, -1e308] ))
        out.append(sum(x for x in [float("inf"), 1.0, -float("inf")][: 1 + i % 3]))
        out.append(sum((x for x in [-0.0]), -0.0))
        out.append(sum(x * 0.1 for x in range(i % 12)))
        out.append(sum(x * 1j for x in range(i % 4)))
        out.append(sum((x for x in [True, 2, 3.5, 2**70, 1]), i))
        out.append(sum(0.1 for x in range(10)))
    return out
r = work(300)
print(r[:28], r[-28:])

# expect: [inf, inf, -0.0, 0, 0, 1.1805916207174113e+21, 1.0, inf, inf, -0.0, 0.0, 0j, 1.1805916207174113e+21, 1.0, inf, nan, -0.0, 0.1, 1j, 1.1805916207174113e+21, 1.0, inf, inf, -0.0, 0.30000000000000004, 3j, 1.1805916207174113e+21, 1.0] [inf, nan, -0.0, 2.8000000000000003, 0, 1.1805916207174113e+21, 1.0, inf, inf, -0.0, 3.6, 0j, 1.1805916207174113e+21, 1.0, inf, inf, -0.0, 4.5, 1j, 1.1805916207174113e+21, 1.0, inf, nan, -0.0, 5.5, 3j, 1.1805916207174113e+21, 1.0]
