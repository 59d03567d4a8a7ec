"""What must never happen, whatever is done in whatever order; and the fold of the ledger is the state."""

from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import msgspec
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from contract import commands as wire
from contract import feed
from contract.standing import Phase, Reserve, Standing
from contract.terms import BelowReserve, SaleKind, Tie
from contract.verdicts import Verdict
from contract.wire import Role
from server.rules.commands import ChangeLot, NewLot, TakeOutMax, Tick
from server.rules.records import Record
from server.rules.sale import Sale
from tests.support.rulebook import PaperSale, terms

USERS = st.sampled_from("abcde")
LOTS = st.sampled_from(["1", "2", "3"])
AMOUNTS = st.one_of(st.integers(1, 1200), st.sampled_from([100, 110, 150, 300, 320, 400, 500, 999, 1000]))
LOT_CALLS: list[Callable[..., wire.Action]] = [
    wire.OpenLot, wire.GiveFairWarning, wire.GiveFinalCall, wire.Sell, wire.Pass, wire.Withdraw, wire.Undo,
]  # fmt: skip


class SaleMachine(RuleBasedStateMachine):
    """Bidders and a clerk do whatever comes to mind, in a live or a timed sale."""

    @initialize(
        kind=st.sampled_from(SaleKind),
        below=st.sampled_from(BelowReserve),
        tie=st.sampled_from(Tie),
        flags=st.tuples(*[st.booleans()] * 3),
        limit=st.one_of(st.none(), st.integers(500, 3000)),
    )
    def make(
        self, kind: SaleKind, below: BelowReserve, tie: Tie, flags: tuple[bool, ...], limit: int | None
    ) -> None:
        breaks, rungs, absentee = flags
        chosen = terms(
            kind, below_reserve=below, tie=tie, raise_breaks_tie=breaks, on_rungs_only=rungs,
            absentee=absentee, credit_limit=limit, closes_at=2_000_000 if kind is SaleKind.TIMED else None,
        )  # fmt: skip
        reserves = {"1": None, "2": 400, "3": 150}
        lots = [NewLot(lot=n, title=n, start=100, reserve=reserve) for n, reserve in reserves.items()]
        self.paper = PaperSale(chosen, lots=lots)
        self.before = {s.lot: s for s in self.paper.sale.standings()}

    def _after(self, verdict: Verdict, falls: bool = False) -> None:
        """Check what every step must keep, from the standings before to those after it."""
        for standing in self.paper.sale.standings():
            before = self.before[standing.lot]
            if not falls and before.price is not None:
                assert standing.price is not None
                assert standing.price >= before.price
        if not verdict.ok:
            assert verdict.code is not None
            assert verdict.message
        self.before = {s.lot: s for s in self.paper.sale.standings()}

    @rule(
        user=USERS, lot=LOTS, amount=AMOUNTS, mode=st.sampled_from(["exact", "max"]), plus_one=st.booleans()
    )
    def bid(self, user: str, lot: str, amount: int, mode: str, plus_one: bool) -> None:
        state = self.paper.sale.lots[lot]
        ask, leads = state.ask, state.leading_user == user
        verdict = self.paper.bid(user, amount, mode, lot, plus_one=plus_one)
        if verdict.ok and not leads:
            assert ask is not None
            assert amount >= ask
        self._after(verdict)

    @rule(
        user=USERS, lot=LOTS, amount=AMOUNTS, group=st.sampled_from(["g", "h", None]), plus_one=st.booleans()
    )
    def leave(self, user: str, lot: str, amount: int, group: str | None, plus_one: bool) -> None:
        self._after(self.paper.bid(user, amount, "max", lot, group=group, plus_one=plus_one))

    @rule(user=USERS, lot=LOTS, amount=AMOUNTS, mode=st.sampled_from(wire.BidMode), plus_one=st.booleans())
    def bid_for(self, user: str, lot: str, amount: int, mode: wire.BidMode, plus_one: bool) -> None:
        paddle = self.paper.sale.paddle_of(user) or ""
        bid = wire.BidFor(lot=lot, paddle=paddle, amount=amount, mode=mode, plus_one=plus_one)
        self._after(self.paper.call(bid))

    @rule(user=USERS, lot=LOTS)
    def take_out(self, user: str, lot: str) -> None:
        self._after(self.paper.do(TakeOutMax(user=user, id=f"t{self.paper.now}", lot=lot)))

    @rule(lot=LOTS, step=st.sampled_from([None, 5, 35, 300]))
    def own_step(self, lot: str, step: int | None) -> None:
        self._after(self.paper.call(wire.SetIncrement(lot=lot, step=step)))

    @rule(lot=LOTS, start=AMOUNTS, reserve=st.one_of(st.none(), AMOUNTS))
    def change(self, lot: str, start: int, reserve: int | None) -> None:
        change = ChangeLot(by="clerk", lot=lot, title=lot, start=start, reserve=reserve)
        self._after(self.paper.do(change))

    @rule(lot=LOTS, before=st.one_of(st.none(), LOTS))
    def move(self, lot: str, before: str | None) -> None:
        self._after(self.paper.call(wire.MoveLots(lots=[lot], before=before)))

    @rule(lot=st.one_of(st.none(), LOTS), by_ms=st.integers(1, 100_000))
    def extend(self, lot: str | None, by_ms: int) -> None:
        self._after(self.paper.call(wire.Extend(lot=lot, by_ms=by_ms)))

    @rule(lot=LOTS, by=st.integers(-100, 300))
    def the_leader_changes_his_max(self, lot: str, by: int) -> None:
        state = self.paper.sale.lots[lot]
        leader, lead, price = state.leading_user, state.contest.lead, state.contest.price
        if leader is not None and lead is not None and lead.limit + by > 0:
            verdict = self.paper.bid(leader, lead.limit + by, "max", lot)
            self._after(verdict)
            if verdict.ok and by < 0:
                assert state.contest.price == price

    @rule(lot=LOTS, above=st.integers(0, 200))
    def room(self, lot: str, above: int) -> None:
        amount = (self.paper.sale.lots[lot].ask or 100) + above
        self._after(self.paper.call(wire.RoomBid(lot=lot, amount=amount)))

    @rule(lot=LOTS, call=st.sampled_from(LOT_CALLS))
    def lot_call(self, lot: str, call: Callable[..., wire.Action]) -> None:
        self._after(self.paper.call(call(lot=lot)), falls=call is wire.Undo)

    @rule(lot=LOTS)
    def sell_under_the_reserve(self, lot: str) -> None:
        self._after(self.paper.call(wire.Sell(lot=lot, override=True)))

    @rule(lot=LOTS, amount=AMOUNTS)
    def ask(self, lot: str, amount: int) -> None:
        self._after(self.paper.call(wire.SetAsk(lot=lot, amount=amount)))

    @rule(lot=LOTS)
    def reopen(self, lot: str) -> None:
        self._after(self.paper.call(wire.Reopen(lot=lot, text="a reason")))

    @rule(lot=LOTS)
    def retract(self, lot: str) -> None:
        self._after(self.paper.call(wire.Retract(lot=lot, text="misheard")), falls=True)

    @rule(data=st.data(), and_later=st.booleans())
    @precondition(lambda self: self.paper.sale.head > 1)
    def undo_some_entry(self, data: st.DataObject, and_later: bool) -> None:
        record = data.draw(
            st.sampled_from([r for r in self.paper.records if isinstance(r.public, feed.LotEntry)])
        )
        lot = record.public.lot  # type: ignore[union-attr]
        undo = wire.Undo(lot=lot, entry=record.feed_no or 0, and_later=and_later)
        self._after(self.paper.call(undo), falls=True)

    @rule(lot=LOTS, nth=st.integers(0, 5))
    def strike_a_bid(self, lot: str, nth: int) -> None:
        state = self.paper.sale.lots[lot]
        bids = [r for r in state.history if isinstance(r.public, feed.BidTaken)]
        if state.phase.takes_bids and bids:
            self._after(self.paper.call(wire.Undo(lot=lot, entry=bids[nth % len(bids)].feed_no)), falls=True)

    @rule(hold=st.booleans())
    def hold_or_resume(self, hold: bool) -> None:
        self._after(self.paper.call(wire.Hold(text="wait") if hold else wire.Resume()))

    @rule(by=st.integers(1, 400_000))
    def time_passes(self, by: int) -> None:
        self.paper.now += by
        self._after(self.paper.do(Tick()))

    @invariant()
    def the_price_never_exceeds_the_leaders_limit(self) -> None:
        for lot in self.paper.sale.lots.values():
            contest = lot.contest
            assert (contest.lead is None) == (contest.price is None)
            if contest.lead is not None and contest.price is not None:
                assert contest.price <= contest.lead.limit
                assert contest.second <= contest.lead.limit

    @invariant()
    def a_met_reserve_is_paid(self) -> None:
        for lot in self.paper.sale.lots.values():
            price, reserve = lot.contest.price, lot.reserve
            if lot.contest.reserve_status is Reserve.MET:
                assert price is not None
                assert reserve is not None
                assert price >= reserve

    @invariant()
    def nobody_has_more_at_stake_than_the_limit(self) -> None:
        for user, at_stake in self.paper.sale.stakes.committed.items():
            limit = self.paper.sale.paddles[user].limit
            counted = sum(lot.charges().get(user, 0) for lot in self.paper.sale.lots.values())
            assert at_stake == counted
            # Struck, an entry may let one lead again; a step of its own makes one increment more another.
            moved = feed.EntryUndone | feed.IncrementSet
            if limit is not None and not any(isinstance(r.public, moved) for r in self.paper.records):
                assert self.paper.sale.stakes.of(user) <= limit

    @invariant()
    def what_is_at_stake_covers_the_dearest_of_each_group(self) -> None:
        for user in "abcde":
            mine = self.paper.sale.you(user, user, Role.BIDDER)
            upcoming = {lot for lot in mine.groups if self.paper.standing(lot).phase is Phase.UPCOMING}
            assert set(mine.groups) <= set(mine.maxes)
            assert mine.at_stake >= max([mine.maxes[lot] for lot in upcoming], default=0)

    @invariant()
    def the_feed_has_no_holes_and_ends_in_the_standing(self) -> None:
        entries = [r.public for r in self.paper.records if r.feed_no is not None and r.public is not None]
        assert [entry.n for entry in entries] == list(range(1, self.paper.sale.head + 1))
        assert [r.seq for r in self.paper.records] == list(range(1, self.paper.sale.seq + 1))
        last: dict[str, Standing | None] = {
            e.lot: e.standing for e in entries if isinstance(e, feed.LotEntry)
        }
        for lot, standing in last.items():
            assert standing == self.paper.standing(lot)
        assert sorted(self.paper.sale.lots) == ["1", "2", "3"]

    @invariant()
    def what_is_asked_is_above_the_price(self) -> None:
        for standing in self.paper.sale.standings():
            if standing.ask is not None:
                assert standing.ask > (standing.price or 0)

    @invariant()
    def one_lot_at_a_time_is_on_the_block_of_a_live_sale(self) -> None:
        if not self.paper.sale.timed:
            assert sum(lot.phase.takes_bids for lot in self.paper.sale.lots.values()) <= 1

    def teardown(self) -> None:
        if hasattr(self, "paper"):
            stored = msgspec.json.encode(self.paper.records)
            folded = Sale.load(msgspec.json.decode(stored, type=list[Record]))
            assert _state(folded) == _state(self.paper.sale)


def _state(sale: Sale) -> dict[str, Any]:
    return {
        "sale": sale.view(),
        "standings": sale.standings(),
        "order": list(sale.lots),
        "desk": [sale.desk_lot(number) for number in sale.lots],
        "you": [sale.you(user, user, Role.BIDDER) for user in "abcde"],
        "committed": {user: amount for user, amount in sale.stakes.committed.items() if amount},
        "deadline": sale.next_deadline(),
        "block": sale.on_the_block,
        "seq": sale.seq,
    }


SaleMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestNever = SaleMachine.TestCase
