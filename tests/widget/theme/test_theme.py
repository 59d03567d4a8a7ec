"""The theme is switched live, and scales text and controls together."""

import re

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_client.theme import TextRole, Theme, ThemeMode, look, mark
from desktop_client.theme.fonts import load_fonts
from desktop_client.theme.look import Look
from desktop_client.theme.style import style_sheet
from desktop_client.theme.tokens import load_tokens


def ground_of(button: QPushButton) -> QColor:
    """Return the colour that is really painted, in the middle of the left edge's padding."""
    return button.grab().toImage().pixelColor(8, button.height() // 2)


def test_a_shown_widget_follows_the_mode_without_a_restart(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    button = QPushButton("Bid")
    qtbot.addWidget(button)
    mark(button, kind="primary")
    button.show()
    assert ground_of(button) == QColor(load_tokens().light.accent_fill)
    theme.apply(qapp, ThemeMode.DARK)
    assert ground_of(button) == QColor(load_tokens().dark.accent_fill)


def test_applying_tells_once_and_keeps_what_is_not_mentioned(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, text_scale=1.5)
    assert (theme.mode, theme.text_scale) == (ThemeMode.LIGHT, 1.5)
    theme.apply(qapp, ThemeMode.DARK)
    assert (theme.mode, theme.text_scale) == (ThemeMode.DARK, 1.5)


@pytest.mark.parametrize(("asked", "given"), [(0.2, 1.0), (1.25, 1.25), (9.0, 2.0)])
def test_the_text_size_is_held_within_its_bounds(
    qapp: QApplication, theme: Theme, asked: float, given: float
) -> None:
    theme.apply(qapp, text_scale=asked)
    assert theme.text_scale == given


def test_fields_and_letters_grow_with_the_text_size(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    label, field = QLabel("Bracket clock"), QLineEdit()
    qtbot.addWidget(label)
    qtbot.addWidget(field)
    mark(label, role=TextRole.HEADING)
    label.show()
    field.show()
    width, height = label.sizeHint().width(), field.sizeHint().height()
    theme.apply(qapp, text_scale=2.0)
    assert label.sizeHint().width() == pytest.approx(2 * width, rel=0.05)
    assert field.sizeHint().height() > 1.7 * height


def test_the_palette_follows_the_mode(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, ThemeMode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(load_tokens().dark.window)


@pytest.mark.parametrize("mode", ThemeMode)
def test_the_style_sheet_has_a_value_for_every_name(mode: ThemeMode) -> None:
    sheet = style_sheet(Look(load_tokens(), mode, 1.0, reduced_motion=False))
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert "$" not in rules
    assert rules.count("{") == rules.count("}")


def test_inter_ships_with_the_product(qapp: QApplication) -> None:
    assert "Inter" in load_fonts()


def test_figures_have_one_width_so_that_a_price_does_not_jump(theme: Theme) -> None:
    metrics = QFontMetrics(look().font("price"))
    assert {metrics.horizontalAdvance(figure * 4) for figure in "0123456789"} == {
        metrics.horizontalAdvance("0000")
    }
    proportional = QFontMetrics(look().prose("price"))
    assert proportional.horizontalAdvance("1111") < proportional.horizontalAdvance("0000")
