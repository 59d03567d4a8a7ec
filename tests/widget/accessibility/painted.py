"""The colours in which a window's labels are painted: what the eye gets, whatever the style sheet meant."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop_client.theme import look
from desktop_client.theme.tokens import contrast

_STEP = 3
_LEAST = 6


class Painted(NamedTuple):
    """The words of a label, their colour and the colour around them."""

    words: str
    ink: str
    ground: str

    @property
    def contrast(self) -> float:
        """Return how well they can be read, 1.0 to 21.0."""
        return contrast(self.ink, self.ground)


READABLE: Final = 4.5
"""WCAG 2.2, 1.4.3, for text of any size."""


def faint_texts(window: QWidget) -> Iterator[str]:
    """Name what cannot be read well, and what is painted in a colour that no token has."""
    inks = set(look().colours)
    for text in painted_texts(window):
        if text.contrast < READABLE:
            yield f"{text.contrast:.1f} : 1 is too faint: {text.words!r}, {text.ink} on {text.ground}"
        if text.ink not in inks:
            yield f"a colour of no token: {text.words!r} in {text.ink}"


def painted_texts(window: QWidget) -> Iterator[Painted]:
    """Yield every label and button with words that is in sight."""
    image = window.grab().toImage()
    labels = [(part, part.text()) for part in window.findChildren(QLabel)]
    buttons = [(part, part.text()) for part in window.findChildren(QAbstractButton)]
    for part, words in (*labels, *buttons):
        if not words.strip() or not part.isVisible() or part.window() is not window:
            continue
        place = _in_sight(part, window)
        if min(place.width(), place.height()) < _LEAST:
            continue
        ground = _commonest(image, place)
        if ground is not None:
            yield Painted(words, part.palette().color(part.foregroundRole()).name().upper(), ground)


def _in_sight(part: QWidget, window: QWidget) -> QRect:
    seen = part.visibleRegion().boundingRect()
    return seen.translated(part.mapTo(window, QPoint())).intersected(window.rect())


def _commonest(image: QImage, place: QRect) -> str | None:
    ratio = image.devicePixelRatioF()
    colours = Counter(
        image.pixel(round(x * ratio), round(y * ratio))
        for x in range(place.left() + 1, place.right(), _STEP)
        for y in range(place.top() + 1, place.bottom(), _STEP)
    )
    return QColor(colours.most_common(1)[0][0]).name().upper() if colours else None
