"""Icons are drawn in the theme's colours and at the screen's own resolution."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

import desktop_client.widgets as widgets
import resources
from desktop_client.theme import Theme, ThemeMode, icon, icon_exists, look, pixmap


def inks(picture: QImage) -> set[str]:
    """Name the colours of the fully covered pixels."""
    pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("mode", ThemeMode)
def test_an_icon_has_the_colour_of_its_token(qapp: QApplication, theme: Theme, mode: ThemeMode) -> None:
    theme.apply(qapp, mode)
    drawn = pixmap("dot", "leading", 32, 1.0).toImage()
    assert inks(drawn) == {QColor(look().colours.leading).name()}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_as_many_pixels_as_the_screen(theme: Theme, ratio: float) -> None:
    drawn = pixmap("gavel", "text", 20, ratio)
    assert drawn.size() == QSize(round(20 * ratio), round(20 * ratio))
    assert drawn.deviceIndependentSize().toSize() == QSize(20, 20)
    assert icon("gavel", size=20).pixmap(QSize(20, 20), ratio).size() == drawn.size()


def test_a_missing_drawing_is_an_error(theme: Theme) -> None:
    assert not icon_exists("no-such-drawing")
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-drawing")


def test_every_drawing_is_black_ink_only() -> None:
    for file in resources.path("icons").glob("*.svg"):
        if file.stem != "martillo":
            colours = set(re.findall(r"#[0-9a-fA-F]{3,6}", file.read_text(encoding="utf-8")))
            assert colours <= {"#000"}, file.name


def test_every_icon_that_a_widget_names_exists() -> None:
    folder = Path(widgets.__path__[0])
    named = re.compile(r'(?:IconLabel\(|show_icon\(|pixmap\(|icon\(|icon_name(?:: str)? ?= ?)"([a-z-]+)"')
    found = {name for file in folder.glob("*.py") for name in named.findall(file.read_text(encoding="utf-8"))}
    assert found, "the pattern finds nothing any more"
    assert [name for name in sorted(found) if not icon_exists(name)] == []
