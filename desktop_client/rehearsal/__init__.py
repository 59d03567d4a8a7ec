"""Rehearsals on the desktop: which windows they open, and that nothing of them stays."""
