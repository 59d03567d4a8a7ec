"""One bid's way in one line: ✓ sent · ✓ received · ✓ accepted · outbid. Nobody wonders whether it counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_client.theme import TextRole, Tone, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce


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


class BidReceiptLine(Adaptive, QLabel):
    """The stages of the last bid.

    Signals:
        receipt_asked: the link to the signed receipt was chosen.
    """

    receipt_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self._has_receipt = False
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        links = Qt.TextInteractionFlag
        self.setTextInteractionFlags(links.LinksAccessibleByMouse | links.LinksAccessibleByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.linkActivated.connect(self._on_link_activated)
        mark(self, role=TextRole.SMALL)
        self._adapt()

    def line(self) -> str:
        """Return the stages as they are read, without markup."""
        return " · ".join(_SIGNS[stage.state] + stage.text for stage in self._stages)

    def show_stages(self, stages: Sequence[Stage], has_receipt: bool = False) -> None:
        """Show the stages reached so far, in order."""
        if (tuple(stages), has_receipt) == (self._stages, self._has_receipt):
            return
        self._stages, self._has_receipt = tuple(stages), has_receipt
        failed = any(stage.state is StageState.FAILED for stage in self._stages)
        mark(self, tone=Tone.OUTBID if failed else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_receipt else Qt.FocusPolicy.NoFocus)
        self._show()
        if self._stages:
            announce(self, self._stages[-1].text)

    def _show(self) -> None:
        # What comes from outside is escaped: only the link is markup.
        text = escape(self.line())
        if self._has_receipt:
            link = self.tr("receipt")  # the collector of texts does not look into f-strings
            text += f' &nbsp; <a href="receipt">{escape(link)}</a>'
        self.setText(text)
        self.setAccessibleName(self.line())

    def _on_link_activated(self, _target: str) -> None:
        self.receipt_asked.emit()

    def _retranslate(self) -> None:
        self._show()

    def _restyle(self) -> None:
        # A laid-out link keeps the colour of the old palette until its text is set anew.
        self.setText("")
        self._show()
