print((37).bit_length(), (-37).bit_count(), (0).bit_length(), (2**100).bit_length())
print((1024).to_bytes(2), (-2).to_bytes(3, "little", signed=True), (2**64).to_bytes(9, "big"))
print(int.from_bytes(b"\x01\x00"), int.from_bytes(b"\xfe\xff", "little", signed=True))
print((6).as_integer_ratio(), (5).real, (5).imag, (5).numerator, (5).is_integer())
try:
    (256).to_bytes(1)
except OverflowError as e:
    print(e)

# expect: 6 3 0 101
# expect: b'\x04\x00' b'\xfe\xff\xff' b'\x01\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: 256 -2
# expect: (6, 1) 5 0 5 True
# expect: int too big to convert
