"""The auctioneer's keys as buttons, the ones of every lot on top, and why the last one came to nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contract.verdicts import Code
from contract.wire import SaleStatus
from desktop_client.formats import Formats
from desktop_client.saleroom.control import Act, Possible, WhyNot, passed_lots
from desktop_client.theme import Kind, Tone, look
from desktop_client.viewmodels.control import ControlViewModel, Refusal
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.banner import Banner, BannerView
from desktop_client.windows import phrases
from desktop_client.windows.control import act_words
from desktop_client.windows.control.action_labels import ActionLabels
from desktop_client.windows.control.pressed_twice import PressedTwice
from desktop_client.windows.control.shared_row import SharedRow

_REFUSAL_STAYS_MS = 8_000
_CALLED = frozenset(
    {
        Act.ROOM_BID,
        Act.FAIR_WARNING,
        Act.FINAL_CALL,
        Act.SELL,
        Act.OPEN_LOT,
        Act.CUT_ASK,
        Act.LINE_UP,
    }
)
"""What belongs to a sale that is called."""
_BY_THE_CLOCK = frozenset({Act.EXTEND, Act.EXTEND_ALL})
"""What belongs to a timed sale."""


@dataclass(frozen=True, slots=True)
class _Key:
    act: Act
    key: str
    kind: Kind
    run: Callable[[], None]


class ActionsPanel(Adaptive, QWidget):
    """Every call, its key beside it; one that is not possible now is grey and says why.

    Signals:
        end_sale_asked: the sale shall end, which cannot be undone.
        extend_asked(bool): more time for the lot that is looked at, or for every open lot.
        retract_asked: the leading bid shall be taken back at its bidder's wish.
    """

    end_sale_asked = Signal()
    retract_asked = Signal()
    extend_asked = Signal(bool)

    def __init__(self, model: ControlViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._labels = model, ActionLabels(model, formats)
        self._buttons: dict[Act, ActionButton] = {}
        self._rows: list[tuple[QWidget, SharedRow]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._add_row(
            _Key(Act.ROOM_BID, "Space", Kind.PLAIN, model.room_bid),
            _Key(Act.FAIR_WARNING, "F", Kind.WARNING, model.fair_warning),
            _Key(Act.FINAL_CALL, "L", Kind.PLAIN, model.final_call),
            _Key(Act.SELL, "S", Kind.PRIMARY, self.sell),
        )
        self._add_row(
            _Key(Act.EXTEND, "E", Kind.PRIMARY, lambda: self.extend_asked.emit(False)),
            _Key(Act.EXTEND_ALL, "⇧ E", Kind.PLAIN, lambda: self.extend_asked.emit(True)),
        )
        self._add_row(
            _Key(Act.UNDO, "U", Kind.PLAIN, model.undo),
            _Key(Act.PASS, "P", Kind.PLAIN, model.pass_lot),
            _Key(Act.CUT_ASK, "C", Kind.PLAIN, model.cut_ask),
            _Key(Act.OPEN_LOT, "N", Kind.PLAIN, self.next),
        )
        self._add_row(
            _Key(Act.RETRACT, "T", Kind.PLAIN, self.retract_asked.emit),
            _Key(Act.WITHDRAW, "W", Kind.PLAIN, self.withdraw),
            _Key(Act.REOFFER, "O", Kind.PLAIN, self.offer_again),
            _Key(Act.LINE_UP, "K", Kind.PLAIN, lambda: model.choose_neighbour(+1)),
        )
        for act in (Act.ROOM_BID, Act.FAIR_WARNING, Act.FINAL_CALL, Act.SELL):
            self._buttons[act].set_large(True)
        self._refusal = Banner()
        self._refused: tuple[Act, Callable[[], str]] | None = None
        self._column.addWidget(self._refusal)
        self._refusal_timer = QTimer(self, singleShot=True, interval=_REFUSAL_STAYS_MS)
        self._refusal_timer.timeout.connect(self._forget_refusal)
        self._override, self._withdrawal = PressedTwice(self), PressedTwice(self)
        for twice in (self._override, self._withdrawal):
            twice.expired.connect(self.show_actions)
        model.refused.connect(self._on_refused)
        model.called.connect(self._on_called)
        self._adapt()

    def button(self, act: Act) -> ActionButton:
        """Return the button of an act."""
        return self._buttons[act]

    def show_formats(self, formats: Formats) -> None:
        """Write amounts in this way from now on."""
        self._labels.formats = formats
        self.show_actions()

    def show_actions(self) -> None:
        """Show what each key does now."""
        timed, armed = self._model.timed, self._override.is_armed(self._model.block)
        for act, button in self._buttons.items():
            possible = self._possible(act)
            waiting = act is Act.OPEN_LOT and self._next_act() is not Act.OPEN_LOT
            button.setEnabled(bool(possible) or waiting)
            button.setToolTip("" if possible.why_not is None else act_words.why_not(possible.why_not))
            button.set_label(self._labels.of(act, goes_on=self._next_act(), armed=armed))
            set_shown(button, act not in (_CALLED if timed else _BY_THE_CLOCK) or waiting)
        for holder, row in self._rows:
            set_shown(holder, any(not button.isHidden() for button in row.widgets()))
        self._buttons[Act.SELL].set_kind(Kind.DANGER if armed else Kind.PRIMARY)
        withdraws = self._withdrawal.is_armed(self._model.block)
        self._buttons[Act.WITHDRAW].set_kind(Kind.DANGER if withdraws else Kind.PLAIN)

    def sell(self) -> None:
        """Bring the hammer down; under the reserve only at the second press within four seconds."""
        if not self._model.sells_under_reserve() or not self._model.possible(Act.SELL):
            self._model.sell()
        elif self._override.press(self._model.block):
            self._model.sell(override=True)
        else:
            self._show_refusal(Act.SELL, lambda: phrases.refusal(Code.RESERVE_UNMET))
        self.show_actions()

    def withdraw(self) -> None:
        """Take the lot out of the sale at the second press within four seconds: everybody sees it at once."""
        if not self._model.possible(Act.WITHDRAW) or self._withdrawal.press(self._model.block):
            self._model.withdraw()
        else:
            self._show_refusal(Act.WITHDRAW, self._really_withdraw)
        self.show_actions()

    def offer_again(self) -> None:
        """Put the lot that was passed longest ago on the block again."""
        self._model.offer_again(self._again())

    def _again(self) -> str:
        return self.tr("Offered again.")

    def next(self) -> None:
        """Go on: open the sale, put the next lot on the block, or after the last one end the sale."""
        match self._next_act():
            case Act.OPEN_SALE:
                self._model.open_sale()
            case Act.END_SALE:
                self.end_sale_asked.emit()
            case _:
                self._model.open_next(self._again())

    def _next_act(self) -> Act:
        if self._model.live.room.status is SaleStatus.UPCOMING:
            return Act.OPEN_SALE
        if self._model.next_lot is None and self._model.possible(Act.END_SALE):
            return Act.END_SALE
        return Act.OPEN_LOT

    def _possible(self, act: Act) -> Possible:
        lot = self._lot_of(act)
        if act is Act.REOFFER and lot is None:
            return Possible(WhyNot.NO_PASSED_LOT)
        standing = self._model.live.standing(lot)
        is_passed = act is Act.OPEN_LOT and standing is not None and standing.phase.closed
        return self._model.possible(Act.REOFFER if is_passed else act, lot)

    def _lot_of(self, act: Act) -> str | None:
        """Return the lot that a key would act on; None for the one on the block."""
        if act in {Act.OPEN_LOT, Act.LINE_UP}:
            return self._model.next_lot
        passed = passed_lots(self._model.live.room)
        return passed[0] if act is Act.REOFFER and passed else None

    # ── refusals ─────────────────────────────────────────────────────────────────────────────────────

    def _on_refused(self, refusal: Refusal) -> None:
        self._show_refusal(refusal.act, lambda: act_words.refusal(refusal))

    def _on_called(self, _act: Act) -> None:
        self._refusal_timer.stop()
        self._forget_refusal()

    def _forget_refusal(self) -> None:
        self._refused = None
        self._refusal.show_banner(None)

    def _show_refusal(self, act: Act, words: Callable[[], str]) -> None:
        self._refused = act, words
        self._say_refusal()
        self._refusal_timer.start()

    def _say_refusal(self) -> None:
        if self._refused is not None:
            act, words = self._refused
            self._refusal.show_banner(BannerView(act_words.act_word(act), words(), Tone.OUTBID, "warning"))

    def _really_withdraw(self) -> str:
        return self.tr("Press Withdraw once more to take lot {lot} out of the sale.").format(
            lot=self._model.block
        )

    def _add_row(self, *keys: _Key) -> None:
        holder = QWidget()
        row = SharedRow(holder)
        for key in keys:
            button = ActionButton(key=key.key, kind=key.kind)
            button.clicked.connect(lambda _checked=False, run=key.run: run())
            self._buttons[key.act] = button
            row.addWidget(button)
        self._rows.append((holder, row))
        self._column.addWidget(holder)

    def _retranslate(self) -> None:
        self._buttons[Act.ROOM_BID].set_key(self.tr("Space"))
        self._say_refusal()
        self.show_actions()

    def _restyle(self) -> None:
        self._column.setSpacing(look().px(14))
        for _, row in self._rows:
            row.setSpacing(look().px(10))
