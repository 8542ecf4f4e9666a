from math import

# stderr:   File "import_without_names.py", line 1
# stderr:     from math import
# stderr:                     ^
# stderr: SyntaxError: Expected one or more names after 'import'
# status: 1
