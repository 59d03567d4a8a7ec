"""Sends your bids and settles those in doubt; the way in between is somebody else's.

`send` is the connection's: it returns the verdict, raises ConnectionError when nothing was sent, and
TimeoutError when it was sent and no answer came.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from contract.commands import Bid, BidMode
from contract.verdicts import Verdict
from desktop_client.saleroom.pending import PendingBid, PendingBids


@dataclass(frozen=True, slots=True)
class Intention:
    """A bid that somebody means to make; `amount` in minor units.

    `plus_one` and the either-or `group` are those of a max (contract.commands.Bid).
    """

    lot: str
    amount: int
    mode: BidMode
    plus_one: bool = False
    group: str | None = None


class BidDesk:
    """Takes an intention to bid all the way to a verdict. `now` is the server's clock (ms, UTC)."""

    def __init__(
        self,
        pending: PendingBids,
        send: Callable[[Bid], Awaitable[Verdict]],
        now: Callable[[], int],
        on_changed: Callable[[PendingBid], None],
    ) -> None:
        self._pending = pending
        self._send = send
        self._now = now
        self._on_changed = on_changed

    async def place(self, wanted: Intention) -> PendingBid:
        """Bid once, and return what became of it as far as it is known."""
        placed = self._pending.place(
            wanted.lot,
            wanted.amount,
            wanted.mode,
            self._now(),
            plus_one=wanted.plus_one,
            group=wanted.group,
        )
        self._on_changed(placed)
        return await self._ask(placed.bid)

    async def settle(self) -> list[PendingBid]:
        """Ask again for every bid in doubt, oldest first; for when the connection is live again."""
        return [await self._ask(bid) for bid in self._pending.to_settle()]

    async def _ask(self, bid: Bid) -> PendingBid:
        try:
            known = self._pending.answered(bid.id, await self._send(bid))
        except ConnectionError:
            known = self._pending.not_sent(bid.id)
        except TimeoutError:
            known = self._pending.in_doubt(bid.id)
        self._on_changed(known)
        return known
