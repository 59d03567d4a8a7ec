"""A catalogue as a file: read again by the import, it gives the very same lots."""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from contract.catalogue import CatalogueRow, Column
from contract.catalogue.headers import column_name
from contract.catalogue.mapping import extra_heading
from contract.catalogue.texts import as_cell
from contract.money import amount_text

CSV_TYPE: Final = "text/csv; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_COLUMNS: Final = (
    Column.LOT, Column.TITLE, Column.DESCRIPTION, Column.LOW, Column.HIGH, Column.START, Column.RESERVE,
    Column.SELLER, Column.VAT,
)  # fmt: skip
_AMOUNTS: Final = range(3, 7)
_BOM: Final = "\ufeff"  # without it, Excel takes the file for Windows-1252


def as_csv(rows: Sequence[CatalogueRow], currency: str) -> bytes:
    """Write the catalogue as CSV in UTF-8; no cell can become a formula."""
    out = io.StringIO()
    csv.writer(out).writerows(_table(rows, currency))
    return (_BOM + out.getvalue()).encode()


def as_xlsx(rows: Sequence[CatalogueRow], currency: str) -> bytes:
    """Write the catalogue as a workbook, amounts as numbers."""
    import openpyxl  # a fifth of a second, which only those pay who want a workbook

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Catalogue")
    sheet.freeze_panes = "A2"
    for index, cells in enumerate(_table(rows, currency)):
        amounts = _AMOUNTS if index else ()
        sheet.append([_cell(cell, as_amount=k in amounts) for k, cell in enumerate(cells)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(cell: str, *, as_amount: bool) -> str | Decimal | None:
    if not cell:
        return None
    return Decimal(cell) if as_amount else cell


def _table(rows: Sequence[CatalogueRow], currency: str) -> Iterator[list[str]]:
    extras = list(dict.fromkeys(name for row in rows for name in row.extra))
    pictures = max((len(row.images) for row in rows), default=0)
    yield [
        *(column_name(column) for column in _COLUMNS),
        *(f"{column_name(Column.IMAGES)}.{k}" for k in range(1, pictures + 1)),
        *(extra_heading(name, [row.extra.get(name, "") for row in rows]) for name in extras),
    ]
    for row in rows:
        texts = [row.seller or "", _rate(row.vat_bp), *row.images, *[""] * (pictures - len(row.images))]
        texts += [row.extra.get(name, "") for name in extras]
        yield [
            *map(as_cell, (row.lot, row.title, row.description)),
            *(
                _amount(amount, currency)
                for amount in (row.low_estimate, row.high_estimate, row.start, row.reserve)
            ),
            *map(as_cell, texts),
        ]


def _amount(amount: int | None, currency: str) -> str:
    return "" if amount is None else amount_text(amount, currency)


def _rate(rate_bp: int | None) -> str:
    if rate_bp is None:
        return ""
    whole, hundredths = divmod(rate_bp, 100)
    return f"{whole}.{hundredths:02d}" if hundredths else str(whole)
