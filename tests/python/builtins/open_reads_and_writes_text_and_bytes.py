import os
name = "_scratch_file.txt"
with open(name, "w", encoding="utf-8") as f:
    print(f.write("line one\nzwei é\n"), f.name, f.mode, f.closed)
    f.writelines(["three\n", "last"])
with open(name, encoding="utf-8") as f:
    print(repr(f.readline()), f.readlines(), repr(f.read()))
    f.seek(0)
    print([line.rstrip() for line in f])
with open(name, "rb") as f:
    print(f.read(4), f.tell(), f.read(1), len(f.read()))
with open(name, "a") as f:
    f.write("+")
print(open(name).read()[-5:], f.closed)
os.remove(name)
try:
    f.write("x")
except ValueError as e:
    print(e)
try:
    open("no/such/file")
except FileNotFoundError as e:
    print(type(e).__name__, e.filename, e.strerror)
for mode in ("q", "rw", ""):
    try:
        open(name, mode)
    except ValueError as e:
        print(e)

# expect: 16 _scratch_file.txt w False
# expect: 'line one\n' ['zwei é\n', 'three\n', 'last'] ''
# expect: ['line one', 'zwei é', 'three', 'last']
# expect: b'line' 4 b' ' 22
# expect: last+ True
# expect: I/O operation on closed file.
# expect: FileNotFoundError no/such/file No such file or directory
# expect: invalid mode: 'q'
# expect: must have exactly one of create/read/write/append mode
# expect: Must have exactly one of create/read/write/append mode and at most one plus
