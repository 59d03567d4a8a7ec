"""The lots of a sale: the catalogue's texts with each lot's standing."""

from aiohttp import web

from contract.wire import LotView
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.store.catalogue import LotRow

AT_MOST = 20_000


@route("GET", "/api/sales/{sale}/lots", access=Access.SIGNED_IN)
async def lots(visit: Visit) -> web.Response:
    """List lots in catalogue order: all, or those that `query` is found in, `limit` of them after `after`."""
    rostrum = visit.rostrum()
    rows = await visit.doors.catalogue.lots(rostrum.id)
    pictures = await visit.doors.catalogue.picture_counts(rostrum.id)
    wanted = visit.request.query.get("query", "").strip().casefold()[:200]
    after = visit.number("after", 0, at_most=AT_MOST)
    limit = visit.number("limit", AT_MOST, at_most=AT_MOST)
    found = [row for row in rows if row.position > after and _matches(row, wanted)][:limit]
    await rostrum.settled()
    return json_response(
        [
            LotView(
                lot=row.lot,
                position=row.position,
                title=row.title,
                description=row.description,
                low_estimate=row.low_estimate,
                high_estimate=row.high_estimate,
                start=row.start,
                pictures=pictures.get(row.lot, 0),
                standing=rostrum.sale.standing(row.lot),
            )
            for row in found
        ]
    )


def _matches(row: LotRow, wanted: str) -> bool:
    return not wanted or any(wanted in text.casefold() for text in (row.lot, row.title, row.description))
