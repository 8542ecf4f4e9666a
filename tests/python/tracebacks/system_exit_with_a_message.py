import sys
print("before")
try:
    sys.exit("the reason")
finally:
    print("finally")

# expect: before
# expect: finally
# stderr: the reason
# status: 1
