from __future__ import braces

# stderr:   File "unknown_future_feature.py", line 1
# stderr:     from __future__ import braces
# stderr:                            ^^^^^^
# stderr: SyntaxError: not a chance
# status: 1
