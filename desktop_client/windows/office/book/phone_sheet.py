"""The telephone list on paper: what a clerk has in hand while the sale runs. Text in, a document out."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop_client.theme import look
from desktop_client.viewmodels.phone_lines import LineRow

_BODY_PT = 10
_MARGIN_MM = 0.0


def phone_sheet(sale: str, clerk: str | None, rows: Sequence[LineRow]) -> QTextDocument:
    """Lay the lines out as a table with room to write; `clerk` is whose list it is, None for everybody's."""
    translate = QCoreApplication.translate
    heads = [
        translate("PhoneSheet", "Lot"),
        translate("PhoneSheet", "Title"),
        translate("PhoneSheet", "Paddle"),
        translate("PhoneSheet", "Call"),
        translate("PhoneSheet", "Note"),
        translate("PhoneSheet", "Limit said"),
    ]
    if clerk is None:
        heads.insert(4, translate("PhoneSheet", "Called by"))
    lines = "".join(_line(row, with_clerk=clerk is None) for row in rows)
    title = translate("PhoneSheet", "Telephone list")
    whose = translate("PhoneSheet", "everybody") if clerk is None else clerk
    document = QTextDocument()
    font = QFont(look().tokens.family)
    font.setPointSize(_BODY_PT)
    document.setDefaultFont(font)
    document.setHtml(
        f"<h2>{escape(title)} · {escape(whose)}</h2><p>{escape(sale)}</p>"
        '<table border="1" cellspacing="0" cellpadding="5" width="100%" style="border-collapse: collapse">'
        f"<thead><tr>{''.join(f'<th align=left>{escape(head)}</th>' for head in heads)}</tr></thead>"
        f"<tbody>{lines}</tbody></table>"
    )
    return document


def print_sheet(document: QTextDocument, parent: QWidget) -> QPrintDialog:
    """Ask for a printer (or a PDF file) and print there. Returns the dialog, which is open."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    dialog = QPrintDialog(printer, parent)
    # The dialog must keep printer and document alive until it is answered.
    dialog.accepted.connect(lambda: document.print_(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own `open` wants a receiver and a slot by name
    return dialog


def prepare(printer: QPrinter) -> None:
    """Set the paper: the table is wide, so it lies on its side; the document brings margins of 2 cm."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def _line(row: LineRow, *, with_clerk: bool) -> str:
    line = row.line
    cells = [
        f"<b>{escape(line.lot)}</b>",
        escape(row.title),
        f"<b>{escape(line.paddle)}</b>",
        f"{escape(line.name)}<br><b>{escape(line.phone)}</b>",
        escape(line.note),
        "&nbsp;" * 18,
    ]
    if with_clerk:
        cells.insert(4, escape(line.clerk_name or "–"))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
