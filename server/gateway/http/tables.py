"""Reading a spreadsheet for the desktop, which has no reader of its own: cells in, nothing kept."""

import asyncio

import structlog
from aiohttp import web

from server.catalogue.tables import MAX_WORKBOOK_BYTES, read_table
from server.gateway.access import Access
from server.gateway.http.bodies import whole_body
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route

log = structlog.get_logger(__name__)


@route("POST", "/api/tables", access=Access.HOUSE)
async def table(visit: Visit) -> web.Response:
    """Read the file in the body, CSV or XLSX (its sheet `sheet`), and return its cells."""
    data = await whole_body(visit, MAX_WORKBOOK_BYTES)
    # A workbook takes memory and the interpreter for up to some seconds: one at a time.
    async with visit.doors.one_workbook:
        read = await asyncio.to_thread(read_table, data, visit.request.query.get("sheet", ""))
    log.info("a table was read", size=len(data), rows=len(read.rows), by=visit.me.id)
    return json_response(read)
