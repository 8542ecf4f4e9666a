s = {5}
print(s.add(5), s.add(6), s.discard(9), s.remove(5), s, s.pop(), s, s.update([1, 2], [3]), sorted(s), s.clear(), s)
for action in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1}.add({}), lambda: frozenset().add(1), lambda: {1}[0]):
    try:
        action()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print({1} in [frozenset({1})], {1} in {frozenset({1})}, hash(frozenset({1, 2})) == hash(frozenset({2, 1})))

# expect: None None None None set() 6 set() None [1, 2, 3] None set()
# expect: KeyError 2
# expect: KeyError 'pop from an empty set'
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: TypeError cannot use 'dict' as a set element (unhashable type: 'dict')
# expect: AttributeError 'frozenset' object has no attribute 'add'
# expect: TypeError 'set' object is not subscriptable
# expect: True True True
# stderr: set_methods_change_in_place.py:3: SyntaxWarning: 'set' object is not subscriptable; perhaps you missed a comma?
# stderr:   for action in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1}.add({}), lambda: frozenset().add(1), lambda: {1}[0]):
