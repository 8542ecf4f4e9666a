e = ValueError("first line\nsecond line")
e.add_note("a note")
e.add_note("two\nlines")
raise e

# stderr: Traceback (most recent call last):
# stderr:   File "notes_are_printed_after_the_message.py", line 4, in <module>
# stderr:     raise e
# stderr: ValueError: first line
# stderr: second line
# stderr: a note
# stderr: two
# stderr: lines
# status: 1
