"""What is wrong with a form as a whole: there only while something is, and said to a screen reader."""

from PySide6.QtWidgets import QWidget

from desktop_client.theme import Tone
from desktop_client.widgets.text_label import TextLabel


class ErrorLine(TextLabel):
    """A sentence; without one it takes no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tone=Tone.OUTBID, parent=parent)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show what is wrong; an empty text takes it away."""
        if text == self.text():
            return
        super().show_text(text)
        self.setVisible(bool(text))
        if text:
            from desktop_client.widgets.announce import announce  # late: the first window has nothing to say

            announce(self, text)
