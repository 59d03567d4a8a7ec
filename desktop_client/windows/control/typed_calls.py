"""What typed figures mean: 1650 Enter asks, 112 B bids for a paddle, 25 I sets the step, 47 N opens a lot.

Every method takes what stands in the field, if anything, and calls the view-model; knows no words.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_client.saleroom.control import Act, WhyNot
from desktop_client.theme import mark
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.windows.control.figure_field import FigureField, Prompt

MINUTE_MS = 60_000
ONE_MORE = "+"


class TypedCalls(QObject):
    """The keys that read the field. `read` turns what a person typed into minor units, None for no amount."""

    def __init__(
        self, model: ControlViewModel, field: FigureField, read: Callable[[str], int | None]
    ) -> None:
        super().__init__()
        self._model, self._field, self._read = model, field, read
        field.given.connect(self._on_given)

    def room_bid(self) -> None:
        """Take a bid from the hall: at the ask, or at the amount that was typed."""
        if not self._field.text():
            self._model.room_bid()
        elif (amount := self._amount()) is not None:
            self._model.room_bid(amount)

    def bid_for(self) -> None:
        """Bid for the paddle that was typed; after a hammer to the room say that it is the buyer."""
        paddle = self._typed(Act.BID_FOR)
        if paddle:
            self._model.speak_for(paddle)

    def line(self, place: int) -> None:
        """Bid for the telephone or hall paddle at this place (0 for F2)."""
        lines = self._model.spoken()
        if place < len(lines):
            self._model.speak_for(lines[place].paddle)
        else:
            self._model.calls.refuse(Act.BID_FOR, WhyNot.NO_SUCH_LINE)

    def limit(self) -> None:
        """Ask for the limit of the paddle that was typed, to put it into the book."""
        paddle = self._typed(Act.LEAVE_MAX)
        if paddle:
            self._field.ask_for(Prompt.LIMIT, paddle)

    def step(self) -> None:
        """Climb by the step that was typed; without one by the sale's ladder again."""
        if not self._field.text():
            self._model.set_step(None)
        elif (step := self._amount()) is not None:
            self._model.set_step(step)

    def open_lot(self, otherwise: Callable[[], None]) -> None:
        """Open the lot whose number was typed; without one do what comes next."""
        number = self._field.take()
        if number:
            self._model.open_lot(number)
        else:
            otherwise()

    def go_to_lot(self) -> None:
        """Ask for the number of the lot that comes next."""
        self._field.ask_for(Prompt.LOT)

    def extend(self, otherwise_ms: int, *, every_lot: bool = False) -> None:
        """Give as many minutes more as were typed, or the sale's usual stretch."""
        typed = self._field.take()
        minutes = int(typed) if typed.isdecimal() else 0
        self._model.extend(minutes * MINUTE_MS or otherwise_ms, every_lot=every_lot)

    def paddle(self) -> str:
        """Return the paddle that was typed, to be blocked; empty when none was."""
        return self._typed(Act.BLOCK)

    # ── Enter ────────────────────────────────────────────────────────────────────────────────────────

    def _on_given(self, prompt: Prompt, typed: str) -> None:
        match prompt:
            case Prompt.FIGURES | Prompt.BUYER:
                self._give_figures()
            case Prompt.LIMIT:
                self._give_limit(typed)
            case Prompt.LOT:
                self._give_lot(typed)

    def _give_figures(self) -> None:
        """Take a paddle or an ask by how the sale stands, not by what the field says: keys may be faster."""
        if self._model.buyer_asked is not None:
            self.bid_for()
        elif (amount := self._amount()) is not None:
            self._model.set_ask(amount)

    def _give_limit(self, typed: str) -> None:
        paddle, amount = self._field.about, self._read(typed.rstrip(ONE_MORE))
        if amount is None:
            mark(self._field, error=True)
            return
        self._field.give_up()
        self._model.leave_max(paddle, amount, plus_one=typed.endswith(ONE_MORE))

    def _give_lot(self, typed: str) -> None:
        known = self._model.live.room.standings
        number = next((lot for lot in known if lot.casefold() == typed.casefold()), None)
        if number is None:
            mark(self._field, error=True)
            self._model.calls.refuse(Act.LINE_UP, WhyNot.NO_SUCH_LOT)
            return
        self._field.give_up()
        self._model.choose(number)

    def _typed(self, act: Act) -> str:
        typed = self._field.take()
        if not typed:
            self._model.calls.refuse(act, WhyNot.NO_FIGURES)
        return typed

    def _amount(self) -> int | None:
        """Take the amount that stands in the field; one that is none stays there, marked as wrong."""
        amount = self._read(self._field.text())
        if amount is None:
            mark(self._field, error=True)
        else:
            self._field.take()
        return amount
