class Cat:
    def speak(self):
        return 1

class Dog:
    def speak(self):
        return 100

pet = Cat()
total = 0
for i in range(4000):
    if i == 1500:
        pet.__class__ = Dog
    if i == 3500:
        pet.__class__ = Cat
    total += pet.speak()
print(total, type(pet).__name__)

# expect: 202000 Cat
