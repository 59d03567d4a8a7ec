"""Where everything stands on the room display, for any shape of screen. Pure: lengths in, rectangles out.

All lengths are in units of a screen 1,080 high, so that a projector of any resolution shows the same.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

UNITS_HIGH = 1080.0
_WIDEST_UNITS = 1920.0
_MARGIN, _GAP = 44.0, 32.0
_HEAD, _STRIP, _SAID = 56.0, 214.0, 72.0
_CODE_SHARE = 0.9
_BESIDE_FROM = 1.2
"""From which shape (width to height) on the words stand beside the picture and not below it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The places in pixels; `unit` is how many pixels one of our units is. Empty where nothing stands."""

    unit: float
    head: QRectF
    picture: QRectF
    words: QRectF
    said: QRectF
    coming: QRectF
    over: QRectF
    code: QRectF


def plan(size: QSizeF, *, with_code: bool, with_said: bool, with_lists: bool = True) -> Plan:
    """Lay out a screen of this size."""
    unit = min(size.height() / UNITS_HIGH, size.width() / _WIDEST_UNITS * 1.25)
    margin, gap = _MARGIN * unit, _GAP * unit
    inner = QRectF(margin, margin * 0.7, size.width() - 2 * margin, size.height() - margin * 1.5)
    head = QRectF(inner.left(), inner.top(), inner.width(), _HEAD * unit)
    strip = _STRIP * unit if with_lists or with_code else 0.0
    said = _SAID * unit if with_said else 0.0
    bottom = inner.bottom() - strip
    said_place = QRectF(inner.left(), bottom - gap * 0.6 - said, inner.width(), said)
    main_bottom = said_place.top() - (gap * 0.5 if said else gap * 0.2)
    main = QRectF(inner.left(), head.bottom() + gap * 0.6, inner.width(), 0)
    main.setBottom(main_bottom)
    picture, words = _main(main, gap)
    coming, over, code = _strip(QRectF(inner.left(), bottom, inner.width(), strip), gap, with_code)
    if not with_code and words.top() == picture.top():
        coming.setRight(picture.right())
        over.setLeft(words.left())  # what was sold stands under the lot's words
    return Plan(unit, head, picture, words, said_place, coming, over, code)


def _main(main: QRectF, gap: float) -> tuple[QRectF, QRectF]:
    if main.width() >= main.height() * _BESIDE_FROM:
        width = min(main.width() * 0.52, main.height() * 1.4)
        picture = QRectF(main.left(), main.top(), width, main.height())
        words = QRectF(picture.right() + gap * 1.4, main.top(), 0, main.height())
        words.setRight(main.right())
        return picture, words
    picture = QRectF(main.left(), main.top(), main.width(), main.height() * 0.45)
    words = QRectF(main.left(), picture.bottom() + gap, main.width(), 0)
    words.setBottom(main.bottom())
    return picture, words


def _strip(strip: QRectF, gap: float, with_code: bool) -> tuple[QRectF, QRectF, QRectF]:
    code = QRectF()
    lists = QRectF(strip)
    if with_code:
        code = QRectF(strip)
        code.setLeft(strip.right() - strip.height() * _CODE_SHARE)
        lists.setRight(code.left() - gap)
    half = (lists.width() - gap) / 2
    coming = QRectF(lists.left(), lists.top(), half, lists.height())
    over = QRectF(coming.right() + gap, lists.top(), half, lists.height())
    return coming, over, code
