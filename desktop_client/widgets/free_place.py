"""Where in a window a notice is in nobody's way. Geometry alone: it knows no widget.

Reckoned in cells of a few pixels, with sums over rectangles of them (Crow, *Summed-area tables*, 1984): a
window has hundreds of labels, and a notice is placed anew whenever one of them has moved.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import add, sub
from typing import Final

from PySide6.QtCore import QRect, QSize

CELL: Final = 8
"""In pixels; a notice stands off what it leaves free by less than this."""
_NEVER: Final = 1_000_000
"""How many cells of what had better stay in sight one of what must not be covered is worth."""

_Rows = list[list[int]]


def free_place(
    room: QRect,
    sizes: Iterable[QSize],
    kept_clear: Iterable[QRect],
    better_clear: Iterable[tuple[QRect, int]] = (),
) -> QRect:
    """Return where in a room a notice covers nothing, else as little as can be of what had better stay clear.

    With each of that comes what it is worth. `sizes` are those that it can have, the best first. The lower
    right corner is best, then higher up and to the left; a smaller size comes before a place that covers
    something.
    """
    columns, rows = _cells(room.width()), _cells(room.height())
    parts = [*((part, _NEVER) for part in kept_clear), *better_clear]
    weighed = list(_weighed(room, parts))
    sums: _Rows | None = None
    best, least = QRect(room.topLeft(), QSize()), -1
    for size in sizes:
        wide, high = min(_cells(size.width()), columns), min(_cells(size.height()), rows)
        covered, column, row = _least(_summed(wide, rows, weighed), wide, high)
        if covered:  # at the right edge, where mostly there is room
            sums = sums or _summed(columns, rows, weighed)
            covered, column, row = _least(sums, wide, high)
        if least < 0 or covered < least:
            left = max(room.left(), room.right() + 1 - column * CELL - size.width())
            top = max(room.top(), room.bottom() + 1 - row * CELL - size.height())
            best, least = QRect(left, top, size.width(), size.height()), covered
        if least == 0:
            break
    return best


def _cells(pixels: int) -> int:
    return -(-pixels // CELL)


def _weighed(room: QRect, parts: Iterable[tuple[QRect, int]]) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield which cells the parts touch, counted from the lower right corner: where notices begin."""
    for part, weight in parts:
        inside = part.intersected(room)
        if not inside.isEmpty():
            yield (
                (room.right() - inside.right()) // CELL,
                (room.bottom() - inside.bottom()) // CELL,
                _cells(room.right() + 1 - inside.left()),
                _cells(room.bottom() + 1 - inside.top()),
                weight,
            )


def _summed(columns: int, rows: int, parts: Iterable[tuple[int, int, int, int, int]]) -> _Rows:
    """Return for each corner of a cell the weight of all cells before it in both directions."""
    steps = [[0] * (columns + 1) for _ in range(rows + 1)]
    for left, low, right, high, weight in parts:
        if left < columns:
            end = min(right, columns)
            steps[low][left] += weight
            steps[low][end] -= weight
            steps[high][left] -= weight
            steps[high][end] += weight
    cells = accumulate((list(accumulate(row)) for row in steps), _added)
    summed = accumulate(([0, *accumulate(row[:-1])] for row in cells), _added)
    return [[0] * (columns + 1), *list(summed)[:-1]]


def _added(one: list[int], other: list[int]) -> list[int]:
    return list(map(add, one, other))


def _least(sums: _Rows, wide: int, high: int) -> tuple[int, int, int]:
    """Return the least weight that so many cells cover anywhere, and where: right comes before low."""
    found = []
    for row, (below, above) in enumerate(zip(sums, sums[high:], strict=False)):
        strip = list(map(sub, above, below))
        weights = list(map(sub, strip[wide:], strip))
        weight = min(weights)
        found.append((weight, weights.index(weight), row))
    return min(found)
