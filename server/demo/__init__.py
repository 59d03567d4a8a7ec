"""A sale to look at: a real server in its own process, robots that bid over real connections, two windows.

Everything here stands outside the house and uses what any client may use. It must not reach into the rostrum,
the rules or the store, and it never imports the desktop: the windows are a process of their own.
"""
