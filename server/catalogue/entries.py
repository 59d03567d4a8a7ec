"""A lot between its homes: the file that brought it, the ledger that bids depend on, the store of texts.

What the ledger says of a lot (title, amounts, order) goes before what the store says.
"""

from collections.abc import Iterable, Mapping

from contract.catalogue import CatalogueRow, DeskLotView
from contract.wire import LotView
from server.rules.commands import ChangeLot, NewLot
from server.rules.lot import Lot
from server.rules.sale import Sale
from server.store.catalogue import LotRow


def new_lot(row: CatalogueRow) -> NewLot:
    """Return what the ledger is to know of a new lot."""
    return NewLot(
        lot=row.lot, title=row.title, start=row.start, reserve=row.reserve, low_estimate=row.low_estimate,
        high_estimate=row.high_estimate,
    )  # fmt: skip


def lot_row(row: CatalogueRow, position: int = 1) -> LotRow:
    """Return what the store is to keep of a lot."""
    return LotRow(
        row.lot, position, row.title, row.description, row.low_estimate, row.high_estimate, row.start,
        row.seller, row.vat_bp, row.extra, row.images,
    )  # fmt: skip


def change_of(lot: Lot, row: CatalogueRow, by: str, closes_at: int | None = None) -> ChangeLot | None:
    """Return the command that makes a lot what `row` says, None when the ledger says so already."""
    added = lot.added
    before = (added.title, added.start, lot.reserve, added.low_estimate, added.high_estimate)
    if before == (row.title, row.start, row.reserve, row.low_estimate, row.high_estimate) and closes_at in {
        None,
        added.closes_at,
    }:
        return None
    return ChangeLot(
        by=by, lot=lot.number, title=row.title, start=row.start, reserve=row.reserve,
        low_estimate=row.low_estimate, high_estimate=row.high_estimate, closes_at=closes_at,
    )  # fmt: skip


def catalogue_row(lot: Lot, row: LotRow) -> CatalogueRow:
    """Return a lot as the house described it."""
    return CatalogueRow(
        lot=lot.number, title=lot.added.title, start=lot.added.start, description=row.description,
        low_estimate=lot.added.low_estimate, high_estimate=lot.added.high_estimate, reserve=lot.reserve,
        seller=row.seller, vat_bp=row.vat_bp, images=row.images, extra=row.extra,
    )  # fmt: skip


def catalogue_rows(sale: Sale, rows: Iterable[LotRow]) -> list[CatalogueRow]:
    """Return the catalogue of a sale, in its order."""
    by_number = {row.lot: row for row in rows}
    return [catalogue_row(lot, by_number[number]) for number, lot in sale.lots.items()]


def lot_views(sale: Sale, rows: Iterable[LotRow], pictures: Mapping[str, int]) -> list[LotView]:
    """Return the catalogue as anybody may see it, in the order of the sale; `rows` may be a part of it."""
    by_number = {row.lot: row for row in rows}
    return [
        LotView(
            lot=number, position=position, title=lot.added.title, description=by_number[number].description,
            low_estimate=lot.added.low_estimate, high_estimate=lot.added.high_estimate, start=lot.added.start,
            pictures=pictures.get(number, 0), standing=sale.standing(number),
        )
        for position, (number, lot) in enumerate(sale.lots.items(), start=1) if number in by_number
    ]  # fmt: skip


def desk_views(sale: Sale, rows: Iterable[LotRow], pictures: Mapping[str, int]) -> list[DeskLotView]:
    """Return the catalogue as the house may see it, in the order of the sale; `rows` may be a part of it."""
    by_number = {row.lot: row for row in rows}
    return [
        _desk_view(sale, position, catalogue_row(lot, by_number[number]), pictures.get(number, 0))
        for position, (number, lot) in enumerate(sale.lots.items(), start=1) if number in by_number
    ]  # fmt: skip


def _desk_view(sale: Sale, position: int, row: CatalogueRow, pictures: int) -> DeskLotView:
    return DeskLotView(
        lot=row.lot, position=position, title=row.title, description=row.description,
        low_estimate=row.low_estimate, high_estimate=row.high_estimate, start=row.start, reserve=row.reserve,
        seller=row.seller, vat_bp=row.vat_bp, images=list(row.images), extra=row.extra, pictures=pictures,
        standing=sale.standing(row.lot),
    )  # fmt: skip
