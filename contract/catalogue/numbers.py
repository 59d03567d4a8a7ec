"""Lot numbers: how they sort, and which is the next free one. They are text: 27A follows 27."""

import re
from collections.abc import Container
from typing import Final

LOT: Final = re.compile(r"\w[\w .-]{0,19}")
"""What a lot's number may be: it travels in addresses and on labels."""
_FIGURES: Final = re.compile(r"([0-9]+)")


def lot_key(lot: str) -> str:
    """Return what makes two numbers one: 27A and 27a would be one lot to anybody who calls them."""
    return lot.casefold()


def lot_sort(lot: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key by which 9 precedes 10, and 27A comes between 27 and 28."""
    return tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in _FIGURES.split(lot.casefold())
        if part
    )


def next_number(used: Container[str], after: str | None = None) -> str:
    """Return the next whole number after lot `after` (none: from 1) that is not `used` (keys of lots)."""
    figures = _FIGURES.search(after or "")
    number = int(figures[1]) + 1 if figures else 1
    while str(number) in used:
        number += 1
    return str(number)


def split_numbers(used: Container[str], lot: str, count: int) -> list[str]:
    """Return `count` free numbers for the parts of a lot that is split: 27A, 27B … or 27.1, 27.2 …"""
    plain = lot[-1].isdigit()
    names = (f"{lot}{chr(ord('A') + k)}" for k in range(26)) if plain else iter(())
    dotted = (f"{lot}.{k}" for k in range(1, count + 100))
    free = [name for name in (*names, *dotted) if name.casefold() not in used]
    return free[:count]
