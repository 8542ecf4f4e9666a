def say(x):
    print("say", x)
    return x

print(say(0) and say(1))
print(say(0) or say("") or say(None))
print(say(1) and say([]) or say("last"))
print(not say([]), not not 3)

# expect: say 0
# expect: 0
# expect: say 0
# expect: say 
# expect: say None
# expect: None
# expect: say 1
# expect: say []
# expect: say last
# expect: last
# expect: say []
# expect: True True
