"""What a long-polling client posts: read whole, and checked before the library sees it.

The library takes the first piece of a body for the whole of it, answers `OK` to one that it cannot read and
drops it; it closes a session only for a body that is too long. So what may not come in is said to be that.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final

import aiohttp
from aiohttp import web
from aiohttp.http_exceptions import BadHttpMessage

from server.gateway.frames import may_come_in

PACKETS_AT_MOST: Final = 64
_SEPARATOR: Final = "\x1e"

Environ = dict[str, Any]


class _Body:
    """A body that was read already, for whom the library reads it from."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    async def read(self, _length: int) -> bytes:
        """Return the whole."""
        return self._content


def strictly(
    translate: Callable[[web.Request], Environ], at_most: int
) -> Callable[[web.Request], Awaitable[Environ]]:
    """Return the library's `translate` with the body of a POST, at most `at_most` bytes, read and checked."""

    async def read(request: web.Request) -> Environ:
        environ = translate(request)
        if request.method == "POST":
            body = await _whole(request, at_most)
            environ["wsgi.input"] = _Body(body)
            environ["CONTENT_LENGTH"] = str(len(body) if _is_good(body) else at_most + 1)
        return environ

    return read


async def _whole(request: web.Request, at_most: int) -> bytes:
    """Return the body; nothing for one that is too long or breaks off."""
    body = bytearray()
    try:
        while piece := await request.content.read(at_most + 1 - len(body)):
            body += piece
            if len(body) > at_most:
                return b""
    except (aiohttp.ClientError, ConnectionError, BadHttpMessage):
        return b""
    return bytes(body)


def _is_good(body: bytes) -> bool:
    try:
        frames = body.decode().split(_SEPARATOR)
    except UnicodeDecodeError:
        return False
    return len(frames) <= PACKETS_AT_MOST and all(map(may_come_in, frames))
