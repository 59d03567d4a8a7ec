"""A fuzz of everything that listens: every input that a stranger, a bidder, a clerk or an admin may send."""
