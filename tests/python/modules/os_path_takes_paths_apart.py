import os, os.path as p
print(p.join("a", "b", "/c", "d"), p.split("/x/y.tar.gz"), p.splitext("y.tar.gz"), p.basename("/a/b/"), p.dirname("/a/b"), p.normpath("a/./b/../c//d"), p.isabs("/a"), p.commonprefix(["abc", "abd"]), p.commonpath(["/a/b", "/a/c"]), p.relpath("/a/b", "/a/c"), p.exists("/no/such"), p.isdir("/"), os.sep, os.linesep == "\n", p.splitext(".rc"), os.fspath("x"), os.name)

# expect: /c/d ('/x', 'y.tar.gz') ('y.tar', '.gz')  /a a/c/d True ab /a ../b False True / True ('.rc', '') x posix
