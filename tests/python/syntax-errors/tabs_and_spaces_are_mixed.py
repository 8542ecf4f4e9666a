if True:
        x = 1
	y = 2

# stderr:   File "tabs_and_spaces_are_mixed.py", line 3
# stderr:     	y = 2
# stderr:     ^
# stderr: TabError: inconsistent use of tabs and spaces in indentation
# status: 1
