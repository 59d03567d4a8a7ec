"""The catalogue, for the house: everything of its lots, adding to it, changing it, and taking it along."""

import asyncio
from functools import partial
from typing import Final

import structlog
from aiohttp import web
from msgspec import UNSET

from contract.catalogue import LotChange, NewLots, SaleChange, SplitLot
from contract.wire import SaleView
from server.catalogue.entries import catalogue_rows, desk_views
from server.catalogue.exporting import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx
from server.catalogue.new_sale import NewSale, check_new_sale
from server.gateway import cataloguing
from server.gateway.access import Access
from server.gateway.describing import described
from server.gateway.http.bodies import large_body
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.registrations import accepted
from server.gateway.http.routes import route
from server.rules.commands import ChangeSale
from server.store.catalogue import rename_sale

log = structlog.get_logger(__name__)

CATALOGUE_AT_MOST: Final = 40 * 1024 * 1024


@route("GET", "/api/sales/{sale}/desk-lots", access=Access.HOUSE)
async def desk_lots(visit: Visit) -> web.Response:
    """List everything of every lot, in the order of the sale."""
    rostrum = visit.rostrum()
    found = await described(visit.doors.catalogue, rostrum)
    return json_response(desk_views(rostrum.sale, found.rows, found.pictures))


@route("POST", "/api/sales/{sale}/catalogue", access=Access.HOUSE)
async def add(visit: Visit) -> web.Response:
    """Add lots, or change those that are there: all of them or none."""
    rostrum, new = visit.rostrum(), await large_body(visit, NewLots, CATALOGUE_AT_MOST)
    made = await cataloguing.add(visit, rostrum, new)
    log.info("lots came in", sale=rostrum.id, added=made.added, changed=made.changed, by=visit.me.id)
    return json_response(made)


@route("PATCH", "/api/sales/{sale}/lots/{lot}", access=Access.HOUSE)
async def change(visit: Visit) -> web.Response:
    """Change a lot and return it."""
    rostrum, lot = visit.rostrum(), visit.request.match_info["lot"]
    asked = await large_body(visit, LotChange, 1024 * 1024)
    await cataloguing.change(visit, rostrum, lot, asked)
    log.info("a lot was changed", sale=rostrum.id, lot=lot, by=visit.me.id)
    return await _lots(visit, lot, only=True)


@route("POST", "/api/sales/{sale}/lots/{lot}/split", access=Access.HOUSE)
async def split(visit: Visit) -> web.Response:
    """Put new lots right after this one; return this and the new ones."""
    rostrum, lot = visit.rostrum(), visit.request.match_info["lot"]
    asked = await large_body(visit, SplitLot, 8 * 1024 * 1024)
    await cataloguing.split(visit, rostrum, lot, asked)
    log.info("a lot was split", sale=rostrum.id, lot=lot, parts=len(asked.lots), by=visit.me.id)
    return await _lots(visit, lot, *(row.lot.strip() for row in asked.lots))


@route("PATCH", "/api/sales/{sale}", access=Access.HOUSE)
async def change_sale(visit: Visit) -> web.Response:
    """Give a sale that has not opened another title or other terms, and return it."""
    rostrum, asked = visit.rostrum(), await visit.body(SaleChange)
    await rostrum.settled()
    before: SaleView = visit.doors.house.view(rostrum)
    title = asked.title if asked.title is UNSET else asked.title.strip()
    check_new_sale(
        NewSale(
            title=before.title if title is UNSET else title,
            terms=before.terms if asked.terms is UNSET else asked.terms,
        )
    )
    command = ChangeSale(by=visit.me.id, title=title, terms=asked.terms)
    renamed = None if title is UNSET else partial(rename_sale, sale_id=rostrum.id, title=title)
    accepted(await rostrum.submit(command, user=visit.me.id, at=visit.at, beside=renamed))
    await rostrum.settled()
    log.info("a sale was changed", sale=rostrum.id, by=visit.me.id)
    return json_response(visit.doors.house.view(rostrum))


@route("GET", "/api/sales/{sale}/catalogue.csv", access=Access.HOUSE)
async def csv_file(visit: Visit) -> web.Response:
    """Send the whole catalogue as CSV, such as an import takes back without loss."""
    return await _file(visit, "csv")


@route("GET", "/api/sales/{sale}/catalogue.xlsx", access=Access.HOUSE)
async def xlsx_file(visit: Visit) -> web.Response:
    """Send the same as a workbook."""
    return await _file(visit, "xlsx")


async def _file(visit: Visit, kind: str) -> web.Response:
    rostrum = visit.rostrum()
    found = await described(visit.doors.catalogue, rostrum)
    rows, currency = catalogue_rows(rostrum.sale, found.rows), rostrum.sale.terms.currency
    write, content_type = (as_csv, CSV_TYPE) if kind == "csv" else (as_xlsx, XLSX_TYPE)
    file = await asyncio.to_thread(write, rows, currency)
    headers = {
        "Content-Disposition": f'attachment; filename="{rostrum.id}-catalogue.{kind}"',
        "Cache-Control": "no-store",
        "Content-Type": content_type,
    }
    return web.Response(body=file, headers=headers)


async def _lots(visit: Visit, *numbers: str, only: bool = False) -> web.Response:
    rostrum = visit.rostrum()
    found = await described(visit.doors.catalogue, rostrum, numbers)
    views = desk_views(rostrum.sale, found.rows, found.pictures)
    return json_response(views[0] if only else views)
