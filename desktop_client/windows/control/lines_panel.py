"""The paddles that bid through the clerk on the lot on the block, each with a key of its own: F2 to F9."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.saleroom.control import Act
from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.control_lines import MOST_LINES, SpokenLine
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.plain_tooltip import plain_tooltip
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.control.keys import LINE_KEYS


class LinesPanel(Adaptive, QWidget):
    """Telephones and hall paddles of this lot, and who must be called for the next one.

    Signals:
        line_chosen(int): bid for the line at this place.
    """

    line_chosen = Signal(int)

    def __init__(self, model: ControlViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, stretched=False)
        self._buttons = [ActionButton(key=key) for key in LINE_KEYS[:MOST_LINES]]
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked=False, place=place: self.line_chosen.emit(place))
            self._flow.addWidget(button)
            button.hide()
        self._calls = TextLabel(role=TextRole.MUTED)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._holder)
        self._column.addWidget(self._calls)
        self._adapt()

    def show_lines(self) -> None:
        """Show who bids through the clerk now."""
        model = self._model
        buying, standing = model.buyer_asked is not None, model.block_standing
        is_over = standing is not None and standing.phase.closed and not buying
        lines = [] if is_over else model.spoken()
        leader = standing.leader if standing is not None else None
        possible = buying or bool(model.possible(Act.BID_FOR))
        for place, button in enumerate(self._buttons):
            set_shown(button, place < len(lines))
            if place < len(lines):
                self._show_line(button, lines[place], leads=lines[place].paddle == leader)
                button.setEnabled(possible and lines[place].paddle != leader)
        set_shown(self._holder, bool(lines))
        text = self._to_call()
        self._calls.show_text(text)
        set_shown(self._calls, bool(text))
        set_shown(self, bool(lines) or bool(text))

    def _show_line(self, button: ActionButton, line: SpokenLine, *, leads: bool) -> None:
        who = f"{line.paddle} · {line.name}" if line.name else line.paddle
        words = self.tr("{who} leads") if leads else self.tr("Bid for {who}")
        if self._model.buyer_asked is not None:
            words = self.tr("{who} bought it")
        button.set_label(words.format(who=who))
        button.set_kind(Kind.PRIMARY if leads else Kind.PLAIN)
        way = self.tr("On the telephone") if line.on_phone else self.tr("In the hall")
        parts = (way, line.phone, line.clerk, line.note)
        button.setToolTip(plain_tooltip(" · ".join(part for part in parts if part)))

    def _to_call(self) -> str:
        """Say who must be on the telephone before the next lot opens."""
        if self._model.timed or self._model.next_lot is None:
            return ""
        phones = self._model.lines.phones(self._model.next_lot)
        if not phones:
            return ""
        people = "; ".join(self._person(line) for line in phones)
        words = self.tr("Call now for lot {lot}: {people}")
        return words.format(lot=self._model.next_lot, people=people)

    def _person(self, line: SpokenLine) -> str:
        clerk = self.tr("by {clerk}").format(clerk=line.clerk) if line.clerk else ""
        return " ".join(part for part in (line.paddle, line.name, line.phone, clerk) if part)

    def _retranslate(self) -> None:
        self.show_lines()

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("s"))
        self._flow.setSpacing(look().px(10))
