del f()

# stderr:   File "cannot_delete_a_call.py", line 1
# stderr:     del f()
# stderr:         ^^^
# stderr: SyntaxError: cannot delete function call
# status: 1
