"""A picture of a sale made from the protocol alone, for guests without a desktop."""

from typing import Any

import msgspec

from contract.standing import Standing
from tests.chaos.recorder import Recorder
from tests.support.history.facts import Pictured, now_us


class PlainPicture:
    """The fold of pages and pushes, as docs/protocol.md tells a stranger to make it."""

    def __init__(self, client: str, recorder: Recorder) -> None:
        self.client, self.recorder = client, recorder
        self.last = 0
        self.status, self.hold = "upcoming", None
        self.standings: dict[str, Standing] = {}
        self._struck: set[int] = set()

    def take_standings(self, standings: list[Any]) -> None:
        """Take the standings of a page: those of its head."""
        for standing in msgspec.convert(standings, list[Standing]):
            self.standings[standing.lot] = standing
            self.recorder.shown(self.client, standing)

    def take_catalogue(self, standings: list[Any]) -> None:
        """Take the standings of the catalogue, which may be ahead of the feed: nothing is shown of them."""
        self.standings = {s.lot: s for s in msgspec.convert(standings, list[Standing])}

    def take(self, entries: list[dict[str, Any]], after: int | None = None) -> bool:
        """Take entries that are new; False when there is a hole before them."""
        if after is not None and self.last >= after and entries:
            self.last = max(self.last, entries[0]["n"] - 1)
        for entry in entries:
            if entry["n"] > self.last + 1 and after is None:
                return False
            if entry["n"] > self.last:
                self._take(entry)
        return True

    def _take(self, entry: dict[str, Any]) -> None:
        self.last = entry["n"]
        match entry["type"]:
            case "sale_opened":
                self.status = "open"
            case "sale_ended":
                self.status, self.hold = "ended", None
            case "sale_held":
                self.hold = entry["text"]
            case "sale_resumed":
                self.hold = None
            case "undone":
                self._struck.add(entry["undoes"])
        if entry.get("standing") is not None:
            standing = msgspec.convert(entry["standing"], Standing)
            self.standings[standing.lot] = standing
            self.recorder.shown(self.client, standing)

    def note(self, *, skipped: bool = False) -> None:
        """Note what is shown in the end. Who skipped entries does not know everything that was struck."""
        final = Pictured(
            t=now_us(),
            client=self.client,
            last=self.last,
            status=self.status,
            hold=self.hold,
            standings={lot: msgspec.to_builtins(standing) for lot, standing in self.standings.items()},
            struck=None if skipped else sorted(self._struck),
        )
        self.recorder.note(final)
