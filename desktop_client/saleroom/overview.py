"""Which lots wait, take bids or are over, in order: kept as lots change, so that nobody counts thousands.

A sale of 5,000 lots may change a thousand times a second; whoever asks what comes next or closes first must
not walk through all of it. Holds numbers and phases, no prices. Pure.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping

from contract.standing import Phase, Standing

_Deadline = tuple[int, int]


class Overview:
    """The lots of one sale by phase, by place in the catalogue and by deadline.

    `turns` grows whenever a lot changes its phase, its deadline or its place.
    """

    def __init__(self) -> None:
        self.turns = 0
        self._lots: list[str] = []
        self._places: dict[str, int] = {}
        self._by_phase: dict[Phase, list[int]] = {}
        self._closing: list[_Deadline] = []

    def begin(self, standings: Mapping[str, Standing]) -> None:
        """Take every lot anew, in the order of the catalogue."""
        self.turns += 1
        self._lots = list(standings)
        self._places = {lot: place for place, lot in enumerate(self._lots)}
        self._by_phase = {phase: [] for phase in Phase}
        for place, standing in enumerate(standings.values()):
            self._by_phase[standing.phase].append(place)
        lots = enumerate(standings.values())
        self._closing = sorted((lot.closes_at or 0, place) for place, lot in lots if lot.phase.takes_bids)

    def change(self, before: Standing, after: Standing) -> bool:
        """Take a lot's new standing; tell whether it is in another phase."""
        if before.phase is after.phase and before.closes_at == after.closes_at:
            return False
        self.turns += 1
        place = self._places[after.lot]
        if before.phase.takes_bids:
            _discard(self._closing, (before.closes_at or 0, place))
        if after.phase.takes_bids:
            insort(self._closing, (after.closes_at or 0, place))
        if before.phase is after.phase:
            return False
        _discard(self._by_phase[before.phase], place)
        insort(self._by_phase[after.phase], place)
        return True

    # ── what is asked ────────────────────────────────────────────────────────────────────────────────

    @property
    def first(self) -> str | None:
        """The first lot of the catalogue; None without lots."""
        return self._lots[0] if self._lots else None

    @property
    def first_to_close(self) -> str | None:
        """The open lot whose time is up first; None when none is open."""
        return self._lots[self._closing[0][1]] if self._closing else None

    @property
    def open_count(self) -> int:
        """How many lots take bids."""
        return len(self._closing)

    def knows(self, lot: str) -> bool:
        """Tell whether there is such a lot."""
        return lot in self._places

    def count(self, *phases: Phase) -> int:
        """Return how many lots are in these phases."""
        return sum(len(self._by_phase.get(phase, ())) for phase in phases)

    def of(self, *phases: Phase) -> list[str]:
        """Return the lots in these phases, in the order of the catalogue."""
        places = sorted(place for phase in phases for place in self._by_phase.get(phase, ()))
        return [self._lots[place] for place in places]

    def closing_order(self) -> list[str]:
        """Return the lots that take bids, the one whose time is up first at the head."""
        return [self._lots[place] for _, place in self._closing]

    def in_order(self, lots: Iterable[str]) -> list[str]:
        """Return the known ones of these lots in the order of the catalogue."""
        return sorted((lot for lot in lots if lot in self._places), key=self._places.__getitem__)

    def upcoming_after(self, lot: str | None) -> str | None:
        """Return the first upcoming lot after this one, from the top again at the end."""
        upcoming = self._by_phase.get(Phase.UPCOMING)
        if not upcoming:
            return None
        at = bisect_right(upcoming, self._places.get(lot, -1) if lot is not None else -1)
        return self._lots[upcoming[at % len(upcoming)]]

    def upcoming_before(self, lot: str | None) -> str | None:
        """Return the last upcoming lot before this one, from the end again at the top."""
        upcoming = self._by_phase.get(Phase.UPCOMING)
        if not upcoming:
            return None
        end = len(self._lots)
        at = bisect_left(upcoming, self._places.get(lot, end) if lot is not None else end)
        return self._lots[upcoming[at - 1]]

    def upcoming_behind(self, lot: str | None) -> list[str]:
        """Return the upcoming lots that stand after this one in the catalogue; all for None."""
        start = self._places.get(lot, -1) if lot is not None else -1
        return [self._lots[place] for place in self._by_phase.get(Phase.UPCOMING, ()) if place > start]

    def upcoming_from(self, lot: str | None) -> list[str]:
        """Return the upcoming lots in the order in which they come round after this one."""
        start = self._places.get(lot, -1) if lot is not None else -1
        earlier = (place for place in self._by_phase.get(Phase.UPCOMING, ()) if place <= start)
        return self.upcoming_behind(lot) + [self._lots[place] for place in earlier]


def _discard(places: list[_Deadline] | list[int], item: _Deadline | int) -> None:
    at = bisect_left(places, item)
    del places[at]
