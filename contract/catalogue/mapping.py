"""Guess which column of a spreadsheet is which: by an earlier choice, by its heading, by its cells."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from contract.catalogue.columns import BY_HEADING, UNSURE, Column
from contract.catalogue.limits import MAX_TITLE
from contract.catalogue.texts import as_cell, tidy_line, unguarded, without_markup

_NUMBERED: Final = re.compile(r"(\D.*?)(\d{1,3})")
_ASIDE: Final = re.compile(r"[(\[].*?[)\]]")
_TAIL: Final = re.compile(r"(?<=...)(?:txt|text|eur|usd|gbp|chf|cad|aud|jpy|sek|nok|dkk|pln)$")
# What another sale came to says nothing of this one.
_OUTCOMES: Final = frozenset(
    re.findall(
        r"\w+",
        "pricerealised pricerealized realisedprice hammer hammerprice soldprice soldfor winningbid currentbid"
        " remate adjudicacion prixdadjudication adjudication zuschlag zuschlagspreis buyer paddle",
    )
)
_EXTRA: Final = "Extra: "
_EXTRA_NAME: Final = 100
_NEARLY: Final = 0.84
_SHORTEST_TYPO: Final = 5
_PICTURE: Final = re.compile(r"(?is)^(?!.*://).*\.(?:jpe?g|jfif|png|webp|gif|tiff?)\b")
_MACHINE: Final = re.compile(r"(?is)true|false|https?://\S+|[{\[].*[}\]]")
_RANGE: Final = re.compile(
    r"[^\d]{0,4}\d[\d., ']*[^\d]{0,4}\s?[-\u2013\u2014/]\s?[^\d]{0,4}\d[\d., ']*[^\d]{0,4}"
)


def plain_heading(heading: str) -> str:
    """Return a heading without case, accents, spaces and punctuation: `Nº Lote` and `no. lote` are one."""
    apart = unicodedata.normalize("NFKD", heading.casefold().replace("#", "no").replace("°", "o"))
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
    certain = (
        not is_extra(name)
        and not is_unsure(name)
        and guess_mapping([name], [[cell] for cell in cells if cell]) == [None]
    )
    return as_cell(name) if certain else f"{_EXTRA}{as_cell(name)}"


def guess_mapping(
    headings: Sequence[str],
    sample_rows: Sequence[Sequence[str]] = (),
    remembered: Mapping[str, Column | None] | None = None,
) -> list[Column | None]:
    """Say for each heading what its column holds, None where nobody knows.

    What the user chose before (`remembered`, by plain heading) goes first, then headings that are known,
    then those that are nearly known. Of two columns for one thing the better-known heading wins.
    """
    chosen = dict(remembered or {})
    plain = [plain_heading(heading) for heading in headings]
    mapping = [chosen.get(name) for name in plain]
    open_to = {k for k, name in enumerate(plain) if name not in chosen and not is_extra(headings[k])}
    samples = [_filled(row[k] for row in sample_rows if k < len(row)) for k in range(len(plain))]
    for find in (_known, _nearly):
        guesses = sorted(
            (rank, k, column) for k in open_to for rank, column in find(_readings(headings[k]), samples[k])
        )
        for _, k, column in guesses:
            if k in open_to and (column is Column.IMAGES or column not in mapping):
                mapping[k] = column
                open_to.discard(k)
    _settle_texts(mapping, samples, chosen.values())
    for k in open_to:
        if not _OUTCOMES.isdisjoint(_readings(headings[k])) or _is_for_machines(plain[k], samples[k]):
            mapping[k] = Column.LEFT_OUT
    return mapping


def known_heading(heading: str) -> Column | None:
    """Return what a heading says by itself, None when it is not a known one."""
    return next((column for _, column in _known(_readings(heading), ())), None)


def is_unsure(heading: str) -> bool:
    """Say whether a heading means one of two things, and the user must say which (German `Limit`)."""
    return not is_extra(heading) and not UNSURE.isdisjoint(_readings(heading))


def near_heading(heading: str) -> Column | None:
    """Return what a misspelt heading was meant to say (`Reseve`: the reserve), None for any other."""
    return None if known_heading(heading) else next((c for _, c in _nearly(_readings(heading), ())), None)


def _readings(heading: str) -> list[str]:
    """Return how a heading can be read, the surest first: `Low estimate (EUR)` also as `lowestimate`."""
    plain = plain_heading(heading)
    outside = plain_heading(_ASIDE.sub("", heading))
    shorter = (_TAIL.sub("", name) for name in (plain, outside))
    return [name for name in dict.fromkeys((plain, outside, *shorter)) if name]


def _known(readings: Sequence[str], sample: Sequence[str]) -> Iterator[tuple[int, Column]]:
    for unsure, name in enumerate(readings):
        rank, column = _by_heading(name)
        if column is Column.IMAGES and sample and not any(map(_PICTURE.search, sample)):
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


def _nearly(readings: Sequence[str], sample: Sequence[str]) -> Iterator[tuple[int, Column]]:
    if not readings or _by_heading(readings[0])[1] is not None or not UNSURE.isdisjoint(readings):
        return
    near = difflib.get_close_matches(readings[0], BY_HEADING, n=1, cutoff=_NEARLY)
    if near and len(readings[0]) >= _SHORTEST_TYPO:
        yield BY_HEADING[near[0]]
    elif sample and all(map(_PICTURE.search, sample)):
        yield 0, Column.IMAGES
    elif sample and all(map(_RANGE.fullmatch, sample)):
        yield 0, Column.ESTIMATE


def _settle_texts(
    mapping: list[Column | None], samples: Sequence[Sequence[str]], chosen: Collection[Column | None]
) -> None:
    """Mend what only the columns together tell: estimates given twice, and titles headed as descriptions."""
    if Column.LOW in mapping and Column.ESTIMATE in mapping and Column.ESTIMATE not in chosen:
        mapping[mapping.index(Column.ESTIMATE)] = None
    if Column.TITLE not in mapping and Column.DESCRIPTION in mapping and Column.DESCRIPTION not in chosen:
        k = mapping.index(Column.DESCRIPTION)
        if samples[k] and all(len(cell) <= MAX_TITLE for cell in samples[k]):
            mapping[k] = Column.TITLE


def _filled(cells: Iterable[str]) -> list[str]:
    return [cell.strip() for cell in cells if cell.strip()]


def _is_for_machines(name: str, sample: Sequence[str]) -> bool:
    """Say whether a column was written by a program for programs: flags, addresses, structures."""
    return not name or bool(sample and all(map(_MACHINE.fullmatch, sample)))
