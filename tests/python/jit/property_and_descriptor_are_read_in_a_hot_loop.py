class Celsius:
    def __init__(self):
        self._t = 0.0

    @property
    def fahrenheit(self):
        return self._t * 1.8 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._t = (value - 32) / 1.8

c = Celsius()
for i in range(3000):
    c.fahrenheit += 0.5
print("%.6f %.6f" % (c.fahrenheit, c._t))

# expect: 1532.000000 833.333333
