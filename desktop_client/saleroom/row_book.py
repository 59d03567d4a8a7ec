"""The rows of a sale's feed, found by number, lot, kind and paddle without looking through them all. Pure."""

from collections.abc import Iterator
from heapq import merge
from operator import neg

from desktop_client.saleroom.rows import Row, RowKind


class RowBook:
    """Every row that was told, by feed number; only the newest can be added, any can be struck."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self._of_lot: dict[str, list[int]] = {}
        self._of_kind: dict[RowKind, list[int]] = {}
        self._counting: dict[str, dict[str, int]] = {}

    def add(self, row: Row) -> None:
        """Keep a row that is newer than all others."""
        self.rows[row.n] = row
        self._of_kind.setdefault(row.kind, []).append(row.n)
        if row.lot is not None:
            self._of_lot.setdefault(row.lot, []).append(row.n)
        self._count(row, +1)

    def strike(self, n: int) -> bool:
        """Mark a row as undone; tell whether it is known."""
        row = self.rows.get(n)
        if row is None:
            return False
        if not row.struck:
            self._count(row, -1)
            self.rows[n] = row.as_struck()
        return True

    def of_lot(self, lot: str) -> list[Row]:
        """Return the rows about a lot, oldest first."""
        return [self.rows[n] for n in self._of_lot.get(lot, ())]

    def newest_of_lot(self, lot: str) -> Iterator[Row]:
        """Yield the rows about a lot, newest first."""
        return (self.rows[n] for n in reversed(self._of_lot.get(lot, ())))

    def newest(self, *kinds: RowKind) -> Iterator[Row]:
        """Yield the rows of these kinds, newest first, struck ones too."""
        numbers = (reversed(self._of_kind.get(kind, ())) for kind in kinds)
        return (self.rows[n] for n in merge(*numbers, key=neg))

    def lots_of(self, paddle: str) -> Iterator[str]:
        """Yield the lots that have a row of this paddle which was not struck."""
        return (lot for lot, count in self._counting.get(paddle, {}).items() if count)

    def has_row_of(self, lot: str, paddle: str) -> bool:
        """Tell whether a lot has a row of this paddle which was not struck."""
        return self._counting.get(paddle, {}).get(lot, 0) > 0

    def _count(self, row: Row, by: int) -> None:
        if row.paddle is not None and row.lot is not None:
            lots = self._counting.setdefault(row.paddle, {})
            lots[row.lot] = lots.get(row.lot, 0) + by
