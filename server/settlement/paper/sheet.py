"""A sheet of A4 and what can be put on it: text in the house's typeface, columns of figures, rules.

Measures are points from the top left corner, so that a layout reads from above. Amounts have a face of
their own, whose digits are all of one width: a column of them must stand straight.
"""

import io
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from server.settlement.paper.letters import LACKING, load_asian_faces, runs

WIDTH, HEIGHT = (float(side) for side in A4)
MM: Final = 72 / 25.4
LEFT: Final = 20 * MM
RIGHT: Final = WIDTH - 20 * MM
LINE: Final = 1.35
"""The distance of lines, in sizes of the type."""


class Face(StrEnum):
    """The weights in use."""

    REGULAR = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    BOLD = "Inter-SemiBold"


class Ink(StrEnum):
    """The colours in use."""

    BLACK = "#1D1B16"
    GREY = "#6B6558"
    BRASS = "#8A6116"
    RULE = "#DDD8CC"
    TINT = "#F6F4EF"
    WATER = "#ECE8DF"


@cache
def _load_faces() -> None:
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, str(resources.path("fonts", f"{face.value}.ttf"))))
        figures = _figures(face)
        pdfmetrics.registerFont(TTFont(figures, str(resources.path("fonts", "paper", f"{figures}.ttf"))))
    load_asian_faces()


def _figures(face: Face) -> str:
    """Return the name of the face whose digits are of one width."""
    return face.value.replace("Inter-", "InterFigures-")


def width_of(text: str, face: Face, size: float) -> float:
    """Return how wide a text is (pt)."""
    _load_faces()
    parts = runs(text, face.value)
    return float(sum(pdfmetrics.stringWidth(part, name, size) for name, part in parts))


def figure_width(text: str, face: Face, size: float) -> float:
    """Return how wide an amount is (pt)."""
    _load_faces()
    return float(pdfmetrics.stringWidth(text, _figures(face), size))


def wrapped(text: str, face: Face, size: float, width: float, *, at_most: int = 99) -> list[str]:
    """Break a text into lines that fit; a word that is too long is cut, and what is too much ends in `…`."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in _cut_words(paragraph.split(" "), face, size, width):
            longer = f"{line} {word}".strip(" ")
            if line and width_of(longer, face, size) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    if len(lines) > at_most:
        lines = lines[:at_most]
        last = lines[-1]
        while last and width_of(f"{last}…", face, size) > width:
            last = last[:-1]
        lines[-1] = f"{last.rstrip()}…"
    return lines


def _cut_words(words: Sequence[str], face: Face, size: float, width: float) -> list[str]:
    cut: list[str] = []
    for whole in words:
        rest = whole
        while width_of(rest, face, size) > width and len(rest) > 1:
            fits = next(
                n for n in range(len(rest) - 1, 0, -1) if n == 1 or width_of(rest[:n], face, size) <= width
            )
            cut.append(rest[:fits])
            rest = rest[fits:]
        cut.append(rest)
    return cut


class Sheets:
    """A growing PDF of A4 pages. `finish` returns the file; `lacks_letters` tells whether this page has a
    mark in the place of letters that cannot be printed.
    """

    def __init__(self, title: str, author: str, language: str) -> None:
        _load_faces()
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=A4, lang=language, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("Martillo")
        self.lacks_letters = False

    def text(
        self, x: float, y: float, text: str, size: float, face: Face = Face.REGULAR, ink: Ink = Ink.BLACK
    ) -> None:
        """Write a line; `y` is its baseline."""
        self.canvas.setFillColor(HexColor(ink.value))
        for name, part in runs(text, face.value):
            self.canvas.setFont(name, size)
            self.canvas.drawString(x, HEIGHT - y, part)
            x += float(pdfmetrics.stringWidth(part, name, size))
            self.lacks_letters |= part == LACKING

    def right(
        self, x: float, y: float, text: str, size: float, face: Face = Face.REGULAR, ink: Ink = Ink.BLACK
    ) -> None:
        """Write a line that ends at `x`."""
        self.text(x - width_of(text, face, size), y, text, size, face, ink)

    def figure(
        self, x: float, y: float, text: str, size: float, face: Face = Face.REGULAR, ink: Ink = Ink.BLACK
    ) -> None:
        """Write an amount that ends at `x`, all digits of one width."""
        self.canvas.setFont(_figures(face), size)
        self.canvas.setFillColor(HexColor(ink.value))
        self.canvas.drawRightString(x, HEIGHT - y, text)

    def rule(self, x: float, y: float, to: float, ink: Ink = Ink.RULE, thickness: float = 0.6) -> None:
        """Draw a line from left to right."""
        self.canvas.setStrokeColor(HexColor(ink.value))
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, HEIGHT - y, to, HEIGHT - y)

    def tint(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a box, from its upper left corner, with the paper's tint."""
        self.canvas.setFillColor(HexColor(Ink.TINT.value))
        self.canvas.roundRect(x, HEIGHT - y - height, width, height, 4, stroke=0, fill=1)

    def across(self, word: str) -> None:
        """Write a word across the page, behind everything: to be drawn first."""
        self.canvas.saveState()
        self._set(110, Face.BOLD, Ink.WATER)
        self.canvas.translate(WIDTH / 2, HEIGHT / 2)
        self.canvas.rotate(52)
        self.canvas.drawCentredString(0, -40, word)
        self.canvas.restoreState()

    def modules(self, x: float, y: float, side: float, matrix: Sequence[Sequence[int]]) -> None:
        """Draw a square of dark and light modules (a QR code) with its upper left corner at x, y."""
        module = side / len(matrix)
        self.canvas.setFillColor(HexColor(Ink.BLACK.value))
        path = self.canvas.beginPath()
        for row, line in enumerate(matrix):
            for column, dark in enumerate(line):
                if dark:
                    path.rect(x + column * module, HEIGHT - y - (row + 1) * module, module, module)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def next_page(self) -> None:
        """End this page and begin another."""
        self.canvas.showPage()
        self.lacks_letters = False

    def finish(self) -> bytes:
        """End the file and return it."""
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()

    def _set(self, size: float, face: Face, ink: Ink) -> None:
        self.canvas.setFont(face.value, size)
        self.canvas.setFillColor(HexColor(ink.value))
