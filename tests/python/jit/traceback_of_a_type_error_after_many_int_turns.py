class Meter:
    def __init__(self):
        self.value = 0

    def add(self, amount):
        self.value += amount

meter = Meter()
for amount in [1] * 3000 + ["two"]:
    meter.add(amount)

# stderr: Traceback (most recent call last):
# stderr:   File "traceback_of_a_type_error_after_many_int_turns.py", line 10, in <module>
# stderr:     meter.add(amount)
# stderr:     ~~~~~~~~~^^^^^^^^
# stderr:   File "traceback_of_a_type_error_after_many_int_turns.py", line 6, in add
# stderr:     self.value += amount
# stderr: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
# status: 1
