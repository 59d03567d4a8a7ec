"""The pictures of lots. A picture never changes under its digest, so it may be kept for ever."""

from aiohttp import web

from contract.verdicts import Code
from server.catalogue.pictures import PictureSize
from server.gateway.access import Access
from server.gateway.http.doors import Visit
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError


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
    headers = {"ETag": etag, "Cache-Control": "private, max-age=31536000, immutable"}
    if visit.request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers=headers)
    path = visit.doors.pictures.path(rostrum.id, sha, size)
    return web.FileResponse(path, headers={**headers, "Content-Type": "image/jpeg"})


def _size(name: str) -> PictureSize:
    try:
        return PictureSize[name.upper()]
    except KeyError:
        raise ProblemError(Code.MALFORMED, "size must be thumb, card or full.") from None
