"""The keys of a window on one sheet of paper, to lie beside the keyboard: to a printer or into a PDF file.

Painted in tenths of a millimetre and in the ink of the light theme: paper has no night.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from desktop_client.theme import Weight, look
from desktop_client.windows.shortcuts_dialog import KeyGroup

_COLUMNS: Final = 3
_GAP: Final = 90
_KEY: Final = 250
_LINE: Final = 62
_HEAD: Final = 90
_TITLE: Final = 130
_BETWEEN: Final = 45
_LEADING: Final = 24
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = _LEFT | int(Qt.TextFlag.TextWordWrap)


def lay_out(device: QPagedPaintDevice) -> None:
    """Give a device the card's page: A4, across, with narrow margins."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(12, 12, 12, 12),
            QPageLayout.Unit.Millimeter,
        )
    )


def write_pdf(path: Path, title: str, groups: list[KeyGroup]) -> None:
    """Write the card as a PDF file. Raises OSError when it cannot be written."""
    path.write_bytes(b"")  # says why it cannot be written; Qt would only say that
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    lay_out(writer)
    if not paint_card(writer, title, groups):
        raise OSError(f"{path} cannot be written")


def paint_card(device: QPagedPaintDevice, title: str, groups: list[KeyGroup]) -> bool:
    """Paint the card on a device that was laid out; tell whether the device took it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = painter.device().logicalDpiX() / 254
    page = QRectF(painter.viewport())
    painter.scale(dots, dots)
    width = page.width() / dots
    painter.setFont(_font(62, Weight.BOLD))
    painter.setPen(_ink())
    painter.drawText(QRectF(0, 0, width, _TITLE - 40), _LEFT, title)
    column_width = (width - (_COLUMNS - 1) * _GAP) / _COLUMNS
    heights = [_group_height(group, column_width) for group in groups]
    ideal = max(sum(heights) / _COLUMNS, *heights)
    place, top = 0, float(_TITLE)
    for group, needed in zip(groups, heights, strict=True):
        if top > _TITLE and top - _TITLE + needed / 2 > ideal and place < _COLUMNS - 1:
            place, top = place + 1, float(_TITLE)
        _paint_group(painter, group, place * (column_width + _GAP), top, column_width)
        top += needed
    return painter.end()


def _paint_group(painter: QPainter, group: KeyGroup, left: float, top: float, width: float) -> None:
    painter.setFont(_font(32, Weight.BOLD))
    painter.setPen(_faint())
    painter.drawText(QRectF(left, top, width, _HEAD - 20), _LEFT, group.title.upper())
    top += _HEAD - 10
    painter.setPen(QPen(_faint(), 2))
    painter.drawLine(QPointF(left, top - 8), QPointF(left + width, top - 8))
    for key, does in group.keys:
        height = _line_height(does, width)
        painter.setPen(_ink())
        painter.setFont(_font(35, Weight.BOLD))
        painter.drawText(QRectF(left, top, _KEY, _LINE), _LEFT, key)
        painter.setFont(_words_font())
        painter.drawText(QRectF(left + _KEY, top, width - _KEY, height), _WRAPPED, does)
        top += height


def _group_height(group: KeyGroup, width: float) -> float:
    return _HEAD + sum(_line_height(does, width) for _, does in group.keys) + _BETWEEN


def _line_height(does: str, width: float) -> int:
    """Return the height of a line, more where its words need two."""
    room = QRect(0, 0, int(width - _KEY), 10_000)
    words = QFontMetrics(_words_font()).boundingRect(room, _WRAPPED, does).height()
    return max(_LINE, words + _LEADING)


def _ink() -> QColor:
    return QColor(look().tokens.light.text)


def _faint() -> QColor:
    return QColor(look().tokens.light.muted)


def _words_font() -> QFont:
    return _font(30, Weight.REGULAR)


def _font(size: int, weight: Weight) -> QFont:
    """Return the product's face at a size in the painter's tenths of a millimetre.

    Without the screen's font features: their glyphs have no letters of their own when text is copied.
    """
    font = look().font("body", weight)
    for tag in (*look().tokens.features, "calt"):
        font.setFeature(QFont.Tag(tag), 0)
    font.setPixelSize(size)
    return font
