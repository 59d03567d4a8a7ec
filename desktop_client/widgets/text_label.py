"""A label that shows text from outside as plain text, in one of the roles of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_client.theme import TextRole, Tone, look, mark

_TABULAR = (TextRole.SMALL, TextRole.LEAD, TextRole.FIGURE, TextRole.PRICE)


class TextLabel(QLabel):
    """Plain, wrapping text: what bidders and consigners typed is never read as markup.

    Figures are tabular in the roles that show amounts, or as `tabular` says: for one that changes in place.
    A `snug` text is as high as it is at its width, where the layout above is one that reckons so; others keep
    the room that they would have at the narrower width which Qt guesses.
    """

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        tone: Tone | None = None,
        parent: QWidget | None = None,
        *,
        tabular: bool | None = None,
        snug: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        height = QSizePolicy.Policy.Preferred if snug else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, height)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role in _TABULAR if tabular is None else tabular:
            self.setFont(look().font())
        mark(self, role=role)
        self.show_tone(tone)

    def show_text(self, text: str) -> None:
        """Replace the text; the same text again does nothing."""
        if text != self.text():
            self.setText(text)

    def show_tone(self, tone: Tone | None) -> None:
        """Give the text the colour of a tone, or its role's own."""
        mark(self, tone=tone or "")
