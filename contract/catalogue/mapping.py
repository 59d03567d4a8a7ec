"""Guess which column of a spreadsheet is which: by the user's earlier choice, by its heading, by its cells."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from contract.catalogue.columns import BY_HEADING, Column

_NUMBERED: Final = re.compile(r"(\D.*?)(\d{1,3})")
_NEARLY: Final = 0.84
_SHORTEST_TYPO: Final = 5
_PICTURE: Final = re.compile(r"(?i)\.(?:jpe?g|png|webp|gif|tiff?)\b")
_RANGE: Final = re.compile(
    r"[^\d]{0,4}\d[\d., ']*[^\d]{0,4}\s?[-\u2013\u2014/]\s?[^\d]{0,4}\d[\d., ']*[^\d]{0,4}"
)


def plain_heading(heading: str) -> str:
    """Return a heading without case, accents, spaces and punctuation: `Nº Lote` and `no. lote` are one."""
    apart = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(character for character in apart if character.isalnum())


def image_number(heading: str) -> int:
    """Return the number that a heading ends in (`ImageFile.2`), 0 for none."""
    match = _NUMBERED.fullmatch(plain_heading(heading))
    return int(match[2]) if match else 0


def guess_mapping(
    headings: Sequence[str],
    sample_rows: Sequence[Sequence[str]] = (),
    remembered: Mapping[str, Column] | None = None,
) -> list[Column | None]:
    """Say for each heading what its column holds, None where nobody knows.

    What the user chose before (`remembered`, by plain heading) goes first, then headings that are known,
    then those that are nearly known. Of two columns for one thing the better-known heading wins.
    """
    plain = [plain_heading(heading) for heading in headings]
    mapping: list[Column | None] = [(remembered or {}).get(name) if name else None for name in plain]
    for find in (_known, _nearly):
        guesses = sorted(
            (rank, index, column)
            for index, name in enumerate(plain)
            if name and mapping[index] is None
            for rank, column in find(name, [row[index] for row in sample_rows if index < len(row)])
        )
        for _, index, column in guesses:
            if mapping[index] is None and (column is Column.IMAGES or column not in mapping):
                mapping[index] = column
    return mapping


def known_heading(heading: str) -> Column | None:
    """Return what a heading says by itself, None when it is not a known one."""
    return next((column for _, column in _known(plain_heading(heading), ())), None)


def near_heading(heading: str) -> Column | None:
    """Return what a misspelt heading was meant to say (`Reseve`: the reserve), None for any other."""
    return None if known_heading(heading) else next((c for _, c in _nearly(plain_heading(heading), ())), None)


def _known(name: str, _sample: Sequence[str]) -> Iterator[tuple[int, Column]]:
    if name in BY_HEADING:
        yield BY_HEADING[name]
        return
    numbered = _NUMBERED.fullmatch(name)
    if numbered and BY_HEADING.get(numbered[1], (0, None))[1] is Column.IMAGES:
        yield 0, Column.IMAGES


def _nearly(name: str, sample: Sequence[str]) -> Iterator[tuple[int, Column]]:
    near = difflib.get_close_matches(name, BY_HEADING, n=1, cutoff=_NEARLY)
    if near and len(name) >= _SHORTEST_TYPO:
        yield BY_HEADING[near[0]]
        return
    filled = [cell for cell in sample if cell.strip()]
    if filled and all(_PICTURE.search(cell) for cell in filled):
        yield 0, Column.IMAGES
    elif filled and all(_RANGE.fullmatch(cell.strip()) for cell in filled):
        yield 0, Column.ESTIMATE
