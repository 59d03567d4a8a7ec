"""The words on the rostrum's keys: each says what pressing it now would do, with the amount and the lot."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from contract.standing import ROOM
from desktop_client.formats import Formats
from desktop_client.saleroom.control import Act, cut_ask, latest_undoable, passed_lots
from desktop_client.saleroom.rows import Row, RowKind
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.windows import phrases
from desktop_client.windows.control import act_words
from desktop_client.windows.control.undo_words import UndoWords

translate = QCoreApplication.translate


class ActionLabels:
    """Says what a key does now; one that can do nothing has the act's plain name."""

    def __init__(self, model: ControlViewModel, formats: Formats) -> None:
        self._model, self.formats = model, formats
        self._words: dict[Act, Callable[[], str]] = {
            Act.ROOM_BID: self._room_bid,
            Act.UNDO: self._undo,
            Act.LINE_UP: self._skip,
            Act.REOFFER: self._offer_again,
            Act.CUT_ASK: self._cut,
            Act.EXTEND: self._extend,
        }

    def of(self, act: Act, *, goes_on: Act, armed: bool) -> str:
        """Return the words of a key. `goes_on` is what N does, `armed` whether S sells under the reserve."""
        if act is Act.SELL:
            words = self._sell(armed=armed)
        elif act is Act.OPEN_LOT:
            words = self._go_on(goes_on)
        else:
            words = self._words.get(act, str)()
        return words or act_words.act_word(act)

    def _room_bid(self) -> str:
        standing = self._model.block_standing
        if standing is None or standing.ask is None:
            return ""
        return translate("ActionLabels", "Room bid {amount}").format(amount=self._money(standing.ask))

    def _sell(self, *, armed: bool) -> str:
        standing = self._model.block_standing
        if standing is None or standing.leader is None or not standing.phase.takes_bids:
            return ""
        if armed:
            return translate("ActionLabels", "Sell under the reserve")
        if standing.leader == ROOM:
            return translate("ActionLabels", "Sold to the room")
        return translate("ActionLabels", "Sold to {paddle}").format(paddle=standing.leader)

    def _undo(self) -> str:
        lot = self._model.block
        latest = None if lot is None else latest_undoable(self._model.live.room, lot)
        if latest is None or not self._model.possible(Act.UNDO):
            return ""
        if latest.kind is not RowKind.BID:
            what = self._undone(latest)
            return translate("ActionLabels", "Undo: {what}").format(what=what)
        amount = latest.amount if latest.amount is not None else latest.price
        words = translate("ActionLabels", "Undo {who}: {amount}")
        return words.format(who=phrases.who_in_text(latest.paddle), amount=self._amount(amount))

    def _undone(self, latest: Row) -> str:
        """Say what would be undone; as short as can be, so that the keys stay where they are at each."""
        standing = self._model.live.standing(latest.lot)
        if standing is not None and standing.phase.closed:
            return phrases.phase_word(standing.phase)
        if latest.kind is RowKind.REOPENED:  # in full it has the reason, which may be long
            return translate("ActionLabels", "reopened")
        if latest.kind is RowKind.BID_RETRACTED:
            return translate("ActionLabels", "bid taken back")
        return UndoWords(self._model.live, self.formats).of_row(latest)

    def _skip(self) -> str:
        lot = self._model.next_lot
        if lot is None:
            return translate("ActionLabels", "Skip")
        return translate("ActionLabels", "Skip lot {lot}").format(lot=lot)

    def _offer_again(self) -> str:
        count = len(passed_lots(self._model.live.room))
        return translate("ActionLabels", "Offer again · {count}").format(count=count) if count else ""

    def _cut(self) -> str:
        lot = self._model.block
        amount = None if lot is None else cut_ask(self._model.live.room, lot)
        if amount is None:
            return ""
        return translate("ActionLabels", "Cut to {amount}").format(amount=self._amount(amount))

    def _extend(self) -> str:
        time = self.formats.duration(self._model.usual_extension_ms)
        return translate("ActionLabels", "{time} more").format(time=time)

    def _go_on(self, act: Act) -> str:
        lot = self._model.next_lot
        if act is not Act.OPEN_LOT or lot is None:
            return act_words.act_word(act)
        return translate("ActionLabels", "Next lot {lot}").format(lot=lot)

    def _money(self, amount: int) -> str:
        return self.formats.money(amount, self._model.live.currency)

    def _amount(self, amount: int | None) -> str:
        return "" if amount is None else self.formats.amount(amount, self._model.live.currency)
