"""The audit follows what changes besides bids: catalogue, terms, steps, +1, either-or, more time."""

from typing import Any

import pytest
from msgspec.structs import replace

from contract import commands as wire
from contract.audit import Fault, Finding, verify
from contract.ladder import Band, Ladder
from contract.terms import SaleKind, Tie
from server.rules.commands import AddLots, ChangeLot, ChangeSale, NewLot, NoteCatalogue
from tests.support.ledgers import PaperLedger, check
from tests.support.rulebook import PaperSale, terms

LOTS = [NewLot(lot=number, title=number, start=100) for number in "123"]


def audited(paper: PaperSale, user: str | None = None) -> Finding | None:
    """Check the paper sale's ledger, with what a user kept if one is named."""
    ledger, kept = PaperLedger.of(paper), []
    if user is not None:
        paddle = paper.sale.paddle_of(user)
        kept = [replace(receipt, paddle=paddle) for receipt in ledger.receipts(paper, user)]
        assert kept
    return verify(ledger.lines(), check=check, receipts=kept).finding


def forged(paper: PaperSale, kind: str, **change: Any) -> tuple[Fault, bool]:
    """Change the last row of a kind as only the house could; return the fault, and whether it is there."""
    seq = next(record.seq for record in reversed(paper.records) if record.kind == kind)
    ledger = PaperLedger.of(paper).change(seq, **change).chained_anew()
    finding = verify(ledger.lines(), check=check).finding
    assert finding is not None
    return finding.fault, finding.row == seq


def prepared() -> PaperSale:
    """A sale whose catalogue and terms changed before it opened, and whose lot 1 climbs by 25."""
    paper = PaperSale(terms(absentee=True), lots=LOTS, opened=False)
    paper.do(AddLots(by="clerk", lots=[NewLot(lot="1A", title="1A", start=50)], before="2"))
    paper.do(ChangeLot(by="clerk", lot="2", title="Two", start=200, reserve=300))
    paper.do(
        ChangeSale(by="clerk", title="Other", terms=terms(absentee=True, ladder=Ladder("f", (Band(0, 50),))))
    )
    paper.do(NoteCatalogue(by="clerk", lots=["3"]))
    paper.call(wire.MoveLots(lots=["3"], before="1"))
    paper.call(wire.LineUp(lot="1"))
    paper.call(wire.OpenSale())
    paper.call(wire.OpenLot(lot="1"))
    paper.call(wire.SetIncrement(lot="1", step=25))
    paper.call(wire.RoomBid(lot="1", amount=100))
    return paper


def test_a_sale_that_was_changed_before_it_opened_is_found_honest() -> None:
    paper = prepared()
    assert paper.standing("1").ask == 125
    assert audited(paper) is None
    assert verify(PaperLedger.of(paper).lines(), check=check).title == "Other"


@pytest.mark.parametrize(
    ("kind", "change", "fault"),
    [
        ("catalogue_changed", {"lots": ["9"]}, Fault.ENTRY_WRONG),
        ("lots_moved", {"lots": ["9"]}, Fault.ENTRY_WRONG),
        ("lots_moved", {"lots": ["3", "3"]}, Fault.ENTRY_WRONG),
        ("lots_moved", {"before": "9"}, Fault.ENTRY_WRONG),
        ("lot_added", {"before": "9"}, Fault.ENTRY_WRONG),
        ("lot_changed", {"start": 300}, Fault.ASK_WRONG),
        ("lot_changed", {"has_reserve": False}, Fault.STANDING_WRONG),
        ("increment_set", {"step": 20}, Fault.ASK_WRONG),
        ("bid", {"step": 20}, Fault.STANDING_WRONG),
    ],
)
def test_an_entry_of_the_office_that_cannot_be_is_named(
    kind: str, change: dict[str, Any], fault: Fault
) -> None:
    assert forged(prepared(), kind, **change) == (fault, True)


def test_terms_do_not_change_behind_the_bidders_backs() -> None:
    paper = prepared()
    dollars = {
        "kind": "live",
        "currency": "USD",
        "ladder": {"name": "f", "bands": [{"from": 0, "every": 50}]},
    }
    assert forged(paper, "sale_changed", terms=dollars) == (Fault.ENTRY_WRONG, True)
    late = PaperSale(lots=LOTS)
    late.call(wire.Announce(text="x"))
    seq = late.records[-1].seq
    ledger = PaperLedger.of(late)
    changed = {"type": "sale_changed", "title": "Sale", "terms": late.terms}
    ledger.rows[seq - 1]["kind"] = "sale_changed"
    ledger.change(seq, **changed).chained_anew()
    finding = verify(ledger.lines(), check=check).finding
    assert finding is not None
    assert (finding.fault, finding.row) == (Fault.PHASE_WRONG, seq)


def test_a_lot_on_the_block_is_not_changed_or_moved() -> None:
    assert forged(prepared(), "lots_moved", lots=["2"], n=99)[0] is Fault.FEED_NUMBER_WRONG
    paper = prepared()
    paper.call(wire.MoveLots(lots=["2"]))
    assert forged(paper, "lots_moved", lots=["1"]) == (Fault.PHASE_WRONG, True)
    paper = prepared()
    paper.do(ChangeLot(by="clerk", lot="2", title="Again", start=200))
    standing = paper.standing("1")
    change = {"lot": "1", "standing": {name: getattr(standing, name) for name in standing.__struct_fields__}}
    assert forged(paper, "lot_changed", **change) == (Fault.PHASE_WRONG, True)


def test_a_step_that_is_struck_after_an_earlier_bid_is_followed() -> None:
    """Once the audit held on to the step, for it did not know the state before it any more."""
    paper = PaperSale()
    for amount in (100, 120, 150):
        paper.call(wire.RoomBid(lot="1", amount=amount))
    paper.bid("a", 200)
    paper.call(wire.SetIncrement(lot="1", step=35))
    bid, step = paper.sale.head - 3, paper.sale.head
    assert paper.call(wire.Undo(lot="1", entry=bid)).ok
    assert paper.call(wire.Undo(lot="1", entry=step)).ok
    assert audited(paper) is None


def with_plus_one() -> PaperSale:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.bid("b", 300, plus_one=True)
    return paper


def test_one_increment_more_is_believed_to_whoever_left_word_of_it() -> None:
    assert audited(with_plus_one(), "b") is None


def test_one_increment_more_may_meet_the_reserve_against_an_equal_bid() -> None:
    paper = PaperSale(terms(tie=Tie.ROOM_FIRST), reserve=400)
    paper.bid("a", 380, plus_one=True)
    paper.call(wire.SetAsk(lot="1", amount=381))
    paper.bid("a", 390, plus_one=True)
    paper.call(wire.RoomBid(lot="1", amount=390))
    assert paper.price() == (400, "a")
    assert audited(paper) is None


def test_a_price_above_the_limit_is_believed_to_nobody_who_did_not() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.bid("b", 310)
    seq = paper.records[-1].seq
    ledger = PaperLedger.of(paper)
    dearer = {"price": 320, "ask": 350, "next_rungs": [380, 400, 420, 450, 480]}
    ledger.change(seq, **dearer).chained_anew()
    finding = verify(ledger.lines(), check=check, receipts=ledger.receipts(paper, "b")).finding
    assert finding is not None
    assert (finding.fault, finding.row) == (Fault.PRICE_WRONG, seq)


def test_a_bidder_who_won_one_of_a_group_finds_nothing_wrong_with_the_others() -> None:
    paper = PaperSale(terms(absentee=True), lots=LOTS, opened=False)
    for lot in "12":
        paper.bid("a", 300, lot=lot, group="g")
    paper.bid("c", 120, lot="2")
    paper.call(wire.OpenSale())
    paper.call(wire.OpenLot(lot="1"))
    paper.call(wire.Sell(lot="1"))
    paper.call(wire.OpenLot(lot="2"))
    paper.bid("b", 150, lot="2")
    assert audited(paper, "a") is None


def test_a_max_below_a_raised_start_is_not_missed() -> None:
    paper = PaperSale(terms(absentee=True), lots=LOTS, opened=False)
    paper.bid("a", 150, lot="1")
    paper.do(ChangeLot(by="clerk", lot="1", title="1", start=200))
    paper.do(ChangeLot(by="clerk", lot="1", title="1", start=100))
    paper.bid("c", 120, lot="1")
    paper.call(wire.OpenSale())
    paper.call(wire.OpenLot(lot="1"))
    assert audited(paper, "a") is None


def test_time_that_a_clerk_gave_is_followed() -> None:
    paper = PaperSale(terms(SaleKind.TIMED, closes_at=2_000_000), lots=LOTS)
    paper.call(wire.Extend(lot=None, by_ms=5_000))
    assert audited(paper) is None
    assert forged(paper, "extended", by_ms=9_000) == (Fault.STANDING_WRONG, True)
