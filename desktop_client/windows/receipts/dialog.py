"""Shows the signed receipt of a bid, checked, to be copied: what it takes to hold the house to its word."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel


class ReceiptDialog(QDialog):
    """The house's signature over one verdict, with what it covers and whether it fits."""

    def __init__(self, document: str, parent: QWidget, *, genuine: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Signed receipt"))
        self._document = document
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("m"))
        column.addWidget(TextLabel(self.tr("Signed receipt"), role=TextRole.TITLE))
        why = self.tr("The house signed this answer with its key. Keep it to prove your bid and its time.")
        column.addWidget(TextLabel(why, role=TextRole.MUTED))
        column.addLayout(self._check_line(genuine=genuine))
        text = QPlainTextEdit(document)
        text.setReadOnly(True)
        text.setMinimumSize(look().px(520), look().px(250))
        column.addWidget(text)
        column.addLayout(self._buttons())

    def _check_line(self, *, genuine: bool) -> QHBoxLayout:
        words = self.tr("The signature is genuine.") if genuine else self.tr("The signature does not fit!")
        line = QHBoxLayout()
        line.setSpacing(look().space("s"))
        line.addWidget(IconLabel("check" if genuine else "warning", "leading" if genuine else "outbid"))
        tone = Tone.LEADING if genuine else Tone.OUTBID
        line.addWidget(TextLabel(words, role=TextRole.STRONG, tone=tone), 1)
        return line

    def _buttons(self) -> QHBoxLayout:
        copy = ActionButton(self.tr("Copy"), kind=Kind.PRIMARY)
        copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(self._document))
        close = ActionButton(self.tr("Close"), key="Esc")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(look().space("s"))
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(copy)
        return row
