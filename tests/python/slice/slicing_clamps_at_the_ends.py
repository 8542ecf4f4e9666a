for seq in ("abcde", [1, 2, 3, 4, 5], (1, 2, 3, 4, 5), b"abcde", range(5)):
    print(seq[-10:2], seq[3:100], seq[4:1], seq[-2:], seq[100:-100:-2], seq[:-1:2], seq[2**70:], seq[True:3])

# expect: ab de  de eca ac  bc
# expect: [1, 2] [4, 5] [] [4, 5] [5, 3, 1] [1, 3] [] [2, 3]
# expect: (1, 2) (4, 5) () (4, 5) (5, 3, 1) (1, 3) () (2, 3)
# expect: b'ab' b'de' b'' b'de' b'eca' b'ac' b'' b'bc'
# expect: range(0, 2) range(3, 5) range(4, 1) range(3, 5) range(4, -1, -2) range(0, 4, 2) range(5, 5) range(1, 3)
