data = bytearray(b"abcdef")
view = memoryview(data)
view[0] = 65
part = view[2:4]
part[:] = b"XY"
print(data, view[-1], part.tolist(), bytes(part), len(view), view.nbytes, view.readonly, view.format)
part.release()
view.release()
data.append(1)
print(len(data))

# expect: bytearray(b'AbXYef') 102 [88, 89] b'XY' 6 6 False B
# expect: 7
