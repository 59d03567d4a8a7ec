"""The bidder's sale room as a window asks for it: the lot looked at, what may be bid, what became of it.

Knows no widget and no words. A bid gets its id once, in `PendingBids`; nothing here sends one twice.
"""

import asyncio
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from contract.commands import Bid, BidMode
from contract.standing import Standing
from contract.verdicts import Code, Verdict
from contract.wire import LotView
from desktop_client.connection.states import ConnectionPhase, Reason
from desktop_client.saleroom.bid_desk import BidDesk, Intention
from desktop_client.saleroom.bidding import BidOffer, BidState, bid_button
from desktop_client.saleroom.budget import Outlay, outlay_with
from desktop_client.saleroom.coming import Coming, coming
from desktop_client.saleroom.control import next_to_close
from desktop_client.saleroom.life import BidLife, life, lives
from desktop_client.saleroom.pending import BidStage, PendingBid, PendingBids
from desktop_client.saleroom.stakes import Stakes, stakes
from desktop_client.viewmodels.absentee import Absentee
from desktop_client.viewmodels.after_sale import AfterSale
from desktop_client.viewmodels.alarms import Watch
from desktop_client.viewmodels.house import House, HouseError
from desktop_client.viewmodels.live_sale import Aspect, LiveSale
from desktop_client.viewmodels.notices import Notices
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel

Lead = Literal["you", "lost", "other", "nobody"]

ASK_AGAIN_S: Final = 1.0
"""How long after an unanswered question about a bid in doubt the same bid is asked again."""
_PASSING: Final = {Reason.UNREACHABLE.value, Code.UNAVAILABLE.value, Code.RATE_LIMITED.value}
"""Why the house may not say now what it says a moment later."""


@dataclass(frozen=True, slots=True)
class LeadView:
    """Who leads the lot that is looked at, seen from here. `lost`: I bid, and another leads now."""

    who: Lead
    my_last: int | None = None
    my_max: int | None = None


class SaleRoomViewModel(QObject):
    """One bidder in one sale.

    Signals:
        changed(frozenset[Aspect]): what to show again.
        settled(PendingBid): a bid has got its verdict, or was not sent.
        told(YouEntry): something happened to me.
        registering_failed(HouseError): the house refused a registration.
        budget_exceeded(Intention, Outlay): a bid was not sent, because it is beyond my budget.
    """

    changed = Signal(object)
    settled = Signal(object)
    told = Signal(object)
    registering_failed = Signal(object)
    budget_exceeded = Signal(object, object)

    def __init__(
        self,
        house: House,
        sale_id: str,
        preferences: Preferences,
        receipts: ReceiptsViewModel | None = None,
        notices: Notices | None = None,
    ) -> None:
        super().__init__()
        self.live = LiveSale(house, sale_id, preferences, receipts)
        self.notices = notices or Notices(self)
        self.absentee = Absentee(house, self.live)
        self.after = AfterSale(house, sale_id, self)
        self.watch = Watch(self.live, preferences, self.notices)
        self.absentee.asked_out.connect(self.watch.expect_out)
        self.absentee.stayed_in.connect(self.watch.expect_in)
        self.pending = PendingBids(sale_id)
        self._house = house
        self._preferences = preferences
        self._desk = BidDesk(self.pending, self.live.connection.bid, self.live.now_ms, self._on_bid_changed)
        self._late_desk = BidDesk(self.pending, self._ask_over_http, self.live.now_ms, self._on_bid_changed)
        self._settling: asyncio.Task[None] | None = None
        self._chosen: str | None = None
        self._was_shown: str | None = None
        self._is_over = False
        self.live.changed.connect(self._on_live_changed)
        self.live.told.connect(self.told)
        self.live.went_live.connect(self._on_live_went_live)

    # ── what a window asks ───────────────────────────────────────────────────────────────────────────

    @property
    def me(self) -> str | None:
        """Return my paddle."""
        return self.live.room.your_paddle

    @property
    def follows(self) -> bool:
        """Tell whether the lot on the block is shown, whichever it is."""
        return self._chosen is None

    @property
    def shown(self) -> str | None:
        """Return the lot that is looked at: the chosen one, else the one on the block, else the first."""
        room = self.live.room
        if self._chosen in room.standings:
            return self._chosen
        if room.latest_lot is not None:
            return room.latest_lot
        numbers = room.lot_numbers()
        opened = (number for number in numbers if room.standings[number].phase.takes_bids)
        return next(opened, numbers[0] if numbers else None)

    @property
    def shown_view(self) -> LotView | None:
        """Return the catalogue texts of the lot that is looked at."""
        return self.live.lot_view(self.shown)

    @property
    def shown_standing(self) -> Standing | None:
        """Return the standing of the lot that is looked at."""
        return self.live.standing(self.shown)

    def offer(self) -> BidOffer:
        """Return what the bid button and the ladder offer on the lot that is looked at."""
        lot = self.shown
        connected = self.live.state.can_speak
        if lot is None:
            return BidOffer(BidState.NOT_OPEN if connected else BidState.NO_CONNECTION)
        return bid_button(self.live.room, lot, self.pending, connected=connected, now=self.live.now_ms())

    def last_bid(self) -> BidLife | None:
        """Return my latest bid on the lot that is looked at and its fate, as far as this session knows."""
        latest = None if self.shown is None else self.pending.latest(self.shown)
        return None if latest is None else life(self.live.room, latest)

    def latest_bids(self, most: int) -> list[BidLife]:
        """Return my latest bids in this sale with their fates, newest first."""
        return list(islice(lives(self.live.room, self.pending), most))

    def _looks_at(self, lots: frozenset[str]) -> bool:
        """Tell whether the window shows anything of these lots besides their rows in the strip."""
        if self.shown in lots or any(known.bid.lot in lots for known in self.pending.all()):
            return True
        return not lots.isdisjoint(self._preferences.watched(self.live.sale_id))

    @property
    def awaits_an_answer(self) -> bool:
        """Tell whether a bid of mine has no verdict yet."""
        return any(known.stage.open for known in self.pending.all())

    def lead_view(self) -> LeadView:
        """Tell who leads the lot that is looked at, seen from here."""
        lot, standing, you = self.shown, self.shown_standing, self.live.you
        if lot is None or standing is None:
            return LeadView("nobody")
        last = self._last_bid_on(lot)
        my_max = you.maxes.get(lot) if you is not None else None
        if my_max is not None and standing.price is not None and my_max <= standing.price:
            my_max = None  # an open bid is a limit too, but nothing is left in the book beyond it
        if standing.leader is None:
            return LeadView("nobody", None, my_max)
        if standing.leader == self.me:
            return LeadView("you", last, my_max)
        return LeadView("lost" if last is not None else "other", last, my_max)

    def _last_bid_on(self, lot: str) -> int | None:
        room = self.live.room
        if not room.has_bid(lot):
            return None
        mine = (row for row in room.newest_rows_of(lot) if row.paddle == self.me and not row.struck)
        return next((row.amount or row.price for row in mine), None)

    def stakes(self) -> Stakes:
        """Return what I have at stake in the whole sale."""
        return stakes(self.live.room)

    def next_watched(self) -> Coming | None:
        """Return the lot of my watch list that comes up or closes next, and how far off it is."""
        watched = self._preferences.watched(self.live.sale_id)
        near = coming(self.live.room, watched, self.live.now_ms())
        return next((one for one in near if one.lot != self.live.room.on_the_block), None)

    def is_watched(self, lot: str) -> bool:
        """Tell whether a lot is on my watch list."""
        return lot in self._preferences.watched(self.live.sale_id)

    # ── what a person does ───────────────────────────────────────────────────────────────────────────

    def select_lot(self, lot: str) -> None:
        """Look at a lot; choosing the one on the block follows the block again."""
        self._chosen = None if lot == self.live.room.on_the_block else lot
        self.live.note(Aspect.SHOWN)

    def follow_block(self) -> None:
        """Look at whichever lot is on the block."""
        self._chosen = None
        self.live.note(Aspect.SHOWN)

    def bid(self) -> None:
        """Bid the amount on the button, once; nothing when the button is no bid."""
        offer, lot = self.offer(), self.shown
        if offer.state.can_press and offer.amount is not None and lot is not None:
            self._place(Intention(lot, offer.amount, BidMode.EXACT))

    def leave_max(self, amount: int, *, plus_one: bool = False, group: str | None = None) -> None:
        """Leave a max bid on the lot that is looked at; nothing when none would be taken.

        An either-or group counts only for a lot that has not opened (RULES; contract.commands.Bid).
        """
        lot = self.shown
        if lot is not None and self.offer().least_max is not None:
            in_group = group if self.absentee.is_possible(lot) else None
            self._place(Intention(lot, amount, BidMode.MAX, plus_one, in_group))

    def place_anyway(self, wanted: Intention) -> None:
        """Make a bid that is beyond the budget: its owner was asked."""
        self.live.tasks.spawn(self._desk.place(wanted))

    def outlay(self, wanted: Intention) -> Outlay | None:
        """Return what a bid would bring my outlay to; None when I set no budget for this sale."""
        budget = self._preferences.budget(self.live.sale_id)
        if budget is None:
            return None
        return Outlay(outlay_with(self.live.room, wanted), budget)

    def register(self) -> None:
        """Ask the house for a paddle in this sale."""
        self.live.tasks.spawn(self._register(), "registering")

    def toggle_watched(self) -> None:
        """Put the lot that is looked at on my watch list, or take it off."""
        if self.shown is not None:
            self._preferences.toggle_watched(self.live.sale_id, self.shown)

    def try_now(self) -> None:
        """Do not wait for the next attempt to connect."""
        self.live.connection.try_now()

    def start(self) -> None:
        """Enter the room."""
        self.live.start()

    async def close(self) -> None:
        """Leave the room."""
        self.watch.close()
        await self.live.close()
        await self.after.close()

    # ── in between ───────────────────────────────────────────────────────────────────────────────────

    def _place(self, wanted: Intention) -> None:
        outlay = self.outlay(wanted)
        if outlay is not None and outlay.beyond:
            self.budget_exceeded.emit(wanted, outlay)
        else:
            self.place_anyway(wanted)

    def _on_bid_changed(self, bid: PendingBid) -> None:
        self.live.note(Aspect.BIDS)
        match bid.stage:
            case BidStage.SENT:
                self.live.receipts.wait_for(bid.bid, self.live.currency)
            case BidStage.CHECKING:
                self._settle()
            case BidStage.NOT_SENT:
                self.live.receipts.forget(bid.bid.id)
                self.settled.emit(bid)
            case _:
                self._file(bid)
                self.settled.emit(bid)

    def _file(self, bid: PendingBid) -> None:
        origin = self.live.origin
        if bid.verdict is not None and origin is not None:
            self.live.receipts.take(bid.bid, bid.verdict, origin)

    def _settle(self) -> None:
        """Ask again for the bids in doubt, unless that is being done."""
        if self._settling is None or self._settling.done():
            self._settling = self.live.tasks.spawn(self._ask_until_settled(), "settling")

    async def _ask_until_settled(self) -> None:
        """Ask the same bids again until the house has said of each what became of it, or is gone."""
        while (desk := self._settling_desk()) is not None and self.pending.to_settle():
            try:
                await desk.settle()
            except HouseError:
                return  # signed out meanwhile: the house says nothing more to this person
            if self.pending.to_settle():
                await asyncio.sleep(ASK_AGAIN_S)

    def _settling_desk(self) -> BidDesk | None:
        """Return who can ask now: after the sale's end nobody is connected, and the house still answers."""
        if self.live.state.can_speak:
            return self._desk
        return self._late_desk if self.live.state.phase is ConnectionPhase.ENDED else None

    async def _ask_over_http(self, bid: Bid) -> Verdict:
        try:
            return await self._house.bid(bid)
        except HouseError as error:
            if error.reason in _PASSING:
                raise TimeoutError from error
            raise

    async def _register(self) -> None:
        try:
            await self._house.register_paddle(self.live.sale_id)
        except HouseError as error:
            self.registering_failed.emit(error)

    def _on_live_went_live(self) -> None:
        self._settle()

    def _on_live_changed(self, aspects: frozenset[Aspect]) -> None:
        if Aspect.CONNECTION in aspects and self.live.state.phase is ConnectionPhase.ENDED:
            self._settle()
            if not self._is_over:
                self._is_over = True
                self.after.refresh()
        if self._chosen is not None and self._chosen == self.live.room.on_the_block:
            self._chosen = None
        elif self._chosen is None and self.live.room.terms is not None and not self.live.room.live:
            # No block to follow in a timed sale: a bid elsewhere must not slip another lot under the finger.
            self._chosen = next_to_close(self.live.room)
        if self._looks_at(self.live.changed_lots):
            aspects |= {Aspect.NEAR}
        if self.shown != self._was_shown:
            self._was_shown = self.shown
            aspects |= {Aspect.SHOWN}
        self.changed.emit(aspects)
