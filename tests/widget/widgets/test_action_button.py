"""The button with a key: what is disabled is paler, its icon too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_client.theme import Kind, Theme, mark
from desktop_client.widgets.action_button import LINK_INSET, ActionButton


@pytest.mark.parametrize(("kind", "enabled"), [(Kind.PRIMARY, "on_accent"), (Kind.PLAIN, "text")])
def test_the_icon_pales_with_its_button(qtbot: QtBot, theme: Theme, kind: Kind, enabled: str) -> None:
    button = ActionButton("Issue", kind=kind, icon_name="receipt")
    qtbot.addWidget(button)
    assert button._icon._colour == enabled
    button.setEnabled(False)
    assert button._icon._colour == "muted"
    button.setEnabled(True)
    assert button._icon._colour == enabled


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_text_of_a_link_begins_where_its_column_does(
    qtbot: QtBot, qapp: QApplication, theme: Theme, scale: float
) -> None:
    theme.apply(qapp, text_scale=scale)
    column = QWidget()
    qtbot.addWidget(column)
    box = QVBoxLayout(column)
    link, another = QPushButton("more"), ActionButton("Another tier", kind=Kind.LINK)
    mark(link, kind=Kind.LINK)
    for one in (link, another):
        box.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
    column.show()
    option = QStyleOptionButton()
    link.initStyleOption(option)
    inside = link.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, link)
    assert (inside.left(), link.width() - inside.right() - 1) == (LINK_INSET, LINK_INSET)
    assert another._label.x() == LINK_INSET
