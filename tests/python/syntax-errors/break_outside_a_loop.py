x = 1
break

# stderr:   File "break_outside_a_loop.py", line 2
# stderr:     break
# stderr:     ^^^^^
# stderr: SyntaxError: 'break' outside loop
# status: 1
