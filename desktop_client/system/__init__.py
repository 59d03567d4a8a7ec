"""What the operating system gives: keyring, tray, sounds, links, and one start beside another.

Each module hides what differs from one system to the next. None knows a window of ours, or a sale.
"""
