"""What takes an edit of the catalogue back. Pure: it works on what the lots were before.

Knows no network: it says what to ask for, not how.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import msgspec
from msgspec import UNSET

from contract.catalogue import DeskLotView, LotChange


class EditKind(Enum):
    """What was done."""

    CHANGED = "changed"
    MOVED = "moved"
    PICTURES_ORDERED = "pictures_ordered"


@dataclass(frozen=True, slots=True)
class Move:
    """Some lots, in this order, go before another; None for the end."""

    lots: tuple[str, ...]
    before: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit, and what takes it back: a change, moves one after the other, or an order of pictures."""

    kind: EditKind
    lots: tuple[str, ...]
    change_back: LotChange | None = None
    moves_back: tuple[Move, ...] = ()
    order_back: tuple[int, ...] = ()


def change_between(before: DeskLotView, after: DeskLotView) -> LotChange | None:
    """Return the change that makes `after` of `before`; None when they say the same."""
    names = [field for field in LotChange.__struct_fields__ if hasattr(before, field)]
    values = {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}
    return LotChange(**values) if values else None


def changed(lot: DeskLotView, change: LotChange) -> DeskLotView:
    """Return the lot with a change made; the closing time is not the catalogue's to tell."""
    values = {
        name: value
        for name in LotChange.__struct_fields__
        if (value := getattr(change, name)) is not UNSET and hasattr(lot, name)
    }
    return msgspec.structs.replace(lot, **values)


def takes_back_change(lot: DeskLotView, change: LotChange) -> Edit:
    """Return the edit that gives back what the lot said before."""
    back = change_between(changed(lot, change), lot) or LotChange()
    if change.closes_at is not UNSET and lot.standing.closes_at is not None:
        back = msgspec.structs.replace(back, closes_at=lot.standing.closes_at)
    return Edit(EditKind.CHANGED, (lot.lot,), change_back=back)


def takes_back_move(order: Sequence[str], moved: Sequence[str]) -> Edit:
    """Return the edit that puts moved lots where they were in `order`.

    The last of them goes first: the lot that followed it is in its place already then.
    """
    going = set(moved)
    runs: list[list[str]] = []
    for place, lot in enumerate(order):
        if lot in going:
            if runs and place and order[place - 1] in going:
                runs[-1].append(lot)
            else:
                runs.append([lot])
    places = {lot: place for place, lot in enumerate(order)}
    moves = []
    for run in reversed(runs):
        after = places[run[-1]] + 1
        moves.append(Move(tuple(run), order[after] if after < len(order) else None))
    return Edit(EditKind.MOVED, tuple(moved), moves_back=tuple(moves))


def takes_back_order(lot: str, order: Sequence[int]) -> Edit:
    """Return the edit that undoes a new order of a lot's pictures."""
    back = [0] * len(order)
    for place, number in enumerate(order, start=1):
        back[number - 1] = place
    return Edit(EditKind.PICTURES_ORDERED, (lot,), order_back=tuple(back))
