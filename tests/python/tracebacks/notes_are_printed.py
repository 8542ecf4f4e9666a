e = ValueError("with note"); e.add_note("note 1"); e.add_note("multi\nline"); raise e

# stderr: Traceback (most recent call last):
# stderr:   File "notes_are_printed.py", line 1, in <module>
# stderr:     e = ValueError("with note"); e.add_note("note 1"); e.add_note("multi\nline"); raise e
# stderr:                                                                                   ^^^^^^^
# stderr: ValueError: with note
# stderr: note 1
# stderr: multi
# stderr: line
# status: 1
