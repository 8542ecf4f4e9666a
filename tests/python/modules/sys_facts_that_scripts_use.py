import sys
print(sys.version_info[:2], sys.version_info >= (3, 14), sys.byteorder, sys.maxunicode, sys.float_info.max, sys.float_info.epsilon, sys.getrecursionlimit(), sys.argv[1:], sys.argv[0].endswith(".py"), sys.intern("a") == "a", sys.implementation.name in ("cpython", "adder"), sys.getdefaultencoding(), sys.int_info.default_max_str_digits)
print(sys.stdout.write("written\n"), "math" in sys.builtin_module_names or True, sys.modules["sys"] is sys, sys.flags.optimize, sys.float_repr_style, type(sys.maxsize).__name__)
sys.stderr.write("err line\n")
f = sys._getframe()
print(f.f_lineno, f.f_code.co_name)

# expect: (3, 14) True little 1114111 1.7976931348623157e+308 2.220446049250313e-16 1000 [] True True True utf-8 4300
# expect: written
# expect: 8 True True 0 short int
# expect: 6 <module>
# stderr: err line
