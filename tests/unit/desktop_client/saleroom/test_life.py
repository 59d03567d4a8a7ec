"""What became of a bid: reached through the real rules, and never more than is known."""

from typing import Any

import msgspec
import pytest

from contract.commands import BidMode, BookOut, OpenLot, Pass, Retract, Sell, Undo, Withdraw
from contract.verdicts import Code, Verdict
from contract.wire import Role, YouMessage
from desktop_client.saleroom.life import BidLife, Fate, life, lives
from desktop_client.saleroom.pending import PendingBid, PendingBids
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


class Bidder:
    """Paper's bidder `a`, with his pending bids, at an open lot."""

    def __init__(self, **choices: Any) -> None:
        self.view = PaperRoom(choices=choices)
        self.view.open()
        self.pending = PendingBids("s")

    def bid(self, amount: int, mode: str = "exact", *, lot: str = "1") -> PendingBid:
        placed = self.pending.place(lot, amount, BidMode(mode), self.view.paper.now)
        verdict = self.view.paper.bid("a", amount, mode, lot=lot)
        known = self.pending.answered(placed.bid.id, verdict)
        self.view.hear()
        return known

    def another_bids(self, amount: int, mode: str = "exact") -> None:
        assert self.view.paper.bid("b", amount, mode).ok
        self.view.hear()

    def call(self, action: Any) -> None:
        assert self.view.paper.call(action).ok
        self.view.hear()

    def fates(self) -> list[Fate]:
        return [one.fate for one in lives(self.view.room, self.pending)]

    def latest(self) -> BidLife:
        return next(lives(self.view.room, self.pending))


def test_a_bid_leads_until_another_bids_and_it_is_known_who_and_after_how_long() -> None:
    me = Bidder()
    bid = me.bid(100)
    assert me.fates() == [Fate.LEADING]
    me.another_bids(110)
    beaten = me.latest()
    assert (beaten.fate, beaten.by) == (Fate.OUTBID, "102")
    assert bid.received_at is not None
    assert beaten.after_ms == me.view.room.rows[4].at - bid.received_at


def test_a_maximum_of_another_beats_at_once_and_an_equal_earlier_one_leads() -> None:
    me = Bidder()
    me.another_bids(300, "max")
    me.bid(150)
    assert me.latest().fate is Fate.BEATEN_AT_ONCE
    me.bid(300, "max")
    assert me.fates() == [Fate.TIED_LATER, Fate.REPLACED]


def test_a_bid_that_the_auctioneer_struck_is_not_called_outbid() -> None:
    me = Bidder()
    me.bid(100)
    me.call(Undo(lot="1"))
    assert me.latest().fate is Fate.TAKEN_BACK


def test_a_bid_taken_back_at_my_wish_is_taken_back() -> None:
    me = Bidder()
    me.bid(100)
    me.call(Retract(lot="1", text="a mistake"))
    assert me.latest().fate is Fate.TAKEN_BACK


@pytest.mark.parametrize(
    ("beaten", "action", "fate"),
    [
        (False, Sell(lot="1"), Fate.WON),
        (True, Sell(lot="1"), Fate.LOST),
        (False, Pass(lot="1"), Fate.UNSOLD),
    ],
)
def test_after_the_hammer_it_is_said_what_the_bid_came_to(beaten: bool, action: Any, fate: Fate) -> None:
    me = Bidder()
    me.bid(100)
    if beaten:
        me.another_bids(110)
    me.call(action)
    assert me.latest().fate is fate


def test_a_withdrawn_lot_is_withdrawn() -> None:
    me = Bidder(absentee=True)
    me.bid(80, "max", lot="2")
    assert me.latest().fate is Fate.IN_THE_BOOK
    me.call(Withdraw(lot="2"))
    assert me.latest().fate is Fate.WITHDRAWN


def test_a_maximum_in_the_book_leads_once_its_lot_is_called() -> None:
    me = Bidder(absentee=True)
    me.bid(80, "max", lot="2")
    me.call(Pass(lot="1"))
    me.call(OpenLot(lot="2"))
    assert me.latest().fate is Fate.LEADING


def test_an_accepted_bid_whose_entry_has_not_come_yet_only_says_accepted() -> None:
    me = Bidder()
    placed = me.pending.place("1", 100, BidMode.EXACT, 5)
    known = me.pending.answered(placed.bid.id, me.view.paper.bid("a", 100, "exact"))
    ahead = msgspec.structs.replace(known.verdict, feed_no=99)
    assert life(me.view.room, me.pending.answered(placed.bid.id, ahead)).fate is Fate.ACCEPTED


def test_before_the_verdict_a_bid_is_sent_or_checked_and_without_a_connection_not_sent() -> None:
    me = Bidder()
    ids = [me.pending.place("1", 100, BidMode.EXACT, 5).bid.id for _ in range(3)]
    me.pending.in_doubt(ids[1])
    me.pending.not_sent(ids[2])
    assert me.fates() == [Fate.NOT_SENT, Fate.CHECKING, Fate.SENT]


def test_a_refused_bid_does_not_replace_the_one_that_leads() -> None:
    me = Bidder()
    me.bid(100)
    placed = me.pending.place("1", 50, BidMode.EXACT, 5)
    me.pending.answered(placed.bid.id, Verdict(ok=False, id=placed.bid.id, at=6, code=Code.TOO_LOW))
    assert me.fates() == [Fate.REFUSED, Fate.LEADING]


def test_how_long_a_bid_led_is_not_guessed_when_entries_were_left_out() -> None:
    me = Bidder()
    me.bid(100)
    me.another_bids(110)
    me.view.room.skipped = 3
    beaten = me.latest()
    assert (beaten.fate, beaten.by, beaten.after_ms) == (Fate.OUTBID, "102", None)


def test_a_maximum_that_the_house_took_out_of_the_book_is_taken_back_and_one_left_anew_is_not() -> None:
    me = Bidder(absentee=True)
    me.bid(60, "max", lot="2")
    assert me.fates() == [Fate.IN_THE_BOOK]
    me.call(BookOut(lot="2", paddle="101"))
    assert me.fates() == [Fate.TAKEN_BACK]
    me.bid(60, "max", lot="2")
    assert me.fates() == [Fate.IN_THE_BOOK, Fate.REPLACED]


def test_a_maximum_that_was_taken_out_stays_so_when_its_lot_is_sold_to_another() -> None:
    me = Bidder(absentee=True)
    me.bid(60, "max", lot="2")
    me.call(BookOut(lot="2", paddle="101"))
    me.call(Pass(lot="1"))
    me.call(OpenLot(lot="2"))
    assert me.view.paper.bid("b", 80, "exact", lot="2").ok
    me.call(Sell(lot="2", override=True))
    assert me.fates() == [Fate.TAKEN_BACK]


def test_the_limit_of_a_lot_that_was_withdrawn_was_not_taken_back_whatever_is_heard_first() -> None:
    me = Bidder(absentee=True)
    me.bid(60, "max", lot="2")
    paper = me.view.paper
    assert paper.call(Withdraw(lot="2")).ok
    me.view.room.take_you(YouMessage("s", [], paper.sale.you("a", "A", Role.BIDDER)))
    me.view.hear()
    assert me.fates() == [Fate.WITHDRAWN]
