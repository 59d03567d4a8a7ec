"""A catalogue that changes: lots added, changed and moved, terms mended before the sale opens."""

from typing import Any

import msgspec
import pytest

from contract import feed
from contract.commands import EndSale, MoveLots, OpenLot, OpenSale, Pass, Undo
from contract.ladder import Band, Ladder
from contract.standing import Phase, Reserve
from contract.terms import SaleKind
from contract.verdicts import Code, Verdict
from server.rules.commands import AddLots, ChangeLot, ChangeSale, NewLot, NoteCatalogue
from server.rules.sale import Sale
from tests.support.rulebook import PaperSale, terms


def paper_sale(*, opened: bool = False, count: int = 3, **choices: Any) -> PaperSale:
    lots = [NewLot(lot=str(n), title=f"Lot {n}", start=100) for n in range(1, count + 1)]
    return PaperSale(terms(absentee=True, **choices), lots=lots, opened=opened)


def add(paper: PaperSale, *numbers: str, before: str | None = None) -> Verdict:
    lots = [NewLot(lot=number, title=number, start=50, reserve=80) for number in numbers]
    return paper.do(AddLots(by="clerk", lots=lots, before=before))


def change(paper: PaperSale, lot: str, **values: Any) -> Verdict:
    said: dict[str, Any] = {"title": f"Lot {lot}", "start": 100} | values
    return paper.do(ChangeLot(by="clerk", lot=lot, **said))


def order(paper: PaperSale) -> list[str]:
    folded = Sale.load(paper.records)
    assert list(folded.lots) == list(paper.sale.lots)
    return list(folded.lots)


def told(paper: PaperSale) -> list[feed.PublicEntry]:
    """What the last command put into the feed."""
    return [r.public for r in paper.decisions[-1].records if r.public is not None and r.public.in_feed]


def test_lots_are_added_at_the_end_and_everybody_is_told_to_read_them() -> None:
    paper = paper_sale()
    assert add(paper, "4", "5").ok
    assert order(paper) == ["1", "2", "3", "4", "5"]
    (entry,) = told(paper)
    assert isinstance(entry, feed.CatalogueChanged)
    assert entry.lots == ["4", "5"]
    assert paper.standing("4").reserve is Reserve.UNMET


def test_lots_are_added_before_another_in_the_order_given() -> None:
    paper = paper_sale(opened=True)
    add(paper, "1A", "1B", before="2")
    assert order(paper) == ["1", "1A", "1B", "2", "3"]


def test_a_lot_added_while_the_sale_runs_can_be_sold() -> None:
    paper = paper_sale(opened=True)
    add(paper, "1A", before="2")
    paper.call(Pass(lot="1"))
    assert paper.call(OpenLot(lot="1A")).ok
    assert paper.bid("a", 50, lot="1A").ok


@pytest.mark.parametrize(("numbers", "before"), [(("4", "2"), None), (("4", "4"), None), (("4",), "9")])
def test_lots_that_cannot_all_be_added_are_none_of_them_added(
    numbers: tuple[str, ...], before: str | None
) -> None:
    paper = paper_sale()
    verdict = add(paper, *numbers, before=before)
    assert verdict.code is (Code.UNKNOWN_LOT if before else Code.CONFLICT)
    assert paper.decisions[-1].records == []
    assert order(paper) == ["1", "2", "3"]


def test_no_entry_names_more_lots_than_one_can_read_at_once() -> None:
    paper = paper_sale()
    add(paper, *(f"n{n}" for n in range(501)))
    assert [len(entry.lots) for entry in told(paper) if isinstance(entry, feed.CatalogueChanged)] == [500, 1]


def test_an_upcoming_lot_is_changed_with_its_reserve() -> None:
    paper = paper_sale()
    assert change(paper, "2", title="A chair", start=200, reserve=333, low_estimate=250).ok
    (entry,) = told(paper)
    assert isinstance(entry, feed.LotChanged)
    assert (entry.title, entry.start, entry.has_reserve, entry.low_estimate) == ("A chair", 200, True, 250)
    assert entry.standing is not None
    assert (entry.standing.ask, entry.standing.reserve) == (200, Reserve.UNMET)
    assert "333" not in msgspec.json.encode(entry).decode()  # the reserve stays secret
    assert paper.sale.desk_lot("2").reserve == 333


def test_a_change_that_changes_nothing_leaves_no_trace() -> None:
    paper = paper_sale()
    assert change(paper, "2").ok
    assert paper.decisions[-1].records == []


def test_maxes_below_a_raised_start_are_taken_out_and_their_owners_told() -> None:
    paper = paper_sale()
    paper.bid("a", 150, lot="2")
    paper.bid("b", 250, lot="2")
    change(paper, "2", start=200)
    assert paper.decisions[-1].users == ["a"]
    assert [line.limit for line in paper.sale.desk_lot("2").book] == [250]
    assert paper.sale.stakes.committed["a"] == 0


def test_a_lot_that_was_on_the_block_is_not_changed_or_moved() -> None:
    paper = paper_sale(opened=True)
    assert change(paper, "1", start=50).code is Code.WRONG_PHASE
    assert paper.call(MoveLots(lots=["2", "1"])).code is Code.WRONG_PHASE
    assert order(paper) == ["1", "2", "3"]


def test_a_lot_that_was_changed_before_it_opened_is_folded_anew_as_it_was_changed() -> None:
    paper = paper_sale(opened=True)
    change(paper, "2", start=200, reserve=300)
    paper.call(Pass(lot="1"))
    paper.call(OpenLot(lot="2"))
    paper.bid("a", 200, "exact", lot="2")
    paper.bid("b", 220, "exact", lot="2")
    assert paper.call(Undo(lot="2")).ok
    assert (paper.standing("2").price, paper.standing("2").reserve) == (200, Reserve.UNMET)


@pytest.mark.parametrize(
    ("lots", "before", "expected"),
    [
        (["4"], "2", ["1", "4", "2", "3", "5"]),
        (["5", "3"], "2", ["1", "5", "3", "2", "4"]),
        (["2"], None, ["1", "3", "4", "5", "2"]),
        (["2", "3"], "1", ["2", "3", "1", "4", "5"]),
    ],
)
def test_lots_move_before_another_in_the_order_given(
    lots: list[str], before: str | None, expected: list[str]
) -> None:
    paper = paper_sale(opened=True, count=5)
    assert paper.call(MoveLots(lots=lots, before=before)).ok
    assert order(paper) == expected
    (entry,) = told(paper)
    assert isinstance(entry, feed.LotsMoved)
    assert (entry.lots, entry.before) == (lots, before)


@pytest.mark.parametrize(
    ("lots", "before", "code"),
    [
        (["2", "2"], None, Code.MALFORMED),
        (["2"], "2", Code.MALFORMED),
        (["9"], None, Code.UNKNOWN_LOT),
        (["2"], "9", Code.UNKNOWN_LOT),
    ],
)
def test_a_move_that_makes_no_order_is_refused(lots: list[str], before: str | None, code: Code) -> None:
    paper = paper_sale(opened=True)
    assert paper.call(MoveLots(lots=lots, before=before)).code is code


def test_title_and_terms_change_until_the_sale_opens() -> None:
    paper = paper_sale()
    dearer = terms(absentee=True, ladder=Ladder("fifties", (Band(0, 50),)))
    assert paper.do(ChangeSale(by="clerk", title="Another", terms=dearer)).ok
    (entry,) = told(paper)
    assert isinstance(entry, feed.SaleChanged)
    assert (paper.sale.view().title, paper.sale.view().terms) == ("Another", dearer)
    assert Sale.load(paper.records).terms == dearer
    assert paper.standing("1").next_rungs[:2] == [150, 200]
    paper.call(OpenSale())
    assert paper.do(ChangeSale(by="clerk", title="Late", terms=dearer)).code is Code.WRONG_PHASE


def test_one_clerks_title_and_anothers_terms_do_not_undo_each_other() -> None:
    paper = paper_sale()
    dearer = terms(absentee=True, ladder=Ladder("fifties", (Band(0, 50),)))
    assert paper.do(ChangeSale(by="clerk", title="Another")).ok
    assert paper.do(ChangeSale(by="other", terms=dearer)).ok
    assert (paper.sale.title, paper.sale.terms) == ("Another", dearer)


def test_kind_and_currency_of_a_sale_stay() -> None:
    paper = paper_sale()
    for other in (
        msgspec.structs.replace(paper.terms, currency="USD"),
        msgspec.structs.replace(paper.terms, kind=SaleKind.TIMED),
    ):
        assert paper.do(ChangeSale(by="clerk", title="Sale", terms=other)).code is Code.CONFLICT
    assert paper.sale.terms == paper.terms


def test_lots_close_anew_when_the_first_closing_time_changes() -> None:
    paper = paper_sale(kind=SaleKind.TIMED, closes_at=5_000_000, stagger_ms=1_000)
    later = msgspec.structs.replace(paper.terms, closes_at=6_000_000)
    paper.do(ChangeSale(by="clerk", title="Sale", terms=later))
    closing = [paper.standing(lot).closes_at for lot in paper.sale.lots]
    assert closing == [6_000_000, 6_001_000, 6_002_000]


def test_a_lot_of_a_timed_sale_keeps_its_closing_time_unless_another_is_said() -> None:
    paper = paper_sale(kind=SaleKind.TIMED, closes_at=5_000_000, stagger_ms=1_000)
    change(paper, "2", start=200)
    assert paper.standing("2").closes_at == 5_001_000
    change(paper, "2", start=200, closes_at=5_500_000)
    assert paper.standing("2").closes_at == 5_500_000
    add(paper, "2A", before="2")
    assert paper.standing("2A").closes_at == 5_500_000


def test_changed_pictures_are_told_while_the_sale_lasts() -> None:
    paper = paper_sale()
    assert paper.do(NoteCatalogue(by="clerk", lots=["2"])).ok
    assert [type(entry) for entry in told(paper)] == [feed.CatalogueChanged]
    assert paper.do(NoteCatalogue(by="clerk", lots=["9"])).code is Code.UNKNOWN_LOT


def test_after_the_end_the_catalogue_stays_and_nothing_more_is_written() -> None:
    paper = paper_sale(opened=True)
    paper.call(Pass(lot="1"))
    paper.call(EndSale())
    rows = len(paper.records)
    assert add(paper, "4").code is Code.SALE_ENDED
    assert change(paper, "2", start=200).code is Code.SALE_ENDED
    assert paper.do(NoteCatalogue(by="clerk", lots=["2"])).ok
    assert len(paper.records) == rows
    assert paper.standing("2").phase is Phase.UPCOMING
