"""Counts changes to what a house keeps beside a sale's ledger: its room display, its telephone lines.

The number goes out with each beat: whoever shows such things reads them anew when it is another than before.
It says nothing of what changed, since the beat is for everybody.
"""

from collections import Counter


class OfficeChanges:
    """How often each sale's things were changed since the house started."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def note(self, sale: str) -> None:
        """Note that something of this sale was changed."""
        self._counts[sale] += 1

    def count(self, sale: str) -> int:
        """Return how often something of this sale was changed."""
        return self._counts[sale]
