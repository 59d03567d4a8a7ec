"""How a call gets to the house: looked at first, sent once, its receipt kept, its refusal told.

A call is never sent again: one that arrives late would surprise the room. Knows no widget and no words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from contract import commands
from contract.ids import new_id
from contract.verdicts import Code
from desktop_client.saleroom.control import Act, Possible, WhyNot, possible
from desktop_client.viewmodels.live_sale import LiveSale


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call came to nothing: by this window's own look (`why_not`), or by the house (`code`).

    `unsettled`: no answer came; whether it counts will be seen in the feed.
    """

    act: Act
    why_not: WhyNot | None = None
    code: Code | None = None
    message: str = ""
    unsettled: bool = False


class RostrumCalls(QObject):
    """The calls of one clerk in one sale.

    Signals:
        refused(Refusal): a call came to nothing.
        called(Act): a call was taken by the house.
    """

    refused = Signal(object)
    called = Signal(object)

    def __init__(self, live: LiveSale) -> None:
        super().__init__()
        self._live = live

    def possible(self, act: Act, lot: str | None) -> Possible:
        """Tell whether an act is possible now, on this lot where it concerns one."""
        state = self._live.state
        return possible(
            self._live.room,
            act,
            lot,
            connected=state.can_speak,
            carries_calls=state.can_call or not state.can_speak,
        )

    def refuse(self, act: Act, why_not: WhyNot) -> None:
        """Say that an act comes to nothing."""
        self.refused.emit(Refusal(act, why_not=why_not))

    def on_lot(self, act: Act, lot: str | None, make: Callable[[str], commands.AnyAction]) -> None:
        """Call an action that concerns a lot, or say why not."""
        check = self.possible(act, lot)
        if check.why_not is not None or lot is None:
            self.refuse(act, check.why_not or WhyNot.NO_LOT)
        else:
            self.send(act, make(lot))

    def on_sale(self, act: Act, action: commands.AnyAction) -> None:
        """Call an action that concerns the whole sale, or say why not."""
        check = self.possible(act, None)
        if check.why_not is not None:
            self.refuse(act, check.why_not)
        else:
            self.send(act, action)

    def send(self, act: Act, action: commands.AnyAction) -> None:
        """Call an action without looking first."""
        call = commands.Call(id=new_id(), sale=self._live.sale_id, action=action)
        self._live.tasks.spawn(self._ask(act, call))

    async def _ask(self, act: Act, call: commands.Call) -> None:
        try:
            verdict = await self._live.connection.call_action(call)
        except ConnectionError:
            self.refuse(act, WhyNot.NO_CONNECTION)
        except TimeoutError:
            self.refused.emit(Refusal(act, unsettled=True))
        else:
            origin = self._live.origin
            if origin is not None:
                self._live.receipts.take(call, verdict, origin)
            if verdict.ok:
                self.called.emit(act)
            else:
                self.refused.emit(Refusal(act, code=verdict.code, message=verdict.message or ""))
