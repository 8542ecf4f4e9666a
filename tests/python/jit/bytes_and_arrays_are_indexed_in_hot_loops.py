from array import array
def octets(n):
    data = bytes(range(256)) * 2
    ba = bytearray(data)
    t = 0
    for i in range(n):
        t += data[i % 512] + data[-1 - i % 100] + ba[i % 300]
        ba[i % 300] = (i * 7) % 256
        if i % 50 == 0: ba.append(i % 256)
        t += len(data) + len(ba)
        for b in data[:5]: t += b
    for b in data: t += b
    return t, bytes(ba[-5:]), len(ba)
print(octets(2000))
def arrays(n):
    d = array("d", [0.5] * 50); q = array("q", [2**60] * 50); i32 = array("i", range(50)); b = array("b", [0] * 50); u = array("I", [2**32 - 1] * 9); h = array("H", [1] * 50); f = array("f", [0.1] * 5)
    t = 0.0
    s = 0
    for i in range(n):
        k = i % 50
        d[k] += i * 0.25; t += d[-1 - k]
        q[k] -= i * 2**30; s += q[k]
        i32[k] = i - 500; s += i32[k]
        b[k] = i % 256 - 128; s += b[-1]
        s += u[i % 9] + h[k] + len(d)
        h[k] = i % 60000
        t += f[i % 5]; f[i % 5] = t
    return t, s, list(d)[:5], list(q)[:3], list(i32)[:3], list(b)[:3], list(f)
print(arrays(3000))
def errors():
    b = bytearray(10)
    for i in range(600):
        try: b[i % 10] = i
        except ValueError as e: return i, str(e)
def errors2():
    b = array("b", [0])
    for i in range(600):
        try: b[0] = i
        except OverflowError as e: return i, str(e)
def errors3(x):
    t = 0
    for i in range(600):
        try: t += x[i]
        except IndexError as e: return i, t, str(e)
print(errors(), errors2(), errors3(bytes(300)), errors3(bytearray(300)), errors3(array("i", [2] * 300)))
def view(n):
    b = bytearray(8); m = memoryview(b); t = 0
    for i in range(n):
        b[0] = i % 256
        t += m[0]
        m[1] = (i * 3) % 256
        t += b[1]
    return t
print(view(2000))

# expect: (3084548, b'\xd6\x08:l\x9e', 552)
# expect: (inf, 3458665509724101959030, [22125.5, 22140.5, 22155.5, 22170.5, 22185.5], [1152826478455422976, 1152826414030913536, 1152826349606404096], [2450, 2451, 2452], [6, 7, 8], [inf, inf, inf, inf, inf])
# expect: (256, 'byte must be in range(0, 256)') (128, 'signed char is greater than maximum') (300, 0, 'index out of range') (300, 0, 'bytearray index out of range') (300, 600, 'array index out of range')
# expect: 502368
