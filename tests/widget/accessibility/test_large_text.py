"""At 200 % text: notices are in nobody's way, and what a bidder needs is in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from desktop_client.widgets.free_place import free_place
from desktop_client.widgets.picture_frame import PictureFrame
from desktop_client.widgets.price_label import PriceLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.house_window import HouseWindow
from tests.widget.windows.conftest import Stage, settle, stage

__all__ = ["stage"]

NOTICES = (
    "You have been outbid on lot 44.",
    "Nothing was sent: there is no connection. It will not be sent later either.",
    "Lot 43: refused: the asking price is €1,300 now",
)
SIZES = [(100, 1360, 860), (100, 1024, 700), (150, 1360, 860), (200, 1360, 860), (200, 1024, 700)]


def place_of(widget: QWidget, window: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return seen.translated(widget.mapTo(window, QPoint()))


def covered(window: HouseWindow) -> list[str]:
    """Name the controls and prices that a notice lies over."""
    stack = window.toasts
    notices = QRect(stack.mapTo(window, QPoint()), stack.size())
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, PriceLabel)
    parts = [part for kind in kinds for part in window.findChildren(kind)]
    return [
        f"{type(part).__name__} {part.accessibleName()}"
        for part in parts
        if part.isVisible()
        and not stack.isAncestorOf(part)
        and not isinstance(part, PictureFrame)
        and place_of(part, window).intersects(notices)
    ]


@pytest.mark.parametrize(("percent", "width", "height"), SIZES)
@pytest.mark.parametrize("notices", [1, 3])
async def test_a_notice_covers_no_button_no_field_and_no_price(
    stage: Stage, percent: int, width: int, height: int, notices: int
) -> None:
    stage.preferences.choose_text_percent(percent)
    window = await stage.sale_room()
    window.resize(width, height)
    await settle()
    for text in NOTICES[:notices]:
        window.toast(text, ToastKind.FAILED)
    await settle()
    assert window.toasts.isVisible()
    assert covered(window) == []


@pytest.mark.parametrize(("percent", "width", "height"), SIZES)
async def test_a_notice_covers_no_heading_and_no_label(
    stage: Stage, percent: int, width: int, height: int
) -> None:
    stage.preferences.choose_text_percent(percent)
    for window in (await stage.sale_room(), await stage.control()):
        window.resize(width, height)
        await settle()
        window.toast(NOTICES[0], ToastKind.FAILED)
        await settle()
        stack = window.toasts
        notice = QRect(stack.mapTo(window, QPoint()), stack.size())
        labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
        under = [
            label.text()
            for label in labels
            if not stack.isAncestorOf(label)
            and words_of(label).translated(label.mapTo(window, QPoint())).intersects(notice)
        ]
        assert under == []


def words_of(label: QLabel) -> QRect:
    """Return where in a label its words are in sight."""
    wrapped = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag(0)
    flags = label.alignment().value | wrapped.value
    words = label.fontMetrics().boundingRect(label.contentsRect(), flags, label.text())
    return words.intersected(label.visibleRegion().boundingRect())


def test_what_explains_is_covered_before_what_names_something() -> None:
    room, sizes = QRect(0, 0, 400, 80), [QSize(200, 80)]
    explains, names = QRect(0, 0, 200, 80), QRect(300, 0, 40, 40)
    assert free_place(room, sizes, [], [(explains, 1), (names, 20)]) == QRect(96, 0, 200, 80)
    assert free_place(room, sizes, [], [(explains, 1), (names, 1)]) == QRect(200, 0, 200, 80)


@pytest.mark.parametrize(("percent", "width", "height"), SIZES)
async def test_the_bid_button_and_the_price_are_in_sight(
    stage: Stage, percent: int, width: int, height: int
) -> None:
    stage.preferences.choose_text_percent(percent)
    window = await stage.sale_room()
    window.resize(width, height)
    await settle()
    button = window.bidding.button
    assert place_of(button, window).size() == button.size()


def test_a_notice_goes_to_the_corner_and_out_of_the_way_of_what_is_there() -> None:
    room, sizes = QRect(0, 0, 1000, 600), [QSize(300, 80), QSize(150, 160)]
    button = QRect(800, 500, 150, 40)
    assert free_place(room, sizes, []) == QRect(700, 520, 300, 80)
    assert free_place(room, sizes, [button]) == QRect(700, 416, 300, 80)
    column = QRect(200, 0, 800, 600)
    assert free_place(room, sizes, [column]) == QRect(50, 440, 150, 160)


def test_where_everything_is_in_use_a_notice_covers_as_little_as_can_be() -> None:
    room, sizes = QRect(0, 0, 400, 400), [QSize(300, 100)]
    parts = [QRect(0, 0, 400, 380), QRect(0, 380, 10, 20)]
    place = free_place(room, sizes, parts)
    assert place == QRect(100, 300, 300, 100)
