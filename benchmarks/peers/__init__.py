"""What Martillo is measured against: an auction on Node, and the bare event loop."""
