"""One receipt in full, checked, to be copied: what it takes to hold the house to its word."""

import msgspec
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import TONE_COLOUR, Kind, TextRole, look
from desktop_client.viewmodels.receipts import ReceiptLine
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.receipts import words


class ReceiptDialog(QDialog):
    """The house's signature over one verdict: in words, whether it fits, and as it was signed."""

    def __init__(self, line: ReceiptLine, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Signed receipt"))
        receipt = line.receipt
        self._document = "" if receipt is None else _pretty(receipt)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[look().space("xl")] * 4)
        self._column.setSpacing(look().space("m"))
        self._column.addWidget(TextLabel(self.tr("Signed receipt"), role=TextRole.TITLE))
        is_wrong = line.finding is not None and line.finding.is_alarming
        genuine = self.tr(
            "The house signed this answer with its key. Keep it to prove your bid and its time."
        )
        wrong = self.tr("This came as the house's signed answer. Keep it, and ask the house about this bid.")
        why = wrong if is_wrong else genuine
        self._column.addWidget(TextLabel(why, role=TextRole.MUTED))
        self._column.addLayout(self._check_line(line))
        self._column.addLayout(self._facts(line, formats))
        text = QPlainTextEdit(self._document)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("The receipt as it was signed"))
        text.setMinimumSize(look().px(520), look().px(170))
        self._column.addWidget(text, 1)
        self._column.addLayout(self._buttons())

    def _check_line(self, line: ReceiptLine) -> QHBoxLayout:
        tone, icon_name, _ = words.state(line.finding)
        row = QHBoxLayout()
        row.setSpacing(look().space("s"))
        row.addWidget(IconLabel(icon_name, TONE_COLOUR[tone]))
        row.addWidget(TextLabel(words.explained(line.finding), role=TextRole.STRONG, tone=tone), 1)
        return row

    def _facts(self, line: ReceiptLine, formats: Formats) -> QGridLayout:
        receipt = line.receipt
        grid = QGridLayout()
        grid.setHorizontalSpacing(look().space("l"))
        grid.setVerticalSpacing(look().space("xs"))
        grid.setColumnStretch(1, 1)
        if receipt is None:
            return grid
        received = f"{formats.day(receipt.at)}, {formats.clock(receipt.at, milliseconds=True)}"
        facts = [
            (self.tr("Sale"), receipt.title or receipt.sale),
            (self.tr("Lot"), receipt.lot or "–"),
            (self.tr("Sent"), words.command(line, formats)),
            (self.tr("Received"), received),
            (self.tr("Answer"), words.answer(line)),
            (self.tr("Ledger row"), "–" if receipt.seq is None else formats.number(receipt.seq)),
        ]
        for row, (name, value) in enumerate(facts):
            grid.addWidget(TextLabel(name, role=TextRole.MUTED), row, 0)
            grid.addWidget(TextLabel(value, tabular=True), row, 1)
        return grid

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


def show_receipt(line: ReceiptLine, formats: Formats, parent: QWidget) -> ReceiptDialog:
    """Open the dialog of a receipt over a window."""
    dialog = ReceiptDialog(line, formats, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _pretty(receipt: msgspec.Struct) -> str:
    return msgspec.json.format(msgspec.json.encode(receipt), indent=2).decode()
