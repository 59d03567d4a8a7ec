"""The house itself forges: it chains and signs its ledger anew. What it wrote then contradicts itself, or a
bidder's receipts, or what everybody heard in the sale."""

from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import assume, given

from contract import commands as wire
from contract.audit import Fault, Finding, Report, SeenHead, verify
from contract.chain import canonical
from contract.feed import LedgerHead
from contract.terms import SaleKind
from server.rules.commands import NewLot
from tests.support.ledgers import PaperLedger, check, finish, house_key, paper_sale
from tests.support.rulebook import PaperSale, terms


def audit(ledger: PaperLedger, **more: Any) -> Report:
    return verify(ledger.lines(), check=check, house_key=house_key().public, **more)


def forged(ledger: PaperLedger, **more: Any) -> Finding:
    report = audit(ledger.chained_anew(), **more)
    assert report.finding is not None
    return report.finding


def row_of(paper: PaperSale, kind: str, nth: int = 0) -> int:
    return [record.seq for record in paper.records if record.kind == kind][nth]


def a_sale() -> PaperSale:
    """Room and paddles bid openly, a max answers, the lot is sold; then the sale ends."""
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.bid("b", 300)
    paper.bid("c", 150, "exact")
    paper.call(wire.RoomBid(lot="1", amount=200))
    paper.call(wire.RoomBid(lot="1", amount=320))
    paper.bid("d", 350, "exact")
    finish(paper)
    return paper


def test_the_sale_that_is_forged_below_is_honest() -> None:
    report = audit(PaperLedger.of(a_sale()))
    assert (report.ok, report.ended, report.entries) == (True, True, 12)


@pytest.mark.parametrize(
    ("kind", "nth", "change", "fault"),
    [
        ("sold", 0, {"to": "102"}, Fault.WINNER_WRONG),
        ("sold", 0, {"price": 340}, Fault.PRICE_WRONG),
        ("sold", 0, {"under_reserve": True}, Fault.ENTRY_WRONG),
        ("bid", 0, {"price": 110}, Fault.PRICE_WRONG),
        ("bid", 1, {"price": 100}, Fault.PRICE_WRONG),
        ("bid", 1, {"leader": "103"}, Fault.WINNER_WRONG),
        ("bid", 2, {"leader": "103"}, Fault.PRICE_WRONG),
        ("bid", 2, {"price": 180}, Fault.PRICE_WRONG),
        ("bid", 2, {"amount": 110}, Fault.PRICE_WRONG),
        ("bid", 2, {"amount": None}, Fault.ENTRY_WRONG),
        ("bid", 3, {"by": "102"}, Fault.WINNER_WRONG),
        ("bid", 5, {"price": 340}, Fault.PRICE_WRONG),
        ("bid", 5, {"leader": None}, Fault.WINNER_WRONG),
        ("bid", 5, {"ask": 360}, Fault.ASK_WRONG),
        ("bid", 5, {"next_rungs": [400]}, Fault.ASK_WRONG),
        ("bid", 5, {"phase": "final_call"}, Fault.PHASE_WRONG),
        ("bid", 5, {"bids": 7}, Fault.STANDING_WRONG),
        ("bid", 5, {"reserve": "met"}, Fault.STANDING_WRONG),
        ("bid", 5, {"closes_at": 5}, Fault.STANDING_WRONG),
        ("bid", 5, {"lot": "2"}, Fault.ENTRY_WRONG),
        ("bid", 5, {"n": 4}, Fault.FEED_NUMBER_WRONG),
        ("bid", 5, {"at": 4}, Fault.ENTRY_WRONG),
        ("lot_opened", 0, {"price": 100}, Fault.PRICE_WRONG),
        ("lot_opened", 0, {"bids": 1}, Fault.WINNER_WRONG),
        ("lot_added", 0, {"ask": 50}, Fault.ASK_WRONG),
        ("ledger_head", 0, {"row": 5}, Fault.HEAD_WRONG),
    ],
)
def test_a_standing_that_does_not_follow_is_named_by_its_row(
    kind: str, nth: int, change: dict[str, Any], fault: Fault
) -> None:
    paper = a_sale()
    seq = row_of(paper, kind, nth)
    finding = forged(PaperLedger.of(paper).change(seq, **change))
    assert (finding.fault, finding.row) == (fault, seq), finding


def without(paper: PaperSale, seq: int) -> PaperLedger:
    """The ledger as if a row had never been: numbers, feed numbers and heads anew."""
    ledger = PaperLedger.of(paper)
    gone = ledger.rows.pop(seq - 1)
    in_feed = "n" in msgspec.json.decode(gone["public"])
    for number, row in enumerate(ledger.rows, start=1):
        public = msgspec.json.decode(row["public"])
        if number >= seq and public is not None:
            if in_feed and "n" in public:
                public["n"] -= 1
            if row["kind"] == "ledger_head":
                public["row"] -= 1
            row["public"] = canonical(public)
        row["seq"] = number
    return ledger


@pytest.mark.parametrize("kind", ["bid", "lot_opened", "sale_opened", "lot_added", "sold"])
def test_what_follows_a_dropped_entry_does_not_follow_any_more(kind: str) -> None:
    paper = a_sale()
    seq = row_of(paper, kind)
    finding = forged(without(paper, seq))
    assert finding.row >= seq
    assert finding.fault not in {Fault.HASH_WRONG, Fault.SIGNATURE_WRONG, Fault.ROW_MISSING}


def test_a_dropped_head_is_missed() -> None:
    paper = PaperSale(lots=[NewLot(lot=number, title="A lot", start=100) for number in "12"])
    for number in "12":
        paper.call(wire.OpenLot(lot=number))
        paper.call(wire.Pass(lot=number))
    second = row_of(paper, "ledger_head", 1)
    paper.call(wire.EndSale())
    finding = forged(without(paper, second))
    assert (finding.fault, finding.row) == (Fault.HEAD_MISSING, second)


@given(st.integers(0, 10**6), st.data())
def test_whatever_price_or_winner_the_house_forges_of_a_sold_lot_is_found(
    seed: int, data: st.DataObject
) -> None:
    paper = paper_sale(seed)
    sold = [record.seq for record in paper.records if record.kind == "sold"]
    assume(sold)
    seq = data.draw(st.sampled_from(sold))
    change = data.draw(
        st.sampled_from([{"price": 123_457}, {"price": 1}, {"to": "999"}, {"leader": "999"}, {"bids": 99}])
    )
    finding = forged(PaperLedger.of(paper).change(seq, **change))
    assert finding.row == seq
    assert finding.fault in {Fault.PRICE_WRONG, Fault.WINNER_WRONG, Fault.STANDING_WRONG}


# What a bidder kept


def test_a_row_that_was_written_anew_contradicts_the_bidders_receipt() -> None:
    paper = a_sale()
    ledger = PaperLedger.of(paper)
    receipts = ledger.receipts(paper, "b")
    ledger.rows[receipts[0].seq - 1]["salt"] = bytes(16)  # type: ignore[operator]
    finding = forged(ledger, receipts=receipts)
    assert (finding.fault, finding.row, finding.receipt) == (
        Fault.RECEIPT_WRONG, receipts[0].seq, receipts[0].id,
    )  # fmt: skip


def test_a_bid_that_was_dropped_at_the_end_leaves_its_receipt_without_a_row() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    ledger = PaperLedger.of(paper)
    receipts = ledger.receipts(paper, "a")
    ledger.rows.pop()
    finding = forged(ledger, receipts=receipts)
    assert (finding.fault, finding.row) == (Fault.RECEIPT_UNKNOWN, receipts[0].seq)


def test_a_refusal_rests_on_a_row_of_this_ledger() -> None:
    paper = PaperSale()
    ledger = PaperLedger.of(paper)
    verdict = paper.bid("a", 10)
    for rests_on, fault in ((ledger.rows[4]["hash"], None), (bytes(32), Fault.RECEIPT_UNKNOWN)):
        receipt = ledger.key.receipt("s", "a", 10, verdict, rests_on)
        kept = msgspec.structs.replace(verdict, receipt=receipt)
        report = audit(ledger, receipts=[kept_of("a", 10, kept)])
        assert (None if report.finding is None else report.finding.fault) == fault


def kept_of(user: str, amount: int, verdict: Any) -> Any:
    from contract.audit import KeptReceipt

    return KeptReceipt.kept("s", user, amount, verdict)


@pytest.mark.parametrize(
    "change",
    [{"amount": 301}, {"at": 5}, {"said": "outbid"}, {"user": "c"}, {"signature": "AAAA"}, {"seq": 99}],
)
def test_a_receipt_that_was_changed_is_not_the_houses(change: dict[str, Any]) -> None:
    paper = a_sale()
    ledger = PaperLedger.of(paper)
    (receipt,) = ledger.receipts(paper, "b")
    finding = forged(ledger, receipts=[msgspec.structs.replace(receipt, **change)])
    assert finding.fault is Fault.RECEIPT_FORGED


def test_a_receipt_whose_opening_does_not_open_its_row_is_told() -> None:
    paper = a_sale()
    ledger = PaperLedger.of(paper)
    (receipt,) = ledger.receipts(paper, "b")
    assert receipt.opening is not None
    for change in ({"salt": "00" * 16}, {"salt": "zz"}, {"private": {"limit": 300}}, {"row": 3}):
        opening = msgspec.structs.replace(receipt.opening, **change)
        finding = forged(ledger, receipts=[msgspec.structs.replace(receipt, opening=opening)])
        assert (finding.fault, finding.row) == (Fault.OPENING_WRONG, receipt.seq)


def lying(change: Callable[[PaperLedger, int], object]) -> Finding:
    """A house that cheats as it sells: `a` bid up to 500; its ledger and receipt say something else."""
    paper = PaperSale()
    paper.bid("b", 300)
    paper.bid("a", 500)
    ledger = PaperLedger.of(paper)
    seq = row_of(paper, "bid", 1)
    change(ledger, seq)
    ledger.chained_anew()
    receipts = [*ledger.receipts(paper, "a")]
    said = msgspec.structs.replace(receipts[0], said="outbid")
    signed = msgspec.structs.replace(said, signature=ledger.key._sign(said.statement().encoded()))
    return forged(ledger, receipts=[signed])


def test_who_bid_more_than_the_winners_price_can_prove_it() -> None:
    finding = lying(lambda ledger, seq: ledger.change(seq, leader="102", price=320))
    assert finding.fault is Fault.WINNER_WRONG
    assert "paddle 101 had bid up to 5.00 EUR" in finding.sentence


def test_a_receipt_that_says_outbid_where_the_ledger_says_leading_is_told() -> None:
    finding = lying(lambda _ledger, _seq: None)
    assert finding.fault is Fault.RECEIPT_WRONG


def test_who_pays_more_than_his_limit_can_prove_it() -> None:
    paper = PaperSale()
    paper.bid("b", 300)
    paper.bid("a", 500)
    ledger = PaperLedger.of(paper)
    seq = row_of(paper, "bid", 1)
    ledger.change(seq, price=600, ask=650, next_rungs=[700, 750, 800, 850, 900]).chained_anew()
    assert audit(ledger).ok  # nobody else can see it
    finding = forged(ledger, receipts=ledger.receipts(paper, "a"))
    assert (finding.fault, finding.row) == (Fault.PRICE_WRONG, seq)
    assert "above the limit of 5.00 EUR" in finding.sentence


def test_an_absentee_whose_max_was_passed_over_can_prove_it() -> None:
    paper = PaperSale(terms(SaleKind.LIVE, absentee=True), opened=False)
    paper.bid("a", 500)
    paper.call(wire.OpenSale())
    paper.call(wire.OpenLot(lot="1"))
    paper.bid("b", 110, "exact")
    ledger = PaperLedger.of(paper)
    bid = row_of(paper, "bid")
    ledger.change(bid, leader="102", price=110, ask=120, next_rungs=[130, 140, 150, 160, 170])
    ledger.chained_anew()
    kept = ledger.receipts(paper, "a")
    assert [receipt.said for receipt in kept] == ["done"]
    assert audit(ledger).ok
    finding = forged(ledger, receipts=[msgspec.structs.replace(kept[0], paddle="101")])
    assert (finding.fault, finding.row) == (Fault.WINNER_WRONG, bid)
    assert "unless a receipt of a later change is missing" in finding.sentence


# What everybody heard


@given(st.integers(0, 10**6), st.data())
def test_a_ledger_that_was_signed_anew_contradicts_a_head_that_was_heard(
    seed: int, data: st.DataObject
) -> None:
    paper = paper_sale(seed)
    heads = [record.public for record in paper.records if isinstance(record.public, LedgerHead)]
    assume(heads)
    ledger = PaperLedger.of(paper)
    head = data.draw(st.sampled_from(heads))
    touched = data.draw(st.integers(2, head.row))
    ledger.rows[touched - 1]["salt"] = bytes(16)
    assert audit(ledger.chained_anew()).ok
    finding = forged(ledger, seen=[SeenHead(head.row, head.hash)])
    assert (finding.fault, finding.row) == (Fault.HEAD_CONTRADICTED, head.row)


def test_a_shorter_ledger_than_was_heard_is_truncated() -> None:
    ledger = PaperLedger.of(PaperSale())
    rows = len(ledger.rows)
    finding = forged(ledger, seen=[SeenHead(rows + 3, "0" * 64)])
    assert (finding.fault, finding.row) == (Fault.TRUNCATED, rows + 1)


def test_receipts_of_one_round_prove_what_those_of_many_do() -> None:
    paper = PaperSale()
    for amount in (100, 200, 300):
        paper.bid("a", amount)
        paper.bid("b", amount + 50)
    ledger = PaperLedger.of(paper)
    receipts = ledger.receipts(paper, "a", together=True)
    assert len(receipts) == 3
    assert len({receipt.signature for receipt in receipts}) == 1
    assert audit(ledger, receipts=receipts).ok
    for change in ({"amount": 301}, {"proof": None}, {"proof": receipts[1].proof}):
        finding = forged(ledger, receipts=[msgspec.structs.replace(receipts[0], **change)])
        assert finding.fault is Fault.RECEIPT_FORGED
