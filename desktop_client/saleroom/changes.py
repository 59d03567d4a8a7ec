"""What one message changed in the picture of a sale, so that windows repaint only that."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChange:
    """What changed. `added` and `struck` are feed numbers; `lots` are lot numbers.

    `anew`: everything is another sale's or another ledger's picture; models reset. `gap`: entries are
    missing before these, which were not applied; attend again. `skipped`: how many entries the house left out
    because this line was slow. `catalogue`: the order of the lots, or what the catalogue says of one, is new.
    `texts`: lots that must be read anew from the house. `turned`: a lot is in another phase, or may be.
    """

    lots: frozenset[str] = frozenset()
    added: tuple[int, ...] = ()
    struck: tuple[int, ...] = ()
    sale: bool = False
    on_the_block: bool = False
    turned: bool = False
    you: bool = False
    desk: bool = False
    attendance: bool = False
    anew: bool = False
    gap: bool = False
    skipped: int = 0
    catalogue: bool = False
    texts: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything changed at all."""
        return self != NOTHING


NOTHING: Final = RoomChange()
