"""What the two sides say to each other: pure data and pure functions.

Both `server` and `desktop_client` import this package; it imports neither of them, and nothing
beyond the standard library and msgspec.
"""
