"""Leave a max bid: the secret limit, typed in the reader's own way of writing amounts."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, Tone, look, mark
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.cursor import put_cursor_into
from desktop_client.widgets.text_label import TextLabel


class MaxBidField(Adaptive, QWidget):
    """A field, a button, and one line below for an error or for the max that is left already.

    `parse` makes minor units of a typed text, or None when it is no amount.

    Signals:
        max_bid_left(object): an amount in minor units, an int, was given and could be read.
    """

    max_bid_left = Signal(object)

    def __init__(self, parse: Callable[[str], int | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse = parse
        self._left_already = ""
        self._edit = QLineEdit()
        self._edit.returnPressed.connect(self._on_submitted)
        self._edit.textEdited.connect(self._on_edited)
        self._button = ActionButton()
        self._button.clicked.connect(self._on_submitted)
        self._line = TextLabel(role=TextRole.SMALL)
        self._row = QHBoxLayout()
        self._row.addWidget(self._edit, 1)
        self._row.addWidget(self._button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self._line)
        self._adapt()

    def show_max(self, text: str) -> None:
        """Show the max bid that is left already; an empty text: none."""
        self._left_already = text
        self._edit.clear()
        self._show_line()

    def propose(self, text: str) -> None:
        """Put an amount into the field, to be left by Enter: nothing is sent yet."""
        self._edit.setText(text)
        self.show_error("")
        self._line.show_text(self.tr("Nothing is sent until you press Enter."))
        self._line.setVisible(True)
        self._edit.setAccessibleDescription(self._line.text())
        self.take_focus()

    def show_enabled(self, enabled: bool) -> None:
        """Allow or forbid a max bid; the bid button says why not."""
        self._edit.setEnabled(enabled)
        self._button.setEnabled(enabled)

    def show_error(self, text: str) -> None:
        """Show why the amount was not taken; an empty text takes the error away."""
        mark(self._edit, error=bool(text))
        self._show_line(text)
        announce(self, text)

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        put_cursor_into(self._edit)

    def error(self) -> str:
        """Return the error shown, or an empty text."""
        return self._line.text() if self._edit.property("error") == "true" else ""

    def _on_submitted(self) -> None:
        amount = self._parse(self._edit.text().strip())
        if amount is None or amount <= 0:
            self.show_error(self.tr("This is not an amount. Write it like 1500 or 1,500.00."))
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.show_error("")
        self.max_bid_left.emit(amount)

    def _on_edited(self) -> None:
        if self.error():
            self.show_error("")

    def _show_line(self, error: str = "") -> None:
        left = self.tr("Your maximum: {amount}. Only you see it.").format(amount=self._left_already)
        text = error or (left if self._left_already else "")
        self._line.show_tone(Tone.OUTBID if error else None)
        self._line.show_text(text)
        self._line.setVisible(bool(text))
        self._edit.setAccessibleDescription(text)

    def _retranslate(self) -> None:
        self._edit.setPlaceholderText(self.tr("Your maximum, kept secret"))
        self._edit.setAccessibleName(self.tr("Your maximum, kept secret"))
        self._button.set_label(self.tr("Leave max bid"))
        if not self.error():
            self._show_line()

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("s"))
        self._column.setSpacing(look().space("xs"))
