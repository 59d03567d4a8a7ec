"""An honest ledger passes, whatever happened in its sale: live, timed, undone, retracted, sealed."""

import random
from collections import Counter

import hypothesis.strategies as st
import pytest
from hypothesis import given

from contract import commands as wire
from contract.audit import (
    KeptReceipt,
    LedgerPage,
    NotALedgerError,
    NotReceiptsError,
    Report,
    SeenHead,
    SignedHead,
    lines_of,
    read_receipts,
    verify,
)
from contract.feed import LedgerHead
from contract.terms import SaleKind
from server.rules.records import MaxSet
from tests.support.ledgers import PaperLedger, check, finish, paper_sale
from tests.support.rulebook import PaperSale, terms

SEEDS = st.integers(0, 10**9)


def check_honest(paper: PaperSale, report: Report) -> bool:
    """Assert that nothing is found; or that a max was changed later, and the finding leaves room for that.

    Whoever has not the receipt of the change cannot know of it. Return whether nothing is found.
    """
    finding = report.finding
    if finding is None:
        return True
    left = Counter((m.lot, m.user) for m in (r.private for r in paper.records) if isinstance(m, MaxSet))
    changed = {lot for (lot, _), times in left.items() if times > 1}
    assert finding.lot in changed, finding
    assert "unless a receipt of a later change is missing here" in finding.sentence
    return False


def test_a_raise_that_fell_with_its_bid_falls_for_good() -> None:
    """What came before it may be struck afterwards without bringing it back."""
    paper = PaperSale(reserve=400)
    paper.bid("a", 260, "exact")
    paper.call(wire.GiveFairWarning(lot="1"))
    paper.bid("c", 280, "exact")
    paper.bid("c", 450)
    for entry in (paper.sale.head - 1, paper.sale.head - 2):
        assert paper.call(wire.Undo(lot="1", entry=entry)).ok
    assert paper.price() == (260, "a")
    assert verify(PaperLedger.of(paper).lines(), check=check).ok


@given(SEEDS, st.booleans())
def test_every_honest_ledger_passes_with_all_receipts_and_heads(seed: int, opened: bool) -> None:
    paper = paper_sale(seed)
    ledger = PaperLedger.of(paper)
    receipts = [receipt for user in [*"abcde", "clerk"] for receipt in ledger.receipts(paper, user)]
    heads = [r.public for r in paper.records if isinstance(r.public, LedgerHead)]
    report = verify(
        ledger.lines(opened=opened),
        check=check,
        house_key=ledger.key.public,
        receipts=receipts,
        seen=[SeenHead(head.row, head.hash) for head in heads],
    )
    if not check_honest(paper, report):
        return
    assert (report.sale, report.title, report.rows) == ("s", paper.sale.title, len(ledger.rows))
    assert (report.entries, report.heads) == (paper.sale.head, len(heads))
    assert report.opened == (len(ledger.rows) if opened else 0)
    assert report.receipts == len(receipts)
    assert report.hash == ledger.rows[-1]["hash"].hex()


@given(SEEDS, st.randoms(use_true_random=False))
def test_receipts_that_were_lost_make_no_false_alarm(seed: int, chance: random.Random) -> None:
    paper = paper_sale(seed)
    ledger = PaperLedger.of(paper)
    kept = [receipt for user in "abcde" for receipt in ledger.receipts(paper, user)]
    some = [receipt for receipt in kept if chance.random() < 0.5]
    check_honest(paper, verify(ledger.lines(), check=check, receipts=some))


@given(SEEDS)
def test_a_bidder_alone_can_check_with_his_own_receipts(seed: int) -> None:
    paper = paper_sale(seed)
    ledger = PaperLedger.of(paper)
    for user in "ab":
        check_honest(paper, verify(ledger.lines(), check=check, receipts=ledger.receipts(paper, user)))


def test_the_report_says_whether_the_sale_was_over() -> None:
    paper = PaperSale(terms(SaleKind.LIVE))
    assert not verify(PaperLedger.of(paper).lines(), check=check).ended
    finish(paper)
    assert verify(PaperLedger.of(paper).lines(), check=check).ended


def test_the_pages_of_the_house_make_the_lines_of_a_file() -> None:
    paper = paper_sale(7)
    ledger = PaperLedger.of(paper)
    *rows, _ = ledger.lines()
    last = ledger.rows[-1]
    signature = ledger.key.sign_head("s", last["seq"], last["hash"].hex())
    head = SignedHead(row=last["seq"], hash=last["hash"].hex(), signature=signature)
    halves = (rows[:5], rows[5:])
    pages = [LedgerPage(sale="s", house_key=ledger.key.public, rows=half, head=head) for half in halves]  # type: ignore[arg-type]
    assert list(lines_of(pages)) == ledger.lines()


def test_a_row_that_was_written_otherwise_on_the_way_is_the_same_row() -> None:
    ledger = PaperLedger.of(paper_sale(3))
    spaced = [line.replace(b'":', b'" : ').replace(b",", b" ,") for line in ledger.lines()]
    assert verify([b"", *spaced, b"\r"], check=check).ok


@pytest.mark.parametrize("lines", [[], [b""], [b"hello"], [b"\xff\xfe", b"{}"], [b'{"seq": 1}']])
def test_a_file_that_is_no_ledger_is_said_to_be_none(lines: list[bytes]) -> None:
    with pytest.raises(NotALedgerError, match="not a ledger"):
        verify(lines, check=check)


def test_receipts_are_read_back_as_they_were_written() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    (receipt,) = PaperLedger.of(paper).receipts(paper, "a")
    named = receipt.line().replace(b'{"amount"', b'{"title":"A chair","amount"')
    assert read_receipts([receipt.line(), b"\n", named]) == [receipt, receipt]
    with pytest.raises(NotReceiptsError, match="Line 2"):
        read_receipts([receipt.line(), b"{}"])


def test_only_an_answer_with_a_receipt_can_be_kept() -> None:
    paper = PaperSale()
    with pytest.raises(ValueError, match="no receipt"):
        KeptReceipt.kept("s", "a", 300, paper.bid("a", 300))


def test_receipts_of_other_sales_are_left_out() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    ledger = PaperLedger.of(paper)
    (receipt,) = ledger.receipts(paper, "a")
    other = KeptReceipt(
        **{name: getattr(receipt, name) for name in KeptReceipt.__struct_fields__} | {"sale": "another"}
    )
    report = verify(ledger.lines(), check=check, receipts=[receipt, other])
    assert (report.ok, report.receipts) == (True, 1)


def test_a_sale_that_was_called_by_nobody_passes() -> None:
    paper = PaperSale(opened=False)
    paper.call(wire.Announce(text="Tomorrow"))
    assert verify(PaperLedger.of(paper).lines(), check=check).ok
