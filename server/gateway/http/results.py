"""What became of each lot, as JSON and as CSV. Who won by name is for the house's people only."""

from collections.abc import Callable

from aiohttp import web

from contract.wire import UserView
from server.catalogue.results import ResultRow, result_rows, results_csv
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route


@route("GET", "/api/sales/{sale}/results", access=Access.SIGNED_IN)
async def results(visit: Visit) -> web.Response:
    """List the results in catalogue order."""
    return json_response(await _rows(visit))


@route("GET", "/api/sales/{sale}/results.csv", access=Access.HOUSE)
async def results_as_csv(visit: Visit) -> web.Response:
    """Send the results as a table, with who won by name and address."""
    rows = await _rows(visit)
    currency = visit.rostrum().sale.terms.currency
    text = results_csv(rows, currency, identities=True)
    return web.Response(text=text, content_type="text/csv", headers={"Cache-Control": "no-store"})


async def _rows(visit: Visit) -> list[ResultRow]:
    rostrum = visit.rostrum()
    lots = await visit.doors.catalogue.lots(rostrum.id)
    who: Callable[[str], UserView | None] | None = None
    if Access.HOUSE.admits(visit.user):
        users = {user.id: user for user in await visit.doors.accounts.users()}

        def find(paddle: str) -> UserView | None:
            return users.get(rostrum.sale.user_of(paddle) or "")

        who = find
    await rostrum.settled()
    return result_rows(lots, {standing.lot: standing for standing in rostrum.sale.standings()}, who)
