"""The button with a key: what is disabled is paler, its icon too."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_client.theme import Kind, Theme
from desktop_client.widgets.action_button import ActionButton


@pytest.mark.parametrize(("kind", "enabled"), [(Kind.PRIMARY, "on_accent"), (Kind.PLAIN, "text")])
def test_the_icon_pales_with_its_button(qtbot: QtBot, theme: Theme, kind: Kind, enabled: str) -> None:
    button = ActionButton("Issue", kind=kind, icon_name="receipt")
    qtbot.addWidget(button)
    assert button._icon._colour == enabled
    button.setEnabled(False)
    assert button._icon._colour == "muted"
    button.setEnabled(True)
    assert button._icon._colour == enabled
