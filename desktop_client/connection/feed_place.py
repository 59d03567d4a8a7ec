"""How far this desktop has read a sale's feed, and whether something is missing. Pure."""

from collections.abc import Sequence

from contract.feed import Entry


class FeedPlace:
    """The last feed number known, the highest one heard of, and what came since the last break."""

    def __init__(self, after: int = 0) -> None:
        self.last = after
        self.head = after
        self.caught_up = 0

    @property
    def missed(self) -> int:
        """How many entries are known to be missing."""
        return max(self.head - self.last, 0)

    def break_begins(self) -> None:
        """Count from here what a break costs."""
        self.caught_up = 0

    def heard_of(self, head: int) -> None:
        """Learn that the feed goes up to `head`."""
        self.head = max(self.head, head)

    def take_page(self, entries: Sequence[Entry], head: int) -> None:
        """Take a page of `attend`, which follows `last` without a hole."""
        fresh = [entry.n for entry in entries if entry.n > self.last]
        self.caught_up += len(fresh)
        self.last = max([self.last, *fresh])
        self.head = max(head, self.last)

    def take(self, entries: Sequence[Entry], after: int | None = None) -> bool:
        """Take what was pushed; False when it leaves a hole, which is then known as missed.

        With `after` the entries stand for everything after that number (FeedMessage): who has read so far
        misses nothing between them.
        """
        if after is not None and after <= self.last:
            self.last = max([self.last, *(entry.n for entry in entries)])
        for entry in entries:
            if entry.n > self.last + 1:
                self.heard_of(entries[-1].n)
                return False
            self.last = max(self.last, entry.n)
        self.head = max(self.head, self.last)
        return True

    def start_again(self) -> None:
        """Forget everything: the house's feed is shorter than what was known, so it is another one."""
        self.last = self.head = self.caught_up = 0
