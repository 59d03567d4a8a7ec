"""Keys of a page in the office: they work wherever the cursor stands, as long as the page is in front."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def page_key(page: QWidget, keys: str, slot: object) -> None:
    """Bind a key of a page, or of a tab, to a slot.

    A shortcut of Qt's does nothing while its owner is hidden, so that pages do not share keys. One that
    asked for the cursor to stand inside would be dead after a button was clicked that went away.
    """
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(slot)
