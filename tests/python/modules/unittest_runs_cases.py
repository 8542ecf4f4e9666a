import io
import unittest


class Passing(unittest.TestCase):
    def setUp(self):
        self.items = [1, 2]

    def test_equal(self):
        self.assertEqual(self.items, [1, 2])

    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            int("x")
        self.assertIn("invalid literal", str(caught.exception))

    def test_sub(self):
        for i in range(2):
            with self.subTest(i=i):
                self.assertLess(i, 5)


class Failing(unittest.TestCase):
    def test_fails(self):
        self.assertEqual([1, 2], [1, 3])

    def test_breaks(self):
        {}["x"]

    @unittest.skip("not now")
    def test_skipped(self):
        pass


for case in (Passing, Failing):
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    print(result, result.wasSuccessful(), len(result.skipped))
    for _, text in result.failures + result.errors:
        print(text)

# expect: <unittest.runner.TextTestResult run=3 errors=0 failures=0> True 0
# expect: <unittest.runner.TextTestResult run=3 errors=1 failures=1> False 1
# expect: Traceback (most recent call last):
# expect:   File "unittest_runs_cases.py", line 25, in test_fails
# expect:     self.assertEqual([1, 2], [1, 3])
# expect:     ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^
# expect: AssertionError: Lists differ: [1, 2] != [1, 3]
# expect:
# expect: First differing element 1:
# expect: 2
# expect: 3
# expect:
# expect: - [1, 2]
# expect: ?     ^
# expect:
# expect: + [1, 3]
# expect: ?     ^
# expect:
# expect:
# expect: Traceback (most recent call last):
# expect:   File "unittest_runs_cases.py", line 28, in test_breaks
# expect:     {}["x"]
# expect:     ~~^^^^^
# expect: KeyError: 'x'
# expect:
