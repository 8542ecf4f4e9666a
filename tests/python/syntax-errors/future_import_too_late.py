x = 1
from __future__ import annotations

# stderr:   File "future_import_too_late.py", line 2
# stderr:     from __future__ import annotations
# stderr:     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr: SyntaxError: from __future__ imports must occur at the beginning of the file
# status: 1
