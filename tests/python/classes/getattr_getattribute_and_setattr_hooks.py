class Proxy:
    def __init__(self):
        object.__setattr__(self, "log", [])
    def __getattr__(self, name):
        self.log.append("get " + name)
        if name == "bad": raise AttributeError("no bad")
        return name.upper()
    def __setattr__(self, name, value):
        self.log.append(f"set {name}={value}")
    def __delattr__(self, name):
        self.log.append("del " + name)
p = Proxy()
p.x = 1
del p.y
print(p.hello, hasattr(p, "bad"), getattr(p, "bad", 0), p.log)
class All:
    def __getattribute__(self, name):
        return name if name != "real" else object.__getattribute__(self, "z")
    def __getattr__(self, name):
        return "fallback " + name
print(All().anything, All().real)

# expect: HELLO False 0 ['set x=1', 'del y', 'get hello', 'get bad', 'get bad']
# expect: anything fallback real
