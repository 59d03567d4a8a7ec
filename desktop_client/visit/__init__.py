"""One person's way through the windows: which follows which, what leads in, and what is closed behind him.

Above the windows, which know nothing of one another. What each leads to is loaded when it is wanted.
"""
