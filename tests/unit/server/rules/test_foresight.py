"""An undo is shown before it is done, and does what was shown."""

from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given

from contract.commands import BidFor, BidMode, EndSale, OpenLot, Pass, RoomBid, Sell, Undo
from contract.standing import Phase
from contract.verdicts import Code
from contract.wire import Undoable
from server.rules.commands import NewLot
from server.rules.contest import Contest, Offer
from server.rules.foresight import undoable
from server.rules.sale import Sale
from tests.support.ledgers import paper_sale
from tests.support.rulebook import PaperSale

LOTS = [NewLot(lot=number, title=number, start=100) for number in "12"]


def shown(paper: PaperSale) -> list[Undoable]:
    return undoable(paper.sale, paper.now + 10)


def hammered() -> PaperSale:
    paper = PaperSale(lots=LOTS)
    paper.call(RoomBid(lot="1", amount=100))
    paper.bid("a", 150, "exact")
    paper.call(Sell(lot="1"))
    return paper


def test_the_newest_stands_first_with_who_did_it() -> None:
    paper = hammered()
    paper.call(OpenLot(lot="2"))
    paper.call(BidFor(lot="2", paddle="102", amount=100, mode=BidMode.EXACT))
    assert [(one.type, one.lot, one.by) for one in shown(paper)] == [
        ("bid", "2", "clerk"),
        ("lot_opened", "2", "clerk"),
        ("sold", "1", "clerk"),
        ("bid", "1", None),
        ("bid", "1", "clerk"),
        ("lot_opened", "1", "clerk"),
    ]


def test_it_shows_the_lot_before_and_after() -> None:
    hammer, bid, *_ = shown(hammered())
    assert (hammer.before.phase, hammer.possible, hammer.and_later) == (Phase.SOLD, True, [])
    assert hammer.after is not None
    assert (hammer.after.phase, hammer.after.price, hammer.after.leader) == (Phase.OPEN, 150, "101")
    assert (bid.possible, bid.and_later) == (True, [hammer.n])
    assert bid.after is not None
    assert (bid.after.phase, bid.after.price, bid.after.leader) == (Phase.OPEN, 100, "room")


def test_what_cannot_be_undone_says_why() -> None:
    paper = hammered()
    paper.call(OpenLot(lot="2"))
    sold = next(one for one in shown(paper) if one.type == "sold")
    assert (sold.possible, sold.after, sold.code) == (False, None, Code.WRONG_PHASE)
    assert sold.message == "Lot 2 is on the block: sell or pass it first."
    paper.call(Pass(lot="2"))
    paper.call(EndSale())
    assert {one.code for one in shown(paper)} == {Code.SALE_ENDED}


def test_only_the_last_twenty_are_shown() -> None:
    paper = PaperSale(lots=LOTS)
    for n in range(30):
        paper.call(RoomBid(lot="1", amount=1_000 + 50 * n))
    assert [one.n for one in shown(paper)] == list(range(paper.sale.head, paper.sale.head - 20, -1))


def test_many_bids_on_a_lot_are_folded_once_and_not_for_each_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = PaperSale(lots=LOTS)
    for n in range(300):
        paper.call(RoomBid(lot="1", amount=1_000 + 50 * n))
    folded, take = [], Contest.take

    def counted(contest: Contest, offer: Offer, *rest: Any) -> None:
        folded.append(offer)
        take(contest, offer, *rest)

    monkeypatch.setattr(Contest, "take", counted)
    assert len(shown(paper)) == 20
    assert len(folded) < 300 + 20 * 20


@given(st.integers(0, 10**6), st.integers(0, 19))
def test_an_undo_does_what_was_shown_and_showing_it_does_nothing(seed: int, choice: int) -> None:
    paper = paper_sale(seed, steps=40)
    before = msgspec.json.encode(paper.sale.standings())
    foreseen = shown(paper)
    assert msgspec.json.encode(paper.sale.standings()) == before
    assert msgspec.json.encode(Sale.load(paper.records).standings()) == before
    if choice >= len(foreseen):
        return
    one = foreseen[choice]
    and_later = bool(one.and_later) or not one.possible
    verdict = paper.call(Undo(lot=one.lot, entry=one.n, and_later=and_later))
    assert verdict.ok is one.possible, (verdict, one)
    if one.possible:
        assert paper.standing(one.lot) == one.after
        assert len([r for r in paper.decisions[-1].records if r.kind == "undone"]) == len(one.and_later) + 1
    else:
        assert verdict.code is one.code


@pytest.mark.parametrize("and_later", [True, False])
def test_an_entry_that_is_struck_is_not_shown_again(and_later: bool) -> None:
    paper = hammered()
    paper.call(Undo(lot="1", and_later=and_later))
    assert [one.type for one in shown(paper)] == ["bid", "bid", "lot_opened"]
