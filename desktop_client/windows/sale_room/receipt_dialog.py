"""Shows the signed receipt of a bid, to be copied: what anybody needs to hold the house to its word."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_client.saleroom.pending import PendingBid
from desktop_client.theme import Kind, TextRole, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.text_label import TextLabel


class ReceiptDialog(QDialog):
    """The house's signature over one verdict, with what it covers."""

    def __init__(self, bid: PendingBid, house_key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Signed receipt"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("m"))
        column.addWidget(TextLabel(self.tr("Signed receipt"), role=TextRole.TITLE))
        why = self.tr("The house signed this answer with its key. Keep it to prove your bid and its time.")
        column.addWidget(TextLabel(why, role=TextRole.MUTED))
        self._text = QPlainTextEdit(receipt_text(bid, house_key))
        self._text.setReadOnly(True)
        self._text.setMinimumSize(look().px(460), look().px(180))
        column.addWidget(self._text)
        buttons = QHBoxLayout()
        copy = ActionButton(self.tr("Copy"), kind=Kind.PRIMARY)
        copy.clicked.connect(self._copy)
        close = ActionButton(self.tr("Close"), key="Esc")
        close.clicked.connect(self.accept)
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())


def receipt_text(bid: PendingBid, house_key: str) -> str:
    """Write a receipt as lines of `name: value`, the names as the protocol has them."""
    verdict = bid.verdict
    if verdict is None or verdict.receipt is None:
        return ""
    values = {
        "sale": bid.bid.sale,
        "lot": bid.bid.lot,
        "id": bid.bid.id,
        "amount": bid.bid.amount,
        "mode": bid.bid.mode.value,
        "at": verdict.at,
        "seq": verdict.seq,
        "ok": str(verdict.ok).lower(),
        "outcome": verdict.outcome.value if verdict.outcome else verdict.code.value if verdict.code else "",
        "hash": verdict.receipt.hash,
        "signature": verdict.receipt.signature,
        "house_key": house_key,
    }
    return "\n".join(f"{name}: {value}" for name, value in values.items() if value is not None)
