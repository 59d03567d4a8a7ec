"""The small capitals above a thing: CATALOGUE · 150 LOTS."""

from PySide6.QtWidgets import QWidget

from desktop_client.theme import TextRole
from desktop_client.widgets.text_label import TextLabel


class CaptionLabel(TextLabel):
    """A caption. Give it normal spelling: the theme sets the capitals, and a screen reader reads words."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, TextRole.CAPTION, parent=parent)
