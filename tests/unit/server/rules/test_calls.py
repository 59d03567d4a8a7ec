"""The clerk's flow: what can be called when, undo, reopen, reserve overridden."""

import pytest

from contract import feed
from contract.commands import (
    Action,
    Announce,
    EndSale,
    GiveFairWarning,
    GiveFinalCall,
    Hold,
    OpenLot,
    OpenSale,
    Pass,
    Reopen,
    Resume,
    Retract,
    RoomBid,
    Sell,
    SetAsk,
    Undo,
    Withdraw,
)
from contract.standing import Phase
from contract.verdicts import Code
from contract.wire import SaleStatus
from server.rules.commands import NewLot
from tests.support.rulebook import PaperSale

LOTS = [NewLot(lot="1", title="One", start=100), NewLot(lot="2", title="Two", start=500, reserve=800)]


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (OpenSale(), Code.WRONG_PHASE),
        (OpenLot(lot="1"), Code.WRONG_PHASE),
        (OpenLot(lot="2"), Code.WRONG_PHASE),
        (OpenLot(lot="9"), Code.UNKNOWN_LOT),
        (SetAsk(lot="2", amount=900), Code.NOT_OPEN),
        (RoomBid(lot="1", amount=99), Code.TOO_LOW),
        (RoomBid(lot="2", amount=500), Code.NOT_OPEN),
        (Sell(lot="1"), Code.NO_BID),
        (Pass(lot="2"), Code.WRONG_PHASE),
        (Reopen(lot="1", text="why not"), Code.WRONG_PHASE),
        (Retract(lot="1", text="misheard"), Code.NO_BID),
        (Undo(lot="2"), Code.NOTHING_TO_UNDO),
        (Undo(lot="1", entry=77), Code.NOTHING_TO_UNDO),
        (Resume(), Code.WRONG_PHASE),
        (EndSale(), Code.WRONG_PHASE),
    ],
)
def test_what_cannot_be_called_says_why_and_changes_nothing(action: Action, code: Code) -> None:
    paper = PaperSale(lots=LOTS)
    before, standing = len(paper.records), paper.standing()
    verdict = paper.call(action)
    assert verdict.code is code
    assert verdict.message
    assert len(paper.records) == before
    assert paper.standing() == standing


def test_a_lot_goes_from_open_to_sold() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    phases = []
    for action in (GiveFairWarning(lot="1"), GiveFinalCall(lot="1"), Sell(lot="1")):
        assert paper.call(action).ok
        phases.append(paper.standing().phase)
    assert phases == [Phase.FAIR_WARNING, Phase.FINAL_CALL, Phase.SOLD]
    sold = paper.records[-2].public
    assert isinstance(sold, feed.LotSold)
    assert (sold.to, sold.price, sold.under_reserve) == ("101", 100, False)
    assert paper.standing().ask is None


def test_selling_under_the_reserve_must_be_said_and_is_recorded() -> None:
    paper = PaperSale(reserve=400)
    paper.bid("a", 300)
    assert paper.call(Sell(lot="1")).code is Code.RESERVE_UNMET
    assert paper.call(Sell(lot="1", override=True)).ok
    sold = paper.records[-2].public
    assert isinstance(sold, feed.LotSold)
    assert sold.under_reserve


def test_behind_every_closing_stands_the_head_of_the_ledger() -> None:
    lots = [NewLot(lot=number, title="A lot", start=100) for number in "1234"]
    paper = PaperSale(lots=lots)
    paper.bid("a", 100, "exact")
    for action in (Sell(lot="1"), Withdraw(lot="2"), OpenLot(lot="3"), Pass(lot="3"), OpenLot(lot="4")):
        assert paper.call(action).ok
    assert paper.call(Withdraw(lot="4")).ok
    assert paper.call(EndSale()).ok
    kinds = [(record.seq, record.kind) for record in paper.records]
    closings = [seq for seq, kind in kinds if kind in {"sold", "passed", "withdrawn", "sale_ended"}]
    heads = [(r.seq, r.public.row) for r in paper.records if isinstance(r.public, feed.LedgerHead)]
    assert heads == [(seq + 1, seq) for seq in closings]
    assert len(closings) == 5
    assert [r.feed_no for r in paper.records if r.feed_no] == list(range(1, paper.sale.head + 1))


def test_undoing_a_wrong_room_bid_gives_back_the_standing_before() -> None:
    paper = PaperSale()
    paper.bid("a", 130)
    before = paper.standing()
    wrong = paper.call(RoomBid(lot="1", amount=200))
    assert paper.price() == (200, "room")
    assert paper.call(Undo(lot="1")).ok
    assert paper.standing() == before
    undone = paper.records[-1].public
    assert isinstance(undone, feed.EntryUndone)
    assert undone.undoes == wrong.feed_no


def test_an_earlier_bid_can_be_undone_while_the_lot_is_open() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    wrong = paper.bid("b", 200, "exact")
    paper.bid("c", 220, "exact")
    assert paper.call(Undo(lot="1", entry=wrong.feed_no)).ok
    assert paper.price() == (220, "c")
    assert paper.call(Undo(lot="1", entry=wrong.feed_no)).code is Code.NOTHING_TO_UNDO


def test_undoing_the_hammer_puts_the_lot_back() -> None:
    paper = PaperSale(lots=LOTS)
    paper.bid("a", 100, "exact")
    paper.call(GiveFinalCall(lot="1"))
    paper.call(Sell(lot="1"))
    assert paper.sale.you("a", "A", "bidder").won  # type: ignore[arg-type]
    paper.call(OpenLot(lot="2"))
    assert paper.call(Undo(lot="1")).code is Code.WRONG_PHASE
    paper.call(Undo(lot="2"))
    assert paper.call(Undo(lot="1")).ok
    assert paper.standing().phase is Phase.FINAL_CALL
    assert not paper.sale.you("a", "A", "bidder").won  # type: ignore[arg-type]


def test_a_reopened_lot_goes_on_where_it_stood() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.call(Sell(lot="1"))
    assert paper.call(Reopen(lot="1", text="a bid was missed")).ok
    assert paper.price() == (100, "a")
    assert paper.standing().ask == 110


def test_a_lot_without_reserve_stays_once_a_bid_was_taken() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    assert paper.call(Withdraw(lot="1")).code is Code.WRONG_PHASE
    other = PaperSale(reserve=400)
    other.bid("a", 100, "exact")
    assert other.call(Withdraw(lot="1")).ok
    assert other.standing().phase is Phase.WITHDRAWN


def test_during_a_hold_the_hammer_waits() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.call(Hold(text="Telephone trouble"))
    assert paper.call(Sell(lot="1")).code is Code.ON_HOLD
    assert paper.call(Hold(text="again")).code is Code.WRONG_PHASE
    paper.call(Resume())
    assert paper.call(Sell(lot="1")).ok


def test_the_end_of_the_sale_and_its_head_are_the_last_entries() -> None:
    paper = PaperSale()
    paper.call(Announce(text="Thank you all"))
    paper.call(Pass(lot="1"))
    assert paper.call(EndSale()).ok
    assert paper.sale.status is SaleStatus.ENDED
    assert [record.kind for record in paper.records[-2:]] == ["sale_ended", "ledger_head"]
    assert paper.call(Announce(text="too late")).code is Code.SALE_ENDED
    assert paper.bid("a", 100).code is Code.SALE_ENDED
