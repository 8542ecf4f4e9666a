counter = 0

def bump(n):
    global counter
    for i in range(n):
        counter += 1
        if counter == 2500:
            check()

def check():
    print("check", counter)

bump(2000)
bump(2000)
print(counter)

# expect: check 2500
# expect: 4000
