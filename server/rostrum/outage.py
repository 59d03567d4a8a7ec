"""The time in which nobody could bid: what counts as an outage, and since when a sale is owed for one."""

OUTAGE_WORTH_MS = 10_000


def is_outage(away_ms: int) -> bool:
    """Tell whether open timed lots get this time back (RULES, timed lot)."""
    return away_ms > OUTAGE_WORTH_MS


class OwedTime:
    """Since when (`since`, ms UTC) open timed lots have lost time; None while they have all of it.

    It is owed until the extension is durable: an outage must not be lost with the process, nor with a
    commit that fails.
    """

    def __init__(self) -> None:
        self.since: int | None = None

    def owe(self, since: int) -> int:
        """Note since when nobody could bid, unless time is owed from before; return since when it is owed."""
        if self.since is None:
            self.since = since
        return self.since

    def settle(self) -> None:
        """Note that nothing is owed: it was given back, or too short to count."""
        self.since = None
