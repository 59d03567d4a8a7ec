"""Guess which column of a spreadsheet is which: by an earlier choice, by its heading, by its cells."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from contract.catalogue.columns import BY_HEADING, Column
from contract.catalogue.texts import as_cell, tidy_line, unguarded, without_markup

_NUMBERED: Final = re.compile(r"(\D.*?)(\d{1,3})")
_EXTRA: Final = "Extra: "
_EXTRA_NAME: Final = 100
_NEARLY: Final = 0.84
_SHORTEST_TYPO: Final = 5
_PICTURE: Final = re.compile(r"(?i)^[^:{}]*\.(?:jpe?g|jfif|png|webp|gif|tiff?)\b")
_MACHINE: Final = re.compile(r"(?is)true|false|https?://\S+|[{\[].*[}\]]")
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


def is_extra(heading: str) -> bool:
    """Say whether a heading says itself that it is none of the catalogue's."""
    return heading.strip().startswith(_EXTRA)


def extra_name(heading: str, index: int) -> str:
    """Return under which name a column that nobody knows is kept."""
    name = tidy_line(without_markup(unguarded(heading.strip().removeprefix(_EXTRA))))
    return name[:_EXTRA_NAME].strip() or f"#{index + 1}"


def extra_heading(name: str, cells: Sequence[str]) -> str:
    """Return a heading that is read back as the extra `name`, whatever it and its cells look like."""
    certain = not is_extra(name) and guess_mapping([name], [[cell] for cell in cells if cell]) == [None]
    return as_cell(name) if certain else f"{_EXTRA}{as_cell(name)}"


def guess_mapping(
    headings: Sequence[str],
    sample_rows: Sequence[Sequence[str]] = (),
    remembered: Mapping[str, Column] | None = None,
) -> list[Column | None]:
    """Say for each heading what its column holds, None where nobody knows.

    What the user chose before (`remembered`, by plain heading) goes first, then headings that are known,
    then those that are nearly known. Of two columns for one thing the better-known heading wins.
    """
    plain = ["" if is_extra(heading) else plain_heading(heading) for heading in headings]
    mapping: list[Column | None] = [(remembered or {}).get(name) if name else None for name in plain]
    samples = [[row[index] for row in sample_rows if index < len(row)] for index in range(len(plain))]
    for find in (_known, _nearly):
        guesses = sorted(
            (rank, index, column)
            for index, name in enumerate(plain)
            if name and mapping[index] is None
            for rank, column in find(name, samples[index])
        )
        for _, index, column in guesses:
            if mapping[index] is None and (column is Column.IMAGES or column not in mapping):
                mapping[index] = column
    if Column.LOW in mapping and Column.ESTIMATE in mapping and not remembered:
        mapping[mapping.index(Column.ESTIMATE)] = None
    for index, heading in enumerate(headings):
        if mapping[index] is None and not is_extra(heading) and _is_for_machines(heading, samples[index]):
            mapping[index] = Column.LEFT_OUT
    return mapping


def known_heading(heading: str) -> Column | None:
    """Return what a heading says by itself, None when it is not a known one."""
    return next((column for _, column in _known(plain_heading(heading), ())), None)


def near_heading(heading: str) -> Column | None:
    """Return what a misspelt heading was meant to say (`Reseve`: the reserve), None for any other."""
    return None if known_heading(heading) else next((c for _, c in _nearly(plain_heading(heading), ())), None)


def _known(name: str, sample: Sequence[str]) -> Iterator[tuple[int, Column]]:
    for unsure, known in enumerate((name, name.removesuffix("txt"), name.removesuffix("text"))):
        rank, column = _by_heading(known)
        if column is Column.IMAGES and _filled(sample) and not any(map(_PICTURE.search, _filled(sample))):
            return  # headed as pictures, but no cell names a file
        if column is not None:
            yield rank + 100 * unsure, column
            return


def _by_heading(name: str) -> tuple[int, Column | None]:
    if name in BY_HEADING:
        return BY_HEADING[name]
    numbered = _NUMBERED.fullmatch(name)
    of_pictures = numbered and BY_HEADING.get(numbered[1], (0, Column.LOT))[1] is Column.IMAGES
    return 0, Column.IMAGES if of_pictures else None


def _nearly(name: str, sample: Sequence[str]) -> Iterator[tuple[int, Column]]:
    if name in BY_HEADING:
        return
    near = difflib.get_close_matches(name, BY_HEADING, n=1, cutoff=_NEARLY)
    if near and len(name) >= _SHORTEST_TYPO:
        yield BY_HEADING[near[0]]
    elif _filled(sample) and all(map(_PICTURE.search, _filled(sample))):
        yield 0, Column.IMAGES
    elif _filled(sample) and all(_RANGE.fullmatch(cell) for cell in _filled(sample)):
        yield 0, Column.ESTIMATE


def _filled(sample: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in sample if cell.strip()]


def _is_for_machines(heading: str, sample: Sequence[str]) -> bool:
    """Say whether a column was written by a program for programs: flags, addresses, structures."""
    filled = _filled(sample)
    return not heading.strip() or bool(filled and all(_MACHINE.fullmatch(cell) for cell in filled))
