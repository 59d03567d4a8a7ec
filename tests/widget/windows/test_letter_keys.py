"""Single letters as shortcuts can be switched off (WCAG 2.1.4), and what shows them follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from contract import commands
from desktop_client.settings import ThemeChoice
from desktop_client.theme.theme import Theme
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.key_cap import KeyCap, KeyHint, is_letter_key
from desktop_client.windows.control.messages_dialog import MessagesDialog
from desktop_client.windows.shortcuts_dialog import ShortcutsDialog
from tests.widget.windows.conftest import Stage, settle
from tests.widget.windows.test_control import calls_of


@pytest.mark.parametrize("key", ["H", "Shift+H", "Shift + H", "+", "?", "112 B", "K  J", "+  −"])
def test_what_types_a_character_is_a_letter_key(key: str) -> None:
    assert is_letter_key(key)


@pytest.mark.parametrize(
    "key", ["Space", "Ctrl+U", "Ctrl + +", "112 Ctrl + B", "Alt + 1 – 9", "F2 – F9", "Esc", "↑ ↓ Enter", ""]
)
def test_what_types_nothing_is_no_letter_key(key: str) -> None:
    assert not is_letter_key(key)


async def test_switched_off_a_letter_calls_nothing_and_space_still_bids(stage: Stage) -> None:
    window = await stage.control()
    stage.preferences.choose_letter_keys(False)
    for key in (Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_7):
        QTest.keyClick(window, key)
    await settle()
    assert calls_of(stage) == []
    assert not window.block.field.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_Space)
    await settle()
    assert [type(call) for call in calls_of(stage)] == [commands.RoomBid]


async def test_switched_on_again_a_letter_calls(stage: Stage) -> None:
    stage.preferences.choose_letter_keys(False)
    window = await stage.control()
    stage.preferences.choose_letter_keys(True)
    QTest.keyClick(window, Qt.Key.Key_F)
    await settle()
    assert [type(call) for call in calls_of(stage)] == [commands.GiveFairWarning]


async def test_the_help_leaves_out_what_is_switched_off(stage: Stage) -> None:
    window = await stage.control()
    stage.preferences.choose_letter_keys(False)
    dialog = ShortcutsDialog(window.key_groups, window)
    dialog.show()
    shown = {cap.text() for cap in dialog.findChildren(KeyCap) if cap.isVisible()}
    assert {"F2 – F9", "Space", "Ctrl + U"} <= shown
    assert not any(is_letter_key(key) for key in shown if key)
    dialog.close()


async def test_the_help_lives_through_another_look_and_shows_the_keys_of_then(stage: Stage) -> None:
    window = await stage.control()
    dialog = ShortcutsDialog(window.key_groups, window)
    dialog.show()
    for theme in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        stage.preferences.choose_theme(theme)
        stage.preferences.choose_letter_keys(theme is ThemeChoice.LIGHT)
        await settle()
        shown = {cap.text() for cap in dialog.findChildren(KeyCap) if cap.isVisible()}
        assert ("F" in shown) is (theme is ThemeChoice.LIGHT)
    dialog.close()


def test_a_button_neither_shows_nor_says_a_key_that_is_switched_off(qapp: QApplication) -> None:
    theme, window = Theme(), QWidget()
    button, hint = ActionButton("Hold", "H", parent=window), KeyHint("M", "max", window)
    window.show()
    assert button.accessibleDescription() == "Key: H"
    theme.apply(qapp, letter_keys=False)
    assert button.accessibleDescription() == ""
    assert not button._cap.isVisible()
    assert hint.accessibleName() == "max"
    assert hint.isHidden()
    theme.apply(qapp, letter_keys=True)
    assert button._cap.isVisible()
    assert hint.accessibleName() == "M: max"
    assert not hint.isHidden()
    window.close()


async def test_the_messages_name_the_key_of_a_hold_while_it_does_something(stage: Stage) -> None:
    window = await stage.control()
    dialog = MessagesDialog(stage.preferences, window)
    dialog.show()
    assert "(H)" in dialog._hold.edit.accessibleName()
    stage.preferences.choose_letter_keys(False)
    await settle()
    assert "(H)" not in dialog._hold.edit.accessibleName()
    dialog.close()
