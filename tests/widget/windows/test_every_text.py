"""Every text of a window follows the language, and at any size none is cut off."""

import contextlib
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

from desktop_client.settings import Language
from desktop_client.windows.house_window import HouseWindow
from tests.support.rehearsal import BIDDERS, LOTS
from tests.support.waiting import eventually
from tests.widget.windows.conftest import Stage, settle

DATA = {
    "Martillo",
    "Autumn sale · Clocks and furniture",
    "Control · Autumn sale · Clocks and furniture",
    *BIDDERS.values(),
    *(title for _, title, *_ in LOTS),
    *(text for _, _, text, *_ in LOTS),
}
"""What the house wrote, which nobody translates."""
WORDLESS = re.compile(r"[\W\d_]*|(?:Ctrl\+|Alt |⇧ )?(?:[A-Z]|F?\d+)|Esc|WebSocket · \d+ ms|\d+ ms")


def texts_of(window: HouseWindow) -> Iterator[tuple[QWidget, str]]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield widget, widget.text()
        if isinstance(widget, QLineEdit) and widget.placeholderText():
            yield widget, widget.placeholderText()


def words_of(window: HouseWindow) -> set[str]:
    return {text for _, text in texts_of(window) if text not in DATA and not WORDLESS.fullmatch(text)}


@pytest.mark.parametrize("which", ["sale_room", "control"])
async def test_a_switch_of_language_changes_every_visible_text(stage: Stage, which: str) -> None:
    window: HouseWindow = await getattr(stage, which)()
    english = words_of(window)
    stage.preferences.choose_language(Language.SPANISH)
    await settle()
    spanish = words_of(window)
    assert len(english) > 20
    assert not english & spanish
    stage.preferences.choose_language(Language.ENGLISH)
    await settle()
    assert words_of(window) == english


async def test_amounts_are_written_as_the_language_writes_them(stage: Stage) -> None:
    window = await stage.sale_room()
    assert window.lot.price.text() == "€1,200"
    stage.preferences.choose_language(Language.SPANISH)
    await settle()
    assert window.lot.price.text().replace("\xa0", " ") == "1.200 €"


def cut_off(window: HouseWindow) -> list[str]:
    """Name the visible texts that do not fit in their widget, or whose widget sticks out sideways."""
    found = []
    for widget, text in texts_of(window):
        if isinstance(widget, QLineEdit):
            continue
        needed = widget.minimumSizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + 1:
                found.append(f"too low: {text}")
        elif text not in DATA and needed.boundedTo(widget.size() + QSize(1, 1)) != needed:
            found.append(f"too narrow: {text}")  # a long title of the house's may end in an ellipsis
        left = widget.mapTo(window, widget.rect().topLeft()).x()
        if left < -1 or left + widget.width() > window.width() + 1:
            found.append(f"outside: {text}")
    for area in window.findChildren(QScrollArea):
        content = area.widget()
        if area.isVisible() and content is not None and content.width() > area.viewport().width() + 1:
            found.append("a column is wider than its place")
    return found


@pytest.mark.parametrize("which", ["sale_room", "control"])
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SPANISH])
@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1360, 860), (100, 1024, 700), (150, 1360, 860), (200, 1360, 860)]
)
async def test_nothing_is_cut_off(
    stage: Stage, which: str, language: Language, percent: int, width: int, height: int
) -> None:
    window: HouseWindow = await getattr(stage, which)()
    window.resize(width, height)
    stage.preferences.choose_language(language)
    stage.preferences.choose_text_percent(percent)
    await settle()
    with contextlib.suppress(TimeoutError):  # a busy machine lays out late; what is wrong is told below
        await eventually(lambda: not cut_off(window), within_s=3)
    assert cut_off(window) == []
    assert window.width() == width


async def test_the_bid_button_is_in_sight_at_200_percent(stage: Stage) -> None:
    window = await stage.sale_room()
    stage.preferences.choose_text_percent(200)
    await settle()
    button = window.bidding.button
    top = button.mapTo(window, button.rect().topLeft()).y()
    assert top >= 0
    assert top + button.height() <= window.height()
