"""A sale as a script, to be rehearsed in a house of its own. This house is only read and never changed."""

from aiohttp import web

from contract.rehearsal import Script, ScriptLot, ScriptMax, ScriptPaddle
from contract.standing import Phase
from contract.wire import LotView, PaddleStatus
from server.catalogue.entries import lot_views
from server.gateway.access import Access
from server.gateway.describing import described
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.rules.sale import Sale


@route("GET", "/api/sales/{sale}/script", access=Access.HOUSE)
async def script(visit: Visit) -> web.Response:
    """Send the sale as if it had not begun: lots with reserves, good paddles, and the book of closed lots."""
    rostrum = visit.rostrum()
    found = await described(visit.doors.catalogue, rostrum)
    sale = rostrum.sale
    good = [one for one in sale.desk_paddles() if one.status is PaddleStatus.APPROVED]
    return json_response(
        Script(
            title=sale.title,
            terms=sale.terms,
            lots=[_lot(sale, view) for view in lot_views(sale, found.rows, found.pictures)],
            paddles=[ScriptPaddle(paddle=one.paddle, name=one.name, limit=one.limit) for one in good],
            book=_book(sale, {one.paddle for one in good}),
        )
    )


def _lot(sale: Sale, view: LotView) -> ScriptLot:
    return ScriptLot(
        lot=view.lot,
        title=view.title,
        description=view.description,
        low_estimate=view.low_estimate,
        high_estimate=view.high_estimate,
        start=view.start,
        reserve=sale.desk_lot(view.lot).reserve,
        pictures=view.pictures,
    )


def _book(sale: Sale, good: set[str]) -> list[ScriptMax]:
    upcoming = [number for number, lot in sale.lots.items() if lot.phase is Phase.UPCOMING]
    return [
        ScriptMax(lot=number, paddle=line.paddle, limit=line.limit, plus_one=line.plus_one, group=line.group)
        for number in upcoming
        for line in sorted(sale.desk_lot(number).book, key=lambda line: line.at)  # ties stay as they are
        if line.paddle in good
    ]
