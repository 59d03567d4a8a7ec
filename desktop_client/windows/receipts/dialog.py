"""One receipt in full, checked, to be copied: what it takes to hold the house to its word."""

import msgspec
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from desktop_client.theme import TONE_COLOUR, Kind, TextRole, look
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptLine
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.dialogs import Dialog
from desktop_client.windows.receipts import words

_FACTS = 6


class ReceiptDialog(Dialog):
    """The house's signature over one verdict: in words, whether it fits, and as it was signed."""

    def __init__(self, line: ReceiptLine, preferences: Preferences, parent: QWidget) -> None:
        self._copy = ActionButton(kind=Kind.PRIMARY)
        super().__init__(parent, self._copy)
        self._line, self._preferences = line, preferences
        self._document = "" if line.receipt is None else _pretty(line.receipt)
        tone, icon_name, _ = words.state(line.finding)
        self._why, self._found = TextLabel(role=TextRole.MUTED), TextLabel(role=TextRole.STRONG, tone=tone)
        self._check, self._facts = QHBoxLayout(), QGridLayout()
        self._check.addWidget(IconLabel(icon_name, TONE_COLOUR[tone]))
        self._check.addWidget(self._found, 1)
        self._facts.setColumnStretch(1, 1)
        self._fact_labels = [self._fact(row) for row in range(0 if line.receipt is None else _FACTS)]
        self._text = QPlainTextEdit(self._document)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self.body.addWidget(self._why)
        self.body.addLayout(self._check)
        self.body.addLayout(self._facts)
        self.body.addWidget(self._text, 1)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._no.setDefault(True)
        self._adapt()

    def _fact(self, row: int) -> tuple[TextLabel, TextLabel]:
        name, value = TextLabel(role=TextRole.MUTED), TextLabel(tabular=True)
        self._facts.addWidget(name, row, 0)
        self._facts.addWidget(value, row, 1)
        return name, value

    def _told(self) -> list[tuple[str, str]]:
        line, receipt, formats = self._line, self._line.receipt, self._preferences.formats
        if receipt is None:
            return []
        received = f"{formats.day(receipt.at)}, {formats.clock(receipt.at, milliseconds=True)}"
        return [
            (self.tr("Sale"), receipt.title or receipt.sale),
            (self.tr("Lot"), receipt.lot or "–"),
            (self.tr("Sent"), words.command(line, formats)),
            (self.tr("Received"), received),
            (self.tr("Answer"), words.answer(line)),
            (self.tr("Ledger row"), "–" if receipt.seq is None else formats.number(receipt.seq)),
        ]

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._document)

    def _retranslate(self) -> None:
        finding = self._line.finding
        genuine = self.tr(
            "The house signed this answer with its key. Keep it to prove your bid and its time."
        )
        wrong = self.tr("This came as the house's signed answer. Keep it, and ask the house about this bid.")
        self.show_title(self.tr("Signed receipt"))
        self._why.show_text(wrong if finding is not None and finding.is_alarming else genuine)
        self._found.show_text(words.explained(finding))
        for labels, texts in zip(self._fact_labels, self._told(), strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.show_text(text)
        self._text.setAccessibleName(self.tr("The receipt as it was signed"))
        self._copy.set_label(self.tr("Copy"))
        self._no.set_label(self.tr("Close"))

    def _restyle(self) -> None:
        super()._restyle()
        self._check.setSpacing(look().space("s"))
        self._facts.setHorizontalSpacing(look().space("l"))
        self._facts.setVerticalSpacing(look().space("xs"))
        self._text.setMinimumSize(look().px(520), look().px(170))


def _pretty(receipt: msgspec.Struct) -> str:
    return msgspec.json.format(msgspec.json.encode(receipt), indent=2).decode()
