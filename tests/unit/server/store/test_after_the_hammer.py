"""Offers, statements and the office's notes as rows."""

import asyncio

import msgspec
import pytest

from contract.papers import Accounting, BuyerStatement, Letterhead, Paper, PaperKind
from contract.settlement import OfferStatus, Party, Seller
from server.store.catalogue import CatalogueStore, LotRow, SaleRow
from server.store.database import Database
from server.store.errors import Taken
from server.store.offers import OFFERS_AT_MOST, OfferRow, OfferStore, OverLimit, TooManyOffers
from server.store.settlement import AllotmentRow, SettlementStore
from server.store.statements import StatementStore


@pytest.fixture
async def sale(database: Database) -> str:
    catalogue = CatalogueStore(database)
    await catalogue.add_sale(SaleRow("s", "S", 1), [LotRow("1", 1, "Vase", "", None, None, 100)])
    return "s"


def draft(party: str, total: int) -> Paper:
    statement = BuyerStatement(
        sale="s", title="S", currency="EUR", party=Party(id=party, name=party), lines=[], premium=[],
        premium_vat_bp=0, hammer=total, premium_sum=0, vat=[], total=total,
    )  # fmt: skip
    return Paper(kind=PaperKind.BUYER, buyer=statement)


async def test_numbers_have_no_holes_however_many_issue_at_once(database: Database, sale: str) -> None:
    store = StatementStore(database)
    issued = await asyncio.gather(
        *(store.issue(sale, PaperKind.BUYER, [draft(f"p{n}", n), draft(f"q{n}", n)], 5) for n in range(10))
    )
    numbers = [paper.number for papers in issued for paper in papers]
    assert sorted(number or 0 for number in numbers) == list(range(1, 21))


async def test_what_has_not_changed_keeps_its_number_and_what_has_is_replaced(
    database: Database, sale: str
) -> None:
    store = StatementStore(database)
    (first,) = await store.issue(sale, PaperKind.BUYER, [draft("p", 100)], 5)
    (again,) = await store.issue(sale, PaperKind.BUYER, [draft("p", 100)], 6)
    (other,) = await store.issue(sale, PaperKind.BUYER, [draft("p", 200)], 7)
    assert again == first
    assert (other.number, other.replaces) == (2, 1)
    assert await store.issued(1) == first
    assert await store.issued(9) is None
    assert await store.latest(sale, PaperKind.BUYER) == {"p": other}
    assert await store.latest(sale, PaperKind.SELLER) == {}


def offer(number: int, user: str = "ann", amount: int = 100, lot: str = "1") -> OfferRow:
    return OfferRow(
        id=f"o{number}", sale_id="s", lot=lot, user_id=user, amount=amount, status=OfferStatus.OPEN,
        made_at=number, made_by=user,
    )  # fmt: skip


async def test_of_two_clerks_that_accept_at_once_one_is_told_so(database: Database, sale: str) -> None:
    store = OfferStore(database)
    ann, ben = offer(1), offer(2, "ben")
    for one in (ann, ben):
        await store.make(one, room=None)
    decided = await asyncio.gather(
        *(store.decide(one, OfferStatus.ACCEPTED, by="c", at=9, room=None) for one in (ann, ben)),
        return_exceptions=True,
    )
    assert [type(one) for one in decided] == [OfferRow, Taken]
    assert [row.status for row in await store.offers(sale)] == [OfferStatus.ACCEPTED, OfferStatus.DECLINED]
    with pytest.raises(Taken):
        await store.make(offer(3, "cara"), room=None)


async def test_offers_at_once_never_exceed_a_limit(database: Database, sale: str) -> None:
    store = OfferStore(database)
    made = await asyncio.gather(
        *(store.make(offer(n, amount=60, lot=str(n)), room=100) for n in range(5)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in made) == ["NoneType", *["OverLimit"] * 4]
    assert isinstance(made[1], OverLimit)


async def test_nobody_offers_for_one_lot_without_end(database: Database, sale: str) -> None:
    store = OfferStore(database)
    for number in range(OFFERS_AT_MOST):
        await store.make(offer(number), room=None)
    with pytest.raises(TooManyOffers):
        await store.make(offer(99), room=None)
    assert sum(row.status is OfferStatus.OPEN for row in await store.offers(sale)) == 1


async def test_what_the_office_notes_is_kept_and_replaced(database: Database, sale: str) -> None:
    store = SettlementStore(database)
    assert await store.letterhead() == Letterhead()
    assert await store.accounting(sale) == Accounting()
    for name in ("First", "Second"):
        await store.set_letterhead(Letterhead(name=name))
        await store.set_accounting(sale, Accounting(held_at=name))
        await store.set_seller(sale, Seller(seller="S", name=name, commission_bp=5))
        await store.allot(sale, AllotmentRow("1", name, "clerk", 7))
    assert (await store.letterhead()).name == "Second"
    assert (await store.accounting(sale)).held_at == "Second"
    assert await store.sellers(sale) == {"S": Seller(seller="S", name="Second", commission_bp=5)}
    assert await store.allotments(sale) == [AllotmentRow("1", "Second", "clerk", 7)]
    await store.take_back(sale, "1")
    assert await store.allotments(sale) == []


async def test_a_paper_reads_back_as_it_was_issued(database: Database, sale: str) -> None:
    paper = msgspec.structs.replace(draft("p", 1), letterhead=Letterhead(name="Casa"), held_on=3)
    (issued,) = await StatementStore(database).issue(sale, PaperKind.BUYER, [paper], 5)
    assert await StatementStore(database).issued(1) == issued
    assert issued.letterhead.name == "Casa"
