"""What the widgets paint by themselves: words in rows, buttons and boards that no label holds."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QStaticText

_WIDEST = 100_000


@dataclass(slots=True)
class Painted:
    """The texts of one painting: those set, those that were shortened, and those wider than their room."""

    texts: set[str] = field(default_factory=set)
    shortened: dict[str, str] = field(default_factory=dict)
    """What is shown instead of a text, and that text."""
    beyond: set[str] = field(default_factory=set)


@contextlib.contextmanager
def watched() -> Iterator[Painted]:
    """Note what is painted for as long as the block lasts."""
    found = Painted()
    draw, draw_static = QPainter.drawText, QPainter.drawStaticText
    elide, elide_f = QFontMetrics.elidedText, QFontMetricsF.elidedText

    def drawn(painter: QPainter, *given: Any) -> Any:
        text = next(one for one in given if isinstance(one, str))
        found.texts.add(text)
        if isinstance(given[0], QRect | QRectF) and isinstance(given[1], int | Qt.AlignmentFlag):
            _measure(found, painter, QRectF(given[0]), int(given[1]), text)
        return draw(painter, *given)

    def drawn_static(painter: QPainter, at: QPointF | QPoint, line: QStaticText) -> Any:
        found.texts.add(line.text())
        end = painter.combinedTransform().map(QPointF(at)).x() + line.size().width()
        device = painter.device()
        if end > device.width() * device.devicePixelRatioF() + 1:
            found.beyond.add(line.text())
        return draw_static(painter, at, line)

    def elided(metrics: QFontMetrics, text: str, *given: Any) -> str:
        return _shortened(found, text, elide(metrics, text, *given))

    def elided_f(metrics: QFontMetricsF, text: str, *given: Any) -> str:
        return _shortened(found, text, elide_f(metrics, text, *given))

    with (
        patch.object(QPainter, "drawText", drawn),
        patch.object(QPainter, "drawStaticText", drawn_static),
        patch.object(QFontMetrics, "elidedText", elided),
        patch.object(QFontMetricsF, "elidedText", elided_f),
    ):
        yield found


def _shortened(found: Painted, text: str, shown: str) -> str:
    if shown != text:
        found.shortened[shown] = text
    return shown


def _measure(found: Painted, painter: QPainter, room: QRectF, flags: int, text: str) -> None:
    if flags & Qt.TextFlag.TextDontClip.value:
        return
    metrics = QFontMetricsF(painter.font())
    if flags & Qt.TextFlag.TextWordWrap.value:
        needed = metrics.boundingRect(QRectF(0, 0, room.width(), _WIDEST), flags, text)
    else:
        needed = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
    if needed.width() > room.width() + 1 or needed.height() > room.height() + 2:
        found.beyond.add(text)
