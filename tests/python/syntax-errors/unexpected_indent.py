x = 1
  y = 2

# stderr:   File "unexpected_indent.py", line 2
# stderr:     y = 2
# stderr: IndentationError: unexpected indent
# status: 1
