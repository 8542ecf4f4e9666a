import sys
print("out")
sys.exit(7)

# expect: out
# status: 7
