n = 1234567
print(hex(n), oct(-n), bin(10), f"{n:,} {n:_} {n:x} {n:#X} {n:#b} {n:o}")
print(f"{n:+d}|{n:12d}|{n:<12}|{n:^12}|{n:012,}|{-n:=12}|{n:e}|{n:.2f}|{65:c}|{n:n}")
print(f"{255:#06x} {255:_b} {2**40:_x} {True:d} {0.5:.0%}")
for spec in (".2d", "s", ",x", "+c"):
    try:
        format(n, spec)
    except ValueError as e:
        print(e)

# expect: 0x12d687 -0o4553207 0b1010 1,234,567 1_234_567 12d687 0X12D687 0b100101101011010000111 4553207
# expect: +1234567|     1234567|1234567     |  1234567   |0,001,234,567|-    1234567|1.234567e+06|1234567.00|A|1234567
# expect: 0x00ff 1111_1111 100_0000_0000 1 50%
# expect: Precision not allowed in integer format specifier
# expect: Unknown format code 's' for object of type 'int'
# expect: Cannot specify ',' with 'x'.
# expect: Sign not allowed with integer format specifier 'c'
