"""Programs that show one window and tell when it was painted: the desktop itself, and an empty window."""
