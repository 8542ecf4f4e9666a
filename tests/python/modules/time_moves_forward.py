import time
a = time.perf_counter()
b = time.perf_counter()
print(b >= a, time.time() > 1.7e9, isinstance(time.perf_counter_ns(), int), time.monotonic() <= time.monotonic(), time.process_time() >= 0, time.time_ns() > 10**18)
t = time.perf_counter()
time.sleep(0.01)
print(0.005 < time.perf_counter() - t < 5)
print(time.gmtime(0)[:6], time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(86400 * 365)), time.gmtime(0).tm_wday)

# expect: True True True True True True
# expect: True
# expect: (1970, 1, 1, 0, 0, 0) 1971-01-01 00:00:00 3
