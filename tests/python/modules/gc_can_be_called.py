import gc
print(gc.isenabled(), isinstance(gc.collect(), int))
gc.disable()
print(gc.isenabled())
gc.enable()

# expect: True True
# expect: False
