"""Which picture belongs to which lot: as the catalogue says, else by the picture's own name."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

_SUFFIX: Final = re.compile(r"\.(?:jpe?g|jfif|png|webp|gif|tiff?)$", re.IGNORECASE)
_WORD: Final = re.compile(r"^(?:lot|lote|los|no|nr|#)[ ._-]*(?=[0-9])", re.IGNORECASE)
_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")
_NUMBER: Final = re.compile(r"[ ._-]*\(?([0-9]{1,4})\)?[ ._-]*")
_LETTER: Final = re.compile(r"[ ._-]*([a-z])[ ._-]*")


class Pictured(Protocol):
    """A lot that may have pictures; `images` are the names that the catalogue gave."""

    @property
    def lot(self) -> str: ...

    @property
    def images(self) -> Sequence[str]: ...


def picture_key(name: str) -> str:
    r"""Return what a picture is looked up by: the last part of `photos\IMG_1.JPG`, without case."""
    return re.split(r"[/\\]", name.strip())[-1].casefold()


def is_picture_name(text: str) -> bool:
    """Say whether a text is the name of a picture's file, and not an address of one or a remark."""
    return bool(_SUFFIX.search(text.strip())) and "://" not in text


def match_pictures(names: Iterable[str], lots: Iterable[Pictured]) -> dict[str, tuple[str, int] | None]:
    """Return for each picture's name its lot and its place there (from 1, no gaps), None where none fits.

    A name in the catalogue goes first; else the name tells: `27A.jpg`, `27A-1.jpg`, `27A_02.jpg`,
    `lot 27A (2).jpg`, `0027.jpg`, and `27b.jpg` where there is no lot 27B. Case and folders do not matter.
    """
    lots = list(lots)
    told: dict[str, tuple[str, int]] = {}
    for lot in lots:
        for k, name in enumerate(lot.images):
            told.setdefault(picture_key(name), (lot.lot, k))
    by_key = {_plain(lot.lot): lot.lot for lot in reversed(lots)}
    found: dict[str, tuple[str, int] | None] = {}
    for name in names:
        key = picture_key(name)
        # Pictures that the catalogue names stand before those that only their own names place.
        found[name] = told.get(key) or _by_name(key, by_key)
    return _without_gaps(found)


def _by_name(key: str, lots: dict[str, str]) -> tuple[str, int] | None:
    stem = _SUFFIX.sub("", key).strip()
    for text in dict.fromkeys((stem, _WORD.sub("", stem))):
        plain = _plain(text)
        # The longest beginning that is a lot: of 27A-1, `27a` and not `27`.
        for end in range(len(plain), 0, -1):
            lot = lots.get(plain[:end].rstrip(" ._-")) if _may_end(plain, end) else None
            rest = _place(plain[end:]) if lot is not None else None
            if lot is not None and rest is not None:
                return lot, 100 + rest
    return None


def _may_end(text: str, end: int) -> bool:
    """Say whether a lot's number may end here: not in the middle of a figure or a word."""
    if end == len(text):
        return True
    last, following = text[end - 1], text[end]
    return not (last.isdigit() and following.isdigit()) and not (last.isalpha() and following.isalpha())


def _place(rest: str) -> int | None:
    if not rest.strip(" ._-"):
        return 0
    number = _NUMBER.fullmatch(rest)
    if number:
        return int(number[1])
    letter = _LETTER.fullmatch(rest)
    return ord(letter[1]) - ord("a") + 1 if letter else None


def _plain(text: str) -> str:
    return _ZEROS.sub("", text.casefold().strip())


def _without_gaps(found: dict[str, tuple[str, int] | None]) -> dict[str, tuple[str, int] | None]:
    taken: dict[str, int] = {}
    numbered = dict(found)
    placed = [(place, name) for name, place in found.items() if place is not None]
    for (lot, _), name in sorted(placed, key=lambda one: (one[0], _natural(one[1]))):
        taken[lot] = taken.get(lot, 0) + 1
        numbered[name] = (lot, taken[lot])
    return numbered


def _natural(name: str) -> list[tuple[int, int, str]]:
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(0, int(part[:9]), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
