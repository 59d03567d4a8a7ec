"""How a line of the book is typed: `450+/A` is up to 450, one increment more in a tie, either-or group A.

Pure: texts in, values out. Knows no window and no sale.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

GROUP_AT_MOST: Final = 20
ReadAmount = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class TypedLimit:
    """What was typed as a limit, in minor units."""

    amount: int
    plus_one: bool = False
    group: str | None = None


def read_limit(text: str, read_amount: ReadAmount) -> TypedLimit | None:
    """Read `450`, `450+`, `450/A` or `450+/A`; None for what is no limit."""
    figures, _, group = text.partition("/")
    figures, group = figures.strip(), " ".join(group.split())
    plus_one = figures.endswith("+")
    figures = figures.removesuffix("+").strip()
    amount = None if "+" in figures else read_amount(figures)
    if amount is None or amount <= 0 or len(group) > GROUP_AT_MOST:
        return None
    return TypedLimit(amount, plus_one, group or None)


def lots_named(text: str, order: Sequence[str]) -> tuple[list[str], list[str]]:
    """Read `12, 15-18 27A` as lots of the catalogue, in its order; return them and what names no lot.

    A hyphen between two lots means every lot from one to the other; a lot whose own number has a hyphen is
    found first.
    """
    places = {lot.casefold(): place for place, lot in enumerate(order)}
    found: set[int] = set()
    unknown: list[str] = []
    for word in text.replace(",", " ").replace(";", " ").replace("–", "-").split():
        span = _span(word.casefold(), places)
        if span is None:
            unknown.append(word)
        else:
            found.update(span)
    return [order[place] for place in sorted(found)], unknown


def _span(word: str, places: Mapping[str, int]) -> range | None:
    if word in places:
        return range(places[word], places[word] + 1)
    first, hyphen, last = word.partition("-")
    if not hyphen or first not in places or last not in places or places[first] > places[last]:
        return None
    return range(places[first], places[last] + 1)
