"""The table of a paper: how wide its columns are, how high its rows, and how both are drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from server.settlement.paper.content import Content, Row
from server.settlement.paper.sheet import (
    LEFT,
    LINE,
    RIGHT,
    Face,
    Ink,
    Sheets,
    figure_width,
    width_of,
    wrapped,
)

GAP = 12.0
PAD = 7.0
HEADING = 22.0
CARRY = 20.0
TITLE_LINES = 4
SIZES = (8.5, 7.5, 6.5)
_TIED = re.compile(r"\b(c\.|ca\.|No\.|n\.º|vol\.) (?=\d)")
TITLE_AT_LEAST = 110.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its measures: `ends` is where each column of figures ends (pt from the left)."""

    size: float
    lot_width: float
    title_width: float
    ends: Sequence[float]

    @classmethod
    def of(cls, content: Content) -> "Table":
        """Measure the columns; the type shrinks where large amounts would leave no room for the titles."""
        tables = [cls._sized(content, size) for size in SIZES]
        return next((table for table in tables if table.title_width >= TITLE_AT_LEAST), tables[-1])

    @classmethod
    def _sized(cls, content: Content, size: float) -> "Table":
        lots = [row.lot for row in content.rows]
        lot_width = min(max([_wide(lot, size) for lot in lots] + [24.0]), 70.0) + GAP
        texts = [*(row.figures for row in content.rows), [amount for _, amount in content.totals[:1]]]
        ends, end = [], RIGHT
        for index in reversed(range(len(content.headings))):
            found = [figure_width(row[index], Face.REGULAR, size) for row in texts if index < len(row)]
            heading = width_of(content.headings[index], Face.MEDIUM, size - 1)
            ends.append(end)
            end -= max([heading, *found]) + GAP
        return cls(size, lot_width, end - LEFT - lot_width, ends[::-1])

    def titles(self, row: Row) -> list[str]:
        """Return the lines of a row's title."""
        return wrapped(
            _TIED.sub("\\1\u00a0", row.title), Face.REGULAR, self.size, self.title_width, at_most=TITLE_LINES
        )

    def height(self, row: Row) -> float:
        """Return how high a row is."""
        lines = len(self.titles(row)) + bool(row.remark)
        return lines * self.size * LINE + PAD

    def draw_heading(self, sheets: Sheets, content: Content, y: float, lot: str, description: str) -> float:
        """Draw the heading of the table; return where the first row begins."""
        size, base = self.size - 1, y + 13
        sheets.text(LEFT, base, lot, size, Face.MEDIUM, Ink.GREY)
        sheets.text(LEFT + self.lot_width, base, description, size, Face.MEDIUM, Ink.GREY)
        for end, heading in zip(self.ends, content.headings, strict=True):
            sheets.right(end, base, heading, size, Face.MEDIUM, Ink.GREY)
        sheets.rule(LEFT, y + HEADING - 3, RIGHT, Ink.BLACK, 0.8)
        return y + HEADING

    def draw_row(self, sheets: Sheets, row: Row, y: float) -> float:
        """Draw a row; return where the next one begins."""
        base = y + self.size + 1
        lot = wrapped(row.lot, Face.MEDIUM, self.size, self.lot_width - GAP, at_most=1)[0]
        sheets.text(LEFT, base, lot, self.size, Face.MEDIUM)
        for end, figure in zip(self.ends, row.figures, strict=True):
            sheets.figure(end, base, figure, self.size)
        for line in self.titles(row):
            sheets.text(LEFT + self.lot_width, base, line, self.size)
            base += self.size * LINE
        if row.remark:
            sheets.text(LEFT + self.lot_width, base, row.remark, self.size - 1, ink=Ink.BRASS)
        y += self.height(row)
        sheets.rule(LEFT, y - 3, RIGHT)
        return y

    def draw_carry(self, sheets: Sheets, label: str, amount: str, y: float) -> float:
        """Draw a sum that is carried from one page to the next; return where the rows go on."""
        base = y + self.size + 2
        sheets.right(
            self.ends[-1] - figure_width(amount, Face.MEDIUM, self.size) - 24,
            base,
            label,
            self.size,
            ink=Ink.GREY,
        )
        sheets.figure(self.ends[-1], base, amount, self.size, Face.MEDIUM)
        return y + CARRY


def _wide(text: str, size: float) -> float:
    return width_of(text, Face.MEDIUM, size)
