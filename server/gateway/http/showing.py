"""A picture to everybody, now: taken in, encoded anew, kept as the lot's, and shown over Socket.IO."""

import asyncio
import tempfile
from pathlib import Path
from typing import Final

import structlog
from aiohttp import web

from contract.display import ShownPicture
from contract.verdicts import Code
from contract.wire import SaleStatus
from server.catalogue.pictures import MAX_BYTES, PictureError, PictureSize
from server.catalogue.shown import ShownPictureError, encode_shown
from server.gateway import cataloguing
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.pictures import check_room_for_picture
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum

log = structlog.get_logger(__name__)

CHUNK: Final = 64 * 1024


@route("POST", "/api/sales/{sale}/lots/{lot}/show", access=Access.HOUSE)
async def show(visit: Visit) -> web.Response:
    """Show the picture in the body to everybody who attends; it stays with the lot."""
    rostrum, lot = visit.rostrum(), visit.request.match_info["lot"]
    await rostrum.settled()
    if lot not in rostrum.sale.lots:
        raise ProblemError(Code.UNKNOWN_LOT, "The sale has no such lot.")
    if rostrum.sale.status is SaleStatus.ENDED:
        raise ProblemError(Code.SALE_ENDED, "The sale is over; nobody is there to be shown anything.")
    showing = visit.doors.showing
    async with showing.turn(rostrum.id):
        k, jpeg = await _keep(visit, rostrum, lot)
        await cataloguing.tell(visit, rostrum, [lot])
        shown = ShownPicture(sale=rostrum.id, lot=lot, k=k, at=visit.doors.clock())
        readers = await showing.show(shown, jpeg)
    log.info(
        "a picture was shown", sale=rostrum.id, lot=lot, k=k, size=len(jpeg), readers=readers, by=visit.me.id
    )
    return json_response(shown, status=201)


async def _keep(visit: Visit, rostrum: Rostrum, lot: str) -> tuple[int, bytes]:
    """Keep the body as a picture of the lot; return its number and the form that is shown."""
    store, sale = visit.doors.pictures, rostrum.id
    with tempfile.TemporaryDirectory(prefix="martillo-") as folder:
        delivered = Path(folder) / "picture"
        await _spool(visit.request, delivered)
        async with cataloguing.picture_turn(rostrum):
            await check_room_for_picture(visit, sale, lot)
            try:
                sha = await store.keep(sale, delivered)
                jpeg = await asyncio.to_thread(encode_shown, store.path(sale, sha, PictureSize.FULL))
            except (PictureError, ShownPictureError) as error:
                raise ProblemError(Code.MALFORMED, f"The picture {error}.") from None
            return await visit.doors.catalogue.add_picture(sale, lot, sha), jpeg


async def _spool(request: web.Request, path: Path) -> None:
    size = 0
    with path.open("wb") as file:  # chunks of 64 KiB into the page cache
        async for chunk in request.content.iter_chunked(CHUNK):
            size += len(chunk)
            if size > MAX_BYTES:
                raise ProblemError(Code.MALFORMED, f"The picture is larger than {MAX_BYTES >> 20} MiB.")
            file.write(chunk)
