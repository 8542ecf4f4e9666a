x = [1, 2, 3]
y = 5
print(x[0] + x[y])

# stderr: Traceback (most recent call last):
# stderr:   File "index_out_of_range_in_expression.py", line 3, in <module>
# stderr:     print(x[0] + x[y])
# stderr:                  ~^^^
# stderr: IndexError: list index out of range
# status: 1
