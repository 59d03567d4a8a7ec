"""A sale that has ended is listed as it was awake, without its ledger being read."""

from contract.commands import EndSale, LineUp, OpenSale
from contract.wire import SaleStatus
from server.rules.commands import ChangeSale, NewLot
from server.store.catalogue import LotRow, SaleRow, insert_sale
from server.store.database import Database
from server.store.ledger import LedgerStore
from tests.support.ledgers import house_key
from tests.support.rulebook import PaperSale, terms


async def test_it_has_the_title_and_terms_that_it_had_in_the_end(database: Database) -> None:
    paper = PaperSale(lots=[NewLot(lot="1", title="One", start=100)], opened=False)
    for title in ("Once", "Twice"):
        paper.do(ChangeSale(by="clerk", title=title, terms=terms(absentee=True)))
    for action in (LineUp(lot="1"), OpenSale(), EndSale()):
        assert paper.call(action).ok
    rows = [LotRow("1", 1, "One", "", None, None, 100)]
    await database.write(lambda connection: insert_sale(connection, SaleRow("s", "Sale", 1), rows))
    store = LedgerStore(database, house_key())
    await store.append("s", 0, paper.records)
    ended = (await store.ended_sales())["s"]
    awake = paper.sale.view()
    assert (ended.created.title, ended.created.terms) == ("Twice", terms(absentee=True))
    assert (awake.title, awake.terms) == (ended.created.title, ended.created.terms)
    assert (awake.lots, awake.head, awake.hold) == (ended.lots, ended.head, ended.hold)
    assert (awake.status, awake.lined_up) == (
        SaleStatus.ENDED,
        None,
    )  # what a view of it says without waking it
