"""The bid button: each state of the closed list, reached through the real rules."""

import msgspec
import pytest

from contract.commands import (
    BidMode,
    EndSale,
    Hold,
    OpenLot,
    OpenSale,
    Pass,
    Sell,
    Undo,
    Withdraw,
)
from contract.terms import Registration, SaleKind
from contract.verdicts import Outcome, Verdict
from contract.wire import FeedMessage, PaddleStatus
from desktop_client.saleroom.bidding import BidOffer, BidState, Why, bid_button
from desktop_client.saleroom.pending import PendingBids
from server.rules.commands import SetRegistration
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def offer(
    view: PaperRoom,
    lot: str = "1",
    *,
    connected: bool = True,
    pending: PendingBids | None = None,
    now: int = 0,
) -> BidOffer:
    return bid_button(view.room, lot, pending or PendingBids("s"), connected=connected, now=now)


def opened(**choices: object) -> PaperRoom:
    view = PaperRoom(choices=dict(choices))
    view.open()
    return view


def with_you(view: PaperRoom, **changes: object) -> PaperRoom:
    assert view.room.you is not None
    view.room.you = msgspec.structs.replace(view.room.you, **changes)
    return view


def test_a_stranger_is_asked_to_sign_in() -> None:
    view = opened()
    view.room.you = None
    assert offer(view).state is BidState.SIGN_IN


def test_without_a_paddle_one_is_asked_to_register() -> None:
    view = PaperRoom(user="nobody")
    view.open()
    assert offer(view).state is BidState.REGISTER


def test_a_pending_registration_waits() -> None:
    view = opened(registration=Registration.APPROVAL)
    assert offer(view).state is BidState.WAITING_FOR_APPROVAL
    assert view.room.you is not None
    view.paper.do(SetRegistration(by="clerk", user="a", status=PaddleStatus.APPROVED, limit=None))
    view.hear()
    assert offer(view).state is BidState.BID


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (PaddleStatus.BLOCKED, Why.PADDLE_BLOCKED),
        (PaddleStatus.REFUSED, Why.REGISTRATION_REFUSED),
    ],
)
def test_whoever_may_not_bid_is_told_why(status: PaddleStatus, why: Why) -> None:
    assert offer(with_you(opened(), status=status)) == BidOffer(BidState.NOT_OPEN, why=why)


def test_before_the_sale_it_is_upcoming() -> None:
    view = PaperRoom()
    view.attend()
    assert offer(view) == BidOffer(BidState.UPCOMING, 100)


def test_a_lot_that_is_not_on_the_block_is_not_open() -> None:
    assert offer(opened(), "2") == BidOffer(BidState.NOT_OPEN, 50, Why.NOT_ON_THE_BLOCK)


def test_a_max_may_be_left_before_where_the_terms_allow_it() -> None:
    view = opened(absentee=True)
    early = offer(view, "2")
    assert (early.state, early.why, early.least_max) == (BidState.NOT_OPEN, Why.MAX_MAY_BE_LEFT, 50)
    assert early.rungs
    view.paper.bid("a", 90, lot="2")
    view.hear()
    assert offer(view, "2").why is Why.MAX_LEFT


def test_an_open_lot_offers_the_ask_and_the_rungs_above_it() -> None:
    view = opened()
    now = offer(view)
    assert (now.state, now.amount, now.least_max) == (BidState.BID, 100, 100)
    assert now.rungs == tuple(view.paper.standing().next_rungs)
    assert now.state.can_press


def test_a_bid_on_its_way_is_sending_then_received_then_leading() -> None:
    view, pending = opened(), PendingBids("s")
    placed = pending.place("1", 100, BidMode.EXACT, 5)
    assert offer(view, pending=pending) == BidOffer(BidState.SENDING, 100)
    verdict = view.paper.bid("a", 100, "exact")
    pending.answered(placed.bid.id, msgspec.structs.replace(verdict, feed_no=3))
    assert offer(view, pending=pending) == BidOffer(BidState.RECEIVED, 100)
    view.hear()
    assert offer(view, pending=pending).state is BidState.LEADING


def test_a_bid_in_doubt_is_said_to_be_checked_connected_or_not() -> None:
    view, pending = opened(), PendingBids("s")
    placed = pending.place("1", 100, BidMode.EXACT, 5)
    pending.in_doubt(placed.bid.id)
    assert offer(view, pending=pending) == BidOffer(BidState.CHECKING, 100, Why.CHECKING)
    lost = offer(view, pending=pending, connected=False)
    assert lost == BidOffer(BidState.NO_CONNECTION, 100, Why.CHECKED_WHEN_BACK)


def test_a_refused_bid_leaves_the_button_as_it_was() -> None:
    view, pending = opened(), PendingBids("s")
    placed = pending.place("1", 50, BidMode.EXACT, 5)
    pending.answered(placed.bid.id, Verdict(ok=False, id=placed.bid.id, at=6))
    assert offer(view, pending=pending).state is BidState.BID


def test_an_accepted_bid_that_was_beaten_at_once_is_outbid() -> None:
    view, pending = opened(), PendingBids("s")
    view.paper.bid("b", 300)
    view.hear()
    placed = pending.place("1", 150, BidMode.EXACT, 5)
    verdict = view.paper.bid("a", 150, "exact")
    assert verdict.outcome is Outcome.OUTBID
    pending.answered(placed.bid.id, verdict)
    view.hear()
    now = offer(view, pending=pending)
    assert (now.state, now.amount) == (BidState.OUTBID, view.paper.standing().ask)


def test_the_leader_may_lower_his_max_to_the_price_and_cannot_press() -> None:
    view = opened()
    view.paper.bid("a", 300)
    view.hear()
    now = offer(view)
    assert (now.state, now.amount, now.least_max) == (BidState.LEADING, 100, 100)
    assert not now.state.can_press


def test_an_undone_bid_does_not_count_as_outbid() -> None:
    view = opened()
    view.paper.bid("a", 100, "exact")
    view.paper.call(Undo(lot="1"))
    view.hear()
    assert offer(view).state is BidState.BID


def test_a_hold_stops_it() -> None:
    view = opened()
    view.paper.call(Hold(text="a moment"))
    view.hear()
    assert offer(view).state is BidState.ON_HOLD


def test_a_sold_lot_says_whether_it_is_yours() -> None:
    view = opened()
    view.paper.bid("a", 100)
    view.paper.call(Sell(lot="1"))
    view.paper.call(OpenLot(lot="2"))
    view.paper.bid("b", 90, lot="2")
    view.paper.call(Sell(lot="2"))
    view.hear()
    assert offer(view, "1") == BidOffer(BidState.CLOSED_SOLD_TO_YOU, 100)
    assert offer(view, "2") == BidOffer(BidState.CLOSED_SOLD, 80)


def test_a_lot_that_was_not_sold_is_passed() -> None:
    view = opened()
    view.paper.call(Pass(lot="1"))
    view.paper.call(Withdraw(lot="2"))
    view.hear()
    assert offer(view, "1") == BidOffer(BidState.CLOSED_PASSED)
    assert offer(view, "2") == BidOffer(BidState.CLOSED_PASSED, why=Why.WITHDRAWN)


def test_a_closed_lot_says_so_without_a_connection_too() -> None:
    view = opened()
    view.paper.call(Pass(lot="1"))
    view.hear()
    assert offer(view, "1", connected=False).state is BidState.CLOSED_PASSED


def test_nothing_is_offered_without_a_connection() -> None:
    assert offer(opened(), connected=False) == BidOffer(BidState.NO_CONNECTION)


def test_after_the_sale_nothing_is_open() -> None:
    view = PaperRoom()
    view.attend()
    view.paper.call(OpenSale())
    view.paper.call(EndSale())
    view.hear()
    assert offer(view) == BidOffer(BidState.NOT_OPEN, why=Why.SALE_ENDED)


def test_a_bid_over_the_credit_limit_is_not_offered() -> None:
    view = opened(credit_limit=120)
    assert offer(view).state is BidState.BID
    view.paper.bid("b", 110, "exact")
    view.hear()
    assert offer(view) == BidOffer(BidState.BID, 120, Why.NONE, offer(view).rungs, 120)
    view.paper.bid("c", 120, "exact")
    view.hear()
    assert offer(view) == BidOffer(BidState.NOT_OPEN, 130, Why.OVER_LIMIT)


def test_a_timed_lot_past_its_deadline_is_closing() -> None:
    view = PaperRoom(choices={"kind": SaleKind.TIMED, "opens_at": 1, "closes_at": 9_000_000})
    view.attend()
    view.paper.call(OpenSale())
    view.hear()
    assert offer(view, now=8_999_999).state is BidState.BID
    assert offer(view, now=9_000_000) == BidOffer(BidState.NOT_OPEN, None, Why.CLOSING)


def test_a_lot_that_is_not_in_the_sale_is_not_open() -> None:
    assert offer(opened(), "99") == BidOffer(BidState.NOT_OPEN, why=Why.UNKNOWN_LOT)


def test_an_own_bid_among_what_was_left_out_for_a_slow_line_still_makes_it_outbid() -> None:
    view, pending = opened(), PendingBids("s")
    placed = pending.place("1", 100, BidMode.EXACT, 5)
    pending.answered(placed.bid.id, view.paper.bid("a", 100, "exact"))
    view.paper.bid("b", 110, "exact")
    view.room.take_feed(FeedMessage("s", view.entries[-1:], after=2))
    assert not view.room.has_bid("1")
    assert offer(view, pending=pending).state is BidState.OUTBID
