print("fine")
raise SystemExit

# expect: fine
