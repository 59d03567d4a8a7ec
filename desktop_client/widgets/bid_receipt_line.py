"""One bid's way in one line: ✓ sent · ✓ received · ✓ accepted · outbid. Nobody wonders whether it counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop_client.theme import Kind, TextRole, Tone, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel


class StageState(Enum):
    """How a stage went."""

    DONE = "done"
    PENDING = "pending"
    FAILED = "failed"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage with its text: `14:03:07 sent`, `received`, `accepted at € 1.200`."""

    text: str
    state: StageState = StageState.DONE


_SIGNS = {StageState.DONE: "✓ ", StageState.PENDING: "… ", StageState.FAILED: "× ", StageState.NOTE: ""}


class BidReceiptLine(Adaptive, QWidget):
    """The stages of the last bid, and the way to its signed receipt.

    That is a button and no link in the text: Qt does not let the Tab key out of a label with a link again,
    and tells a screen reader of none.

    Signals:
        receipt_asked: the signed receipt is wanted.
    """

    receipt_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self._words = TextLabel(role=TextRole.SMALL)
        self._link = QPushButton()
        self._link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._link.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self._link, kind=Kind.LINK, grade="small")
        self._link.hide()
        self._link.clicked.connect(self.receipt_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._adapt()

    def line(self) -> str:
        """Return the stages as they are read."""
        return " · ".join(_SIGNS[stage.state] + stage.text for stage in self._stages)

    def show_stages(self, stages: Sequence[Stage], has_receipt: bool = False) -> None:
        """Show the stages reached so far, in order. The bid button and the list of my bids say them aloud."""
        self._link.setVisible(has_receipt)
        if tuple(stages) == self._stages:
            return
        self._stages = tuple(stages)
        failed = any(stage.state is StageState.FAILED for stage in self._stages)
        self._words.show_tone(Tone.OUTBID if failed else None)
        self._words.show_text(self.line())

    def _retranslate(self) -> None:
        self._link.setText(self.tr("receipt"))
        self._link.setAccessibleName(self.tr("Signed receipt of this bid"))

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("xs"))
