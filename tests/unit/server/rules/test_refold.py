"""With every row open nothing can be forged that the rules would not have decided."""

from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given

from contract.audit import Fault, Finding, Row, verify
from contract.chain import canonical
from server.rules.refold import refold
from tests.support.ledgers import PaperLedger, check, paper_sale
from tests.support.rulebook import PaperSale


def refolded(ledger: PaperLedger) -> Finding | None:
    lines = ledger.chained_anew().lines(opened=True)
    return refold(msgspec.json.decode(line, type=Row) for line in lines[:-1])


def secretly(ledger: PaperLedger, seq: int, **private: Any) -> PaperLedger:
    """Change the secret part of a row; the commitment follows it."""
    row = ledger.rows[seq - 1]
    row["private"] = canonical(msgspec.json.decode(row["private"]) | private)
    return ledger


@given(st.integers(0, 10**9))
def test_every_honest_ledger_folds_to_what_it_says(seed: int) -> None:
    assert refolded(PaperLedger.of(paper_sale(seed))) is None


def two_maxes() -> tuple[PaperSale, PaperLedger, int]:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.bid("b", 500)
    paper.bid("c", 520)
    return paper, PaperLedger.of(paper), len(paper.records)


def test_a_price_that_only_the_limits_disprove_is_found() -> None:
    _, ledger, last = two_maxes()
    dearer = {"price": 510, "ask": 550, "next_rungs": [600, 650, 700, 750, 800]}
    ledger.change(last, **dearer).chained_anew()
    assert verify(ledger.lines(), check=check).ok
    finding = refolded(ledger)
    assert finding is not None
    assert (finding.fault, finding.row, finding.lot) == (Fault.PRICE_WRONG, last, "1")
    assert (finding.expected, finding.found) == ("520", "510")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"leader": "102"}, Fault.WINNER_WRONG),
        ({"ask": 530}, Fault.ASK_WRONG),
        ({"phase": "final_call"}, Fault.PHASE_WRONG),
        ({"bids": 9}, Fault.STANDING_WRONG),
        ({"by": "104"}, Fault.ENTRY_WRONG),
        ({"lot": "9"}, Fault.ENTRY_WRONG),
    ],
)
def test_a_standing_that_the_rules_do_not_make_is_named(change: dict[str, Any], fault: Fault) -> None:
    _, ledger, last = two_maxes()
    finding = refolded(ledger.change(last, **change))
    assert finding is not None
    assert (finding.fault, finding.row) == (fault, last)


def test_a_bid_below_the_asking_price_or_of_a_stranger_is_refused_again() -> None:
    for private in ({"limit": 5}, {"user": "nobody"}):
        _, ledger, last = two_maxes()
        finding = refolded(secretly(ledger, last, **private))
        assert finding is not None
        assert (finding.fault, finding.row) == (Fault.ENTRY_WRONG, last)


def test_a_reserve_that_was_announced_and_is_none_is_found() -> None:
    ledger = PaperLedger.of(PaperSale(reserve=400))
    finding = refolded(secretly(ledger, 2, reserve=None))
    assert finding is not None
    assert (finding.fault, finding.row) == (Fault.ENTRY_WRONG, 2)
