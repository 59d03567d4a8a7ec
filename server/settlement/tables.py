"""Results and the log as tables: CSV, in which no cell can become a formula, and XLSX, in which none is."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from contract.money import amount_text, minor_digits
from contract.settlement import LogLine, LotResult, Results

RESULT_HEADINGS = (
    "lot", "title", "outcome", "price", "winner", "name", "email", "sold_by", "low_estimate", "high_estimate",
    "start", "reserve", "seller", "premium", "vat", "total",
)  # fmt: skip
LOG_HEADINGS = ("row", "time", "type", "lot", "who", "amount", "what", "undone")
WIDEST = 60

_WOULD_BE_FORMULA = re.compile(r"^(?=[=+\-@\t\r\n])|(?<=[;\r\n])(?=[=+\-@])")


def results_csv(rows: Iterable[LotResult], currency: str) -> str:
    """Write results for the house, a line a lot; amounts are plain decimals."""
    return _csv(RESULT_HEADINGS, (_result_texts(row, currency) for row in rows))


def log_csv(lines: Iterable[LogLine], currency: str) -> str:
    """Write a sale's log, a line a row of the ledger that somebody may want to read."""
    return _csv(LOG_HEADINGS, (_log_texts(line, currency) for line in lines))


def results_xlsx(results: Results, rows: Sequence[LotResult], title: str, currency: str) -> bytes:
    """Write results as a workbook: amounts are numbers that can be added up, texts stay texts."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Results")
    digits = minor_digits(currency)
    money = "#,##0" + ("." + "0" * digits if digits else "")
    table = [_result_cells(row, digits) for row in rows]
    widths = [len(heading) for heading in RESULT_HEADINGS]
    for cells in table:
        widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, cells, strict=True)]
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = min(width, WIDEST) + 2
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, heading) for heading in RESULT_HEADINGS])
    for cells in table:
        sheet.append([_cell(sheet, cell, money) for cell in cells])
    _totals_sheet(book, results, title, currency, money)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def without_formula(cell: str) -> str:
    """Return a cell that a spreadsheet takes as text: a quote before what would begin a formula.

    In half of Europe semicolons part cells: `Ann;=1+1` between commas is a cell and a formula there.
    """
    return _WOULD_BE_FORMULA.sub("'", cell)


def _totals_sheet(book: Workbook, results: Results, title: str, currency: str, money: str) -> None:
    sheet = book.create_sheet("Totals")
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 18
    totals, digits = results.totals, minor_digits(currency)
    sheet.append([_bold(sheet, title)])
    sheet.append([_cell(sheet, "currency", money), _cell(sheet, currency, money)])
    for label in ("offered", "sold", "sold_after", "unsold", "withdrawn", "for_the_room"):
        sheet.append([_cell(sheet, label, money), getattr(totals, label)])
    for label in ("hammer", "premium", "vat", "total", "commission", "estimates_low"):
        value = Decimal(getattr(totals, label)).scaleb(-digits)
        sheet.append([_cell(sheet, label, money), _cell(sheet, value, money)])


def _result_cells(row: LotResult, digits: int) -> list[str | Decimal | None]:
    amounts = [row.low_estimate, row.high_estimate, row.start, row.reserve]
    charges = [row.premium, row.vat, row.total]
    return [
        row.lot, row.title, row.outcome.value, _decimal(row.price, digits), row.winner, row.name, row.email,
        row.sold_by.value if row.sold_by else None, *(_decimal(one, digits) for one in amounts), row.seller,
        *(_decimal(one, digits) for one in charges),
    ]  # fmt: skip


def _result_texts(row: LotResult, currency: str) -> list[str]:
    digits = minor_digits(currency)
    return [
        f"{cell:.{digits}f}" if isinstance(cell, Decimal) else cell or ""
        for cell in _result_cells(row, digits)
    ]


def _log_texts(line: LogLine, currency: str) -> list[str]:
    when = datetime.fromtimestamp(line.at // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    amount = "" if line.amount is None else amount_text(line.amount, currency)
    undone = "yes" if line.undone else ""
    return [
        str(line.row), f"{when}.{line.at % 1000:03d}Z", line.type, line.lot or "", line.who, amount,
        line.text, undone,
    ]  # fmt: skip


def _csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([without_formula(cell) for cell in row])
    return out.getvalue()


def _decimal(amount: int | None, digits: int) -> Decimal | None:
    return None if amount is None else Decimal(amount).scaleb(-digits)


def _cell(sheet: object, value: str | Decimal | None, money: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes a text with = in front for a formula
    elif value is not None:
        cell.number_format = money
    return cell


def _bold(sheet: object, text: str) -> WriteOnlyCell:
    cell = _cell(sheet, text, "")
    cell.font = Font(bold=True)
    return cell
