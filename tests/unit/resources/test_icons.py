"""Every icon can be drawn, and recoloured by replacing one placeholder."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

APPLICATION_ICON = "martillo"
ICONS = sorted(file for file in resources.path("icons").glob("*.svg") if file.stem != APPLICATION_ICON)
NEEDED = {
    "check",
    "cross",
    "warning",
    "info",
    "gavel",
    "hand",
    "clock",
    "wifi",
    "wifi-off",
    "refresh",
    "search",
    "star",
    "star-filled",
    "user",
    "users",
    "settings",
    "sun",
    "moon",
    "globe",
    "lock",
    "eye",
    "arrow-up",
    "arrow-down",
    "chevron-left",
    "chevron-right",
    "plus",
    "minus",
    "pause",
    "play",
    "undo",
    "book",
    "message",
    "picture",
    "receipt",
    "list",
    "grid",
    "sign-out",
    "dot",
}
SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)


def _drawn(svg: str, side_px: int = 24) -> QImage:
    image = QImage(side_px, side_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(svg.encode()).render(painter)
    painter.end()
    return image


def _opaque_colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_the_set_holds_every_icon_that_the_windows_use() -> None:
    assert {file.stem for file in ICONS} >= NEEDED


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_an_icon_draws_on_the_grid_in_the_one_colour_it_was_given(qapp: QApplication, file: Path) -> None:
    svg = file.read_text("utf-8")
    assert QSvgRenderer(svg.encode()).isValid()
    assert 'viewBox="0 0 24 24"' in svg
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= {"none", "#000"}
    assert _opaque_colours(_drawn(svg.replace("#000", "#ff0000"), 96)) == {"#ff0000"}


def test_no_two_icons_look_the_same(qapp: QApplication) -> None:
    pictures = {bytes(_drawn(file.read_text("utf-8")).constBits()) for file in ICONS}
    assert len(pictures) == len(ICONS)


def test_the_application_icon_is_rendered_at_every_size_from_its_drawing(qapp: QApplication) -> None:
    assert QSvgRenderer(str(resources.path("icons", f"{APPLICATION_ICON}.svg"))).isValid()
    for size_px in SIZES_PX:
        image = QImage(str(resources.path("icons", f"{APPLICATION_ICON}-{size_px}.png")))
        assert (image.width(), image.height()) == (size_px, size_px)
        assert image.pixelColor(0, 0).alpha() == 0, "its corners are round"
