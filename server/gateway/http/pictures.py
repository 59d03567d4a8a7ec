"""The pictures of lots: numbered from 1, encoded anew, and put in another order as the house likes."""

import tempfile
from pathlib import Path
from typing import Final

import structlog
from aiohttp import web

from contract.catalogue import PictureKept, PictureOrder
from contract.verdicts import Code
from server.catalogue.pictures import MAX_BYTES, PictureError, PictureSize
from server.gateway import cataloguing
from server.gateway.access import Access
from server.gateway.http.bodies import spooled_body
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum

log = structlog.get_logger(__name__)

PICTURES_AT_MOST: Final = 100


@route("GET", "/api/sales/{sale}/lots/{lot}/pictures/{k}", access=Access.SIGNED_IN)
async def picture(visit: Visit) -> web.StreamResponse:
    """Send picture `k` (from 1) of a lot, a JPEG; `size` is thumb, card (the default) or full."""
    rostrum = visit.rostrum()
    size = _size(visit.request.query.get("size", PictureSize.CARD.name))
    k, lot = visit.request.match_info["k"], visit.request.match_info["lot"]
    sha = None
    if k.isascii() and k.isdigit() and len(k) <= 4:
        sha = await visit.doors.catalogue.picture(rostrum.id, lot, int(k))
    if sha is None:
        raise ProblemError(Code.NOT_FOUND, "The lot has no such picture.")
    etag = f'"{sha}-{size.name.lower()}"'
    # Its number may mean another picture tomorrow; asking again costs an answer without a body.
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if visit.request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers=headers)
    path = visit.doors.pictures.path(rostrum.id, sha, size)
    return web.FileResponse(path, headers={**headers, "Content-Type": "image/jpeg"})


@route("POST", "/api/sales/{sale}/lots/{lot}/pictures", access=Access.HOUSE)
async def add(visit: Visit) -> web.Response:
    """Keep the picture in the body as the lot's last one; return its number."""
    rostrum, lot = visit.rostrum(), visit.request.match_info["lot"]
    await cataloguing.find(rostrum, lot)
    await check_room_for_picture(visit, rostrum.id, lot)
    with tempfile.TemporaryDirectory(prefix="martillo-") as folder:
        delivered = Path(folder) / "picture"
        await spooled_body(visit, delivered, MAX_BYTES)
        # In turn: who removes the same picture from another lot must not take the file from this one.
        async with cataloguing.picture_turn(rostrum):
            await check_room_for_picture(visit, rostrum.id, lot)
            try:
                sha = await visit.doors.pictures.keep(rostrum.id, delivered)
            except PictureError as error:
                raise ProblemError(Code.MALFORMED, f"The picture {error}.") from None
            known = await visit.doors.catalogue.pictures(rostrum.id, lot)
            if sha in known:
                # Sent again by somebody who got no answer: it is one picture all the same.
                return json_response(PictureKept(k=known.index(sha) + 1), status=201)
            k = await visit.doors.catalogue.add_picture(rostrum.id, lot, sha)
    await cataloguing.tell(visit, rostrum, [lot])
    log.info("a picture came in", sale=rostrum.id, lot=lot, k=k, by=visit.me.id)
    return json_response(PictureKept(k=k), status=201)


@route("PUT", "/api/sales/{sale}/lots/{lot}/pictures", access=Access.HOUSE)
async def order(visit: Visit) -> web.Response:
    """Put a lot's pictures in this order; those that are not named go."""
    rostrum, lot = visit.rostrum(), visit.request.match_info["lot"]
    asked = await visit.body(PictureOrder)
    async with cataloguing.picture_turn(rostrum):
        _check_count(await _count(visit, rostrum, lot), asked.of)
        return await _put_in_order(visit, rostrum, lot, asked.order)


@route("DELETE", "/api/sales/{sale}/lots/{lot}/pictures/{k}", access=Access.HOUSE)
async def remove(visit: Visit) -> web.Response:
    """Remove a picture; those behind it move up. Of how many it is one, `of` may say."""
    rostrum, lot, k = visit.rostrum(), visit.request.match_info["lot"], visit.request.match_info["k"]
    async with cataloguing.picture_turn(rostrum):
        count = await _count(visit, rostrum, lot)
        _check_count(count, visit.number("of", count, at_most=PICTURES_AT_MOST))
        rest = [number for number in range(1, count + 1) if str(number) != k]
        if len(rest) == count:
            raise ProblemError(Code.NOT_FOUND, "The lot has no such picture.")
        return await _put_in_order(visit, rostrum, lot, rest)


async def check_room_for_picture(visit: Visit, sale: str, lot: str) -> None:
    """Raise ProblemError `conflict` when a lot has as many pictures as it can have."""
    counts = await visit.doors.catalogue.picture_counts(sale, [lot])
    if counts.get(lot, 0) >= PICTURES_AT_MOST:
        raise ProblemError(Code.CONFLICT, f"A lot has at most {PICTURES_AT_MOST} pictures.")


async def _count(visit: Visit, rostrum: Rostrum, lot: str) -> int:
    return (await visit.doors.catalogue.picture_counts(rostrum.id, [lot])).get(lot, 0)


def _check_count(count: int, of: int | None) -> None:
    """Raise ProblemError when there are not as many pictures as whoever numbered them has seen."""
    if of not in (None, count):
        raise ProblemError(
            Code.CONFLICT, "Another clerk has changed the pictures of this lot meanwhile: look at them anew."
        )


async def _put_in_order(visit: Visit, rostrum: Rostrum, lot: str, numbers: list[int]) -> web.Response:
    """Number the pictures anew; who calls it has the turn."""
    await cataloguing.find(rostrum, lot)
    try:
        gone = await visit.doors.catalogue.order_pictures(rostrum.id, lot, numbers)
    except LookupError:
        raise ProblemError(
            Code.CONFLICT, "These are not the numbers of the lot's pictures, each once.", field="order"
        ) from None
    await visit.doors.pictures.forget(rostrum.id, gone)
    await cataloguing.tell(visit, rostrum, [lot])
    log.info("pictures were put in order", sale=rostrum.id, lot=lot, left=len(numbers), by=visit.me.id)
    return json_response({"pictures": len(numbers)})


def _size(name: str) -> PictureSize:
    try:
        return PictureSize[name.upper()]
    except KeyError:
        raise ProblemError(Code.MALFORMED, "size must be thumb, card or full.", field="size") from None
