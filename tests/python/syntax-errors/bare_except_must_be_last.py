try:
    pass
except:
    pass
except ValueError:
    pass

# stderr:   File "bare_except_must_be_last.py", line 3
# stderr:     except:
# stderr:     ^^^^^^^
# stderr: SyntaxError: default 'except:' must be last
# status: 1
