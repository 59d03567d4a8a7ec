"""An increment ladder as it is edited: a line a band, each a text that a person can read and change.

A step is written as an amount (`50`), a pattern as its rungs (`0-20-50-80`, within each hundred by itself;
`0-20-50-80/100` says so). Knows no widget.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

import msgspec

import resources
from contract.ladder import Band, Ladder, LadderError
from contract.ladder import read_ladder as read_ladder_file
from contract.money import MAX_AMOUNT
from desktop_client.formats import Formats
from desktop_client.viewmodels.typed_amount import read_amount_or_zero, read_typed_amount

OWN: Final = "own"
MAX_BANDS: Final = 200

_PATTERN = re.compile(r"[^-/]+(?:-[^-/]+)+(?:/[^-/]+)?")


class LadderFault(StrEnum):
    """What is wrong with a line of a ladder."""

    NO_BANDS = "no_bands"
    NO_START = "no_start"
    NO_STEP = "no_step"
    OUT_OF_ORDER = "out_of_order"
    NO_LADDER = "no_ladder"


@dataclass(frozen=True, slots=True)
class BandLine:
    """One band as typed: from which amount, and by which step or pattern."""

    start: str = ""
    step: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.start.strip() and not self.step.strip()


@dataclass(frozen=True, slots=True)
class LadderDraft:
    """A ladder's lines. `name` is that of a shipped one, or OWN as soon as a line was changed."""

    name: str = OWN
    lines: tuple[BandLine, ...] = ()
    floating: bool = False

    @classmethod
    def of(cls, ladder: Ladder, currency: str, formats: Formats) -> "LadderDraft":
        """Write a ladder as lines, without those above every amount that can be bid."""
        lines = (
            BandLine(formats.amount(band.start, currency), _step_text(band, currency, formats))
            for band in ladder.bands
            if band.start <= MAX_AMOUNT
        )
        return cls(ladder.name, tuple(lines), ladder.floating)

    def with_line(self, place: int, line: BandLine) -> "LadderDraft":
        """Return the ladder with one line changed; at the end a new line is added."""
        lines = [*self.lines]
        lines[place : place + 1] = [line]
        return replace(self, name=OWN, lines=tuple(lines))

    def without_line(self, place: int) -> "LadderDraft":
        """Return the ladder without a line."""
        return replace(self, name=OWN, lines=self.lines[:place] + self.lines[place + 1 :])


@dataclass(frozen=True, slots=True)
class ShippedLadder:
    """A ladder that comes with the product: its name, its title, and the currency it was made for."""

    name: str
    title: str
    currency: str | None


class _Heading(msgspec.Struct, frozen=True):
    name: str
    title: str = ""
    currency: str | None = None


def shipped_ladders() -> list[ShippedLadder]:
    """Return the ladders that come with the product, by title."""
    found = []
    for file in resources.path("ladders").glob("*.json"):
        heading = msgspec.json.decode(file.read_bytes(), type=_Heading)
        found.append(ShippedLadder(file.stem, heading.title or heading.name, heading.currency))
    return sorted(found, key=lambda ladder: ladder.title)


def shipped_ladder(name: str, currency: str) -> Ladder:
    """Return a shipped ladder for a currency. Raises LadderError when it does not fit that currency."""
    file = resources.path("ladders", f"{name}.json")
    return read_ladder_file(msgspec.json.decode(file.read_bytes()), currency)


def suggested_ladder(currency: str) -> str:
    """Return the name of the ladder to begin with: one made for the currency, or the international one."""
    made_for = [ladder.name for ladder in shipped_ladders() if ladder.currency == currency]
    return made_for[0] if made_for else "collective"


def read_ladder(
    draft: LadderDraft, currency: str, formats: Formats
) -> tuple[Ladder | None, list[tuple[int, LadderFault]]]:
    """Read the lines; the ladder is None when a line is wrong, and each wrong one is told by its place."""
    bands: list[Band] = []
    faults: list[tuple[int, LadderFault]] = []
    for place, line in enumerate(draft.lines):
        if line.is_empty:
            continue
        read = read_band(line, currency, formats)
        if isinstance(read, LadderFault):
            faults.append((place, read))
        elif bands and read.start <= bands[-1].start:
            faults.append((place, LadderFault.OUT_OF_ORDER))
        else:
            bands.append(read)
    if not bands and not faults:
        faults.append((0, LadderFault.NO_BANDS))
    if faults:
        return None, faults
    try:
        return Ladder(draft.name, tuple(bands), draft.floating), []
    except LadderError:
        return None, [(len(draft.lines) - 1, LadderFault.NO_LADDER)]


def read_band(line: BandLine, currency: str, formats: Formats) -> Band | LadderFault:
    """Read one line."""
    start = read_amount_or_zero(line.start, currency, formats)
    if start is None:
        return LadderFault.NO_START
    step = line.step.replace("–", "-").strip()
    if _PATTERN.fullmatch(step):
        return _read_pattern(start, step, currency, formats)
    every = read_typed_amount(step, currency, formats)
    return LadderFault.NO_STEP if every is None else Band(start, every)


def rungs_of(line: BandLine, currency: str, formats: Formats, count: int = 4) -> list[int]:
    """Return the first rungs of one line, to show what it means; none when it cannot be read."""
    band = read_band(line, currency, formats)
    if isinstance(band, LadderFault):
        return []
    try:
        ladder = Ladder("one", (band,))
    except LadderError:
        return []
    first = [band.start] if band.start else []
    return first + ladder.rungs_above(band.start, count - len(first))


def _read_pattern(start: int, text: str, currency: str, formats: Formats) -> Band | LadderFault:
    rungs, _, span = text.partition("/")
    read = [read_amount_or_zero(rung, currency, formats) for rung in rungs.split("-")]
    pattern = tuple(rung for rung in read if rung is not None)
    every = read_typed_amount(span, currency, formats) if span else _span_of(pattern)
    if len(pattern) < len(read) or every is None:
        return LadderFault.NO_STEP
    rising = all(a < b for a, b in pairwise(pattern))
    return (
        Band(start, every, pattern)
        if pattern[0] == 0 and rising and pattern[-1] < every
        else LadderFault.NO_STEP
    )


def _span_of(pattern: tuple[int, ...]) -> int | None:
    """Return the ten, hundred, thousand … in which a pattern repeats when nothing else is said."""
    if not pattern:
        return None
    span = 10
    while span <= pattern[-1] and span <= MAX_AMOUNT:
        span *= 10
    return span


def _step_text(band: Band, currency: str, formats: Formats) -> str:
    if band.pattern == (0,):
        return formats.amount(band.every, currency)
    rungs = "-".join(formats.amount(rung, currency) for rung in band.pattern)
    is_plain = band.every == _span_of(band.pattern)
    return rungs if is_plain else f"{rungs}/{formats.amount(band.every, currency)}"
