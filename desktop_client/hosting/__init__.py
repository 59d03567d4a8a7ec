"""A house hosted on this computer: its process, what it prints, its note, and how bidders come in.

The house is the server's own program beside this one; nothing of the server is known here but what it prints.
What is shown of it is in `viewmodels.hosting` and `windows.hosting`.
"""
