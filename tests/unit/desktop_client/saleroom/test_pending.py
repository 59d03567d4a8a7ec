"""Your bids on their way: one id each, settled by it, and never sent without a connection."""

from itertools import count

import pytest

from contract.commands import Bid, BidMode
from contract.verdicts import Code, Outcome, Verdict
from desktop_client.saleroom.bid_desk import BidDesk, Intention
from desktop_client.saleroom.pending import BID_LIFE_MS, KEPT, BidStage, PendingBid, PendingBids

NOW = 1_700_000_000_000
EXACT = BidMode.EXACT


def new_pending() -> PendingBids:
    ids = count(1)
    return PendingBids("s", lambda: f"id{next(ids)}")


def accepted(bid_id: str, feed_no: int | None = 7) -> Verdict:
    return Verdict(ok=True, id=bid_id, at=NOW + 40, seq=9, feed_no=feed_no, outcome=Outcome.LEADING)


def refused(bid_id: str, code: Code) -> Verdict:
    return Verdict(ok=False, id=bid_id, at=NOW + 40, code=code, message="no")


def test_a_bid_has_an_id_of_its_own_and_an_end_of_its_life() -> None:
    pending = PendingBids("s")
    first, second = (pending.place("1", 100, EXACT, NOW).bid for _ in range(2))
    assert first.id != second.id
    assert first.expires_at == NOW + BID_LIFE_MS
    assert (first.sale, first.lot, first.amount, first.mode) == ("s", "1", 100, EXACT)


def test_a_verdict_tells_when_it_was_received_and_what_it_came_to() -> None:
    pending = new_pending()
    pending.place("1", 100, EXACT, NOW)
    known = pending.answered("id1", accepted("id1"))
    assert (known.stage, known.received_at, known.outcome) == (BidStage.ACCEPTED, NOW + 40, Outcome.LEADING)
    assert not known.shown_in_feed(6)
    assert known.shown_in_feed(7)


def test_a_max_without_a_public_trace_waits_for_nothing() -> None:
    pending = new_pending()
    pending.place("1", 100, BidMode.MAX, NOW)
    assert pending.answered("id1", accepted("id1", feed_no=None)).shown_in_feed(0)


def test_a_refusal_tells_why() -> None:
    pending = new_pending()
    pending.place("1", 100, EXACT, NOW)
    known = pending.answered("id1", refused("id1", Code.TOO_LOW))
    assert (known.stage, known.code) == (BidStage.REFUSED, Code.TOO_LOW)
    assert pending.latest("1") == known


def test_only_bids_in_doubt_are_to_be_settled_and_exactly_as_they_were_sent() -> None:
    pending = new_pending()
    bids = [pending.place("1", amount, EXACT, NOW).bid for amount in (100, 110, 120, 130)]
    pending.in_doubt("id3")
    pending.in_doubt("id1")
    pending.not_sent("id2")
    assert pending.to_settle() == [bids[0], bids[2]]


def test_the_latest_bid_of_each_lot_is_told_apart() -> None:
    pending = new_pending()
    pending.place("1", 100, EXACT, NOW)
    pending.place("2", 50, EXACT, NOW)
    latest = pending.place("1", 110, EXACT, NOW)
    assert pending.latest("1") == latest
    assert pending.latest("3") is None


def test_a_bid_in_doubt_stays_in_doubt_when_asking_again_is_impossible() -> None:
    pending = new_pending()
    pending.place("1", 100, EXACT, NOW)
    pending.in_doubt("id1")
    assert pending.not_sent("id1").stage is BidStage.CHECKING


@pytest.mark.parametrize("code", [Code.RATE_LIMITED, Code.UNAVAILABLE, Code.NOT_ATTENDING, Code.FORBIDDEN])
def test_a_refusal_at_the_door_settles_no_doubt_about_an_earlier_sending(code: Code) -> None:
    pending = new_pending()
    pending.place("1", 100, EXACT, NOW)
    pending.in_doubt("id1")
    known = pending.answered("id1", refused("id1", code))
    assert (known.stage, known.obstacle, known.verdict) == (BidStage.CHECKING, code, None)
    assert [bid.id for bid in pending.to_settle()] == ["id1"]


@pytest.mark.parametrize("code", [Code.EXPIRED, Code.LOT_CLOSED, Code.TOO_LOW])
def test_a_refusal_by_the_sale_settles_a_doubt(code: Code) -> None:
    pending = new_pending()
    pending.place("1", 100, EXACT, NOW)
    pending.in_doubt("id1")
    assert pending.answered("id1", refused("id1", code)).stage is BidStage.REFUSED


def test_a_house_that_cannot_write_leaves_a_bid_in_doubt_and_one_that_is_too_busy_does_not() -> None:
    pending = new_pending()
    for code, stage in ((Code.UNAVAILABLE, BidStage.CHECKING), (Code.RATE_LIMITED, BidStage.REFUSED)):
        placed = pending.place("1", 100, EXACT, NOW)
        assert pending.answered(placed.bid.id, refused(placed.bid.id, code)).stage is stage


def test_old_settled_bids_are_forgotten_and_open_ones_never() -> None:
    pending = new_pending()
    pending.place("1", 1, EXACT, NOW)
    for _ in range(KEPT + 50):
        placed = pending.place("1", 100, EXACT, NOW)
        pending.answered(placed.bid.id, accepted(placed.bid.id))
    assert len(pending.all()) == KEPT
    assert pending.all()[0].stage is BidStage.SENT


class Way:
    """A way to the house that a test can break: it answers, is not there, or swallows the answer."""

    def __init__(self) -> None:
        self.sent: list[Bid] = []
        self.fault: Exception | None = None

    async def __call__(self, bid: Bid) -> Verdict:
        if isinstance(self.fault, ConnectionError):
            raise self.fault
        self.sent.append(bid)
        if self.fault is not None:
            raise self.fault
        return accepted(bid.id)


class DeskForTests:
    """A bid desk on such a way, and the stages that it told."""

    def __init__(self) -> None:
        self.way, self.pending, self.told = Way(), new_pending(), list[BidStage]()
        self.desk = BidDesk(self.pending, self.way, lambda: NOW, self._hear)

    def _hear(self, known: PendingBid) -> None:
        self.told.append(known.stage)


async def test_a_bid_goes_from_sent_to_accepted() -> None:
    test = DeskForTests()
    known = await test.desk.place(Intention("1", 100, EXACT))
    assert known.stage is BidStage.ACCEPTED
    assert test.told == [BidStage.SENT, BidStage.ACCEPTED]


async def test_a_bid_without_a_connection_is_refused_at_once_and_never_sent_later() -> None:
    test = DeskForTests()
    test.way.fault = ConnectionResetError()
    assert (await test.desk.place(Intention("1", 100, EXACT))).stage is BidStage.NOT_SENT
    test.way.fault = None
    assert await test.desk.settle() == []
    assert test.way.sent == []


async def test_a_bid_without_an_answer_is_settled_by_the_same_bid() -> None:
    test = DeskForTests()
    test.way.fault = TimeoutError()
    assert (await test.desk.place(Intention("1", 100, EXACT))).stage is BidStage.CHECKING
    test.way.fault = None
    settled = await test.desk.settle()
    assert [known.stage for known in settled] == [BidStage.ACCEPTED]
    assert test.way.sent[0] == test.way.sent[1]
    assert await test.desk.settle() == []


@pytest.mark.parametrize("fault", [TimeoutError(), ConnectionResetError()])
async def test_a_second_break_while_settling_leaves_the_doubt(fault: Exception) -> None:
    test = DeskForTests()
    test.way.fault = TimeoutError()
    await test.desk.place(Intention("1", 100, EXACT))
    test.way.fault = fault
    assert (await test.desk.settle())[0].stage is BidStage.CHECKING


async def test_doubts_are_settled_in_the_order_of_bidding() -> None:
    test = DeskForTests()
    test.way.fault = TimeoutError()
    for amount in (100, 110, 120):
        await test.desk.place(Intention("1", amount, EXACT))
    test.way.fault = None
    test.way.sent.clear()
    await test.desk.settle()
    assert [bid.amount for bid in test.way.sent] == [100, 110, 120]
