"""A picture to everybody, now: taken from a file, a drop or the clipboard, looked at once, and sent."""
