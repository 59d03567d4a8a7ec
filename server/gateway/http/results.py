"""What became of each lot, as JSON, CSV and XLSX, and the sale's log. Names are for the house only."""

from datetime import datetime
from typing import Final

from aiohttp import web

from contract.papers import PaperLanguage
from contract.settlement import LogLine
from contract.wire import Role
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.settlement.log import log_text, sale_log
from server.settlement.totals import Only, chosen, public_row

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@route("GET", "/api/sales/{sale}/results", access=Access.SIGNED_IN)
async def results(visit: Visit) -> web.Response:
    """List the results in catalogue order; the house sees who bought and at what charges."""
    settling, rostrum = visit.doors.settling, visit.rostrum()
    if Access.HOUSE.admits(visit.user):
        return json_response((await settling.settled(rostrum)).results().lots)
    return json_response([public_row(outcome) for outcome in await settling.outcomes(rostrum)])


@route("GET", "/api/sales/{sale}/settlement", access=Access.HOUSE)
async def settlement(visit: Visit) -> web.Response:
    """Send the results with their totals."""
    return json_response((await visit.doors.settling.settled(visit.rostrum())).results())


@route("GET", "/api/sales/{sale}/results.csv", access=Access.HOUSE)
async def results_as_csv(visit: Visit) -> web.Response:
    """Send the results as a table, with who won by name and address; `only` sold or unsold lots."""
    from server.settlement.tables import results_csv

    settled = await visit.doors.settling.settled(visit.rostrum())
    only, currency = _only(visit), settled.terms.currency
    text = await visit.doors.settling.made(
        lambda: results_csv(chosen(settled.results().lots, only, has_ended=settled.has_ended), currency)
    )
    return file_response(text.encode(), "text/csv", "results.csv")


@route("GET", "/api/sales/{sale}/results.xlsx", access=Access.HOUSE)
async def results_as_xlsx(visit: Visit) -> web.Response:
    """Send the same table as a workbook."""
    from server.settlement.tables import results_xlsx

    settled = await visit.doors.settling.settled(visit.rostrum())
    found, currency = settled.results(), settled.terms.currency
    rows = chosen(found.lots, _only(visit), has_ended=settled.has_ended)
    book = await visit.doors.settling.made(lambda: results_xlsx(found, rows, settled.title, currency))
    return file_response(book, XLSX, "results.xlsx")


@route("GET", "/api/sales/{sale}/log", access=Access.HOUSE)
async def log(visit: Visit) -> web.Response:
    """List who did what in a sale."""
    return json_response(await _log(visit))


@route("GET", "/api/sales/{sale}/log.csv", access=Access.HOUSE)
async def log_as_csv(visit: Visit) -> web.Response:
    """Send the log as a table."""
    from server.settlement.tables import log_csv

    lines = await _log(visit)
    await visit.rostrum().settled()
    currency = visit.rostrum().sale.terms.currency
    text = await visit.doors.settling.made(lambda: log_csv(lines, currency))
    return file_response(text.encode(), "text/csv", "log.csv")


@route("GET", "/api/sales/{sale}/log.txt", access=Access.HOUSE)
async def log_as_text(visit: Visit) -> web.Response:
    """Send the log to be read, by the house's own clock."""
    lines = await _log(visit)
    await visit.rostrum().settled()
    clock = {line.row: f"{datetime.fromtimestamp(line.at // 1000).astimezone():%H:%M:%S}" for line in lines}
    text = log_text(lines, visit.rostrum().sale.title, clock, _language(visit))
    return file_response(text.encode(), "text/plain", "log.txt")


def file_response(body: bytes, content_type: str, name: str) -> web.Response:
    """Answer with a file to be kept; nothing in between may keep it, too."""
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}"'}
    charset = "utf-8" if content_type.startswith("text/") else None
    return web.Response(body=body, content_type=content_type, charset=charset, headers=headers)


async def _log(visit: Visit) -> list[LogLine]:
    rostrum = visit.rostrum()
    await rostrum.settled()
    records = await visit.doors.ledger.load(rostrum.id)
    staff = {
        user.id: user.name for user in await visit.doors.accounts.users() if user.role is not Role.BIDDER
    }
    language = _language(visit)
    return await visit.doors.settling.made(lambda: sale_log(records, staff, language))


def _language(visit: Visit) -> PaperLanguage:
    return visit.one_of("language", PaperLanguage, PaperLanguage.ENGLISH)


def _only(visit: Visit) -> Only:
    return visit.one_of("only", Only, Only.ALL)
