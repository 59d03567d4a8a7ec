"""A sale's lots by number, in catalogue order: lots are put between others and moved, thousands at a time."""

from collections.abc import Iterator, Mapping, Sequence

from server.rules.lot import Lot


class Lots(Mapping[str, Lot]):
    """The lots of one sale. Iterating follows the catalogue; every number that is given must be known."""

    __slots__ = ("_hint", "_lots", "_order")

    def __init__(self) -> None:
        self._lots: dict[str, Lot] = {}
        self._order: list[str] = []
        self._hint = 0

    def __getitem__(self, number: str) -> Lot:
        return self._lots[number]

    def __contains__(self, number: object) -> bool:
        return number in self._lots

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)

    def add(self, lot: Lot, before: str | None = None) -> None:
        """Put a new lot before another one, or at the end."""
        place = self._place(before)
        self._lots[lot.number] = lot
        self._order.insert(place, lot.number)
        self._hint = place + 1

    def move(self, numbers: Sequence[str], before: str | None) -> None:
        """Put lots, in this order, before another one that is not among them, or at the end."""
        moved = set(numbers)
        self._order = [number for number in self._order if number not in moved]
        place = self._place(before)
        self._order[place:place] = numbers

    def _place(self, before: str | None) -> int:
        """Find where a lot stands; right where one was put last, when many come before the same one."""
        if before is None:
            return len(self._order)
        if self._hint < len(self._order) and self._order[self._hint] == before:
            return self._hint
        return self._order.index(before)
