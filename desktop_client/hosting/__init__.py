"""A house hosted on this computer: its process, what is shown of it, and its window.

The house is the server's own program beside this one; nothing of the server is known here but what it prints.
"""
