"""How long the house waits for a request to arrive and for its answer to be read: not without end.

Looked at once a second, in looks and not by a clock, so that a house which was held up itself blames nobody.
(How long it waits for a request to begin is the web server's keep-alive limit, KEEP_ALIVE_S.)
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from aiohttp import web

KEEP_ALIVE_S: Final = 15.0
LOOKS_WITHOUT_PROGRESS: Final = 8
GRACE_LOOKS: Final = 10
BYTES_PER_LOOK: Final = 1024


@dataclass(slots=True)
class Progress:
    """What was seen of something that should move: how often in all, and how often without a change."""

    seen: int = -1
    looks: int = 0
    idle: int = 0

    def look(self, now: int) -> None:
        """Note where it is now."""
        self.idle = self.idle + 1 if now == self.seen else 0
        self.looks += 1
        self.seen = now


@dataclass(slots=True, eq=False)
class Arriving:
    """A request whose body is not here yet, as far as is known."""

    request: web.Request
    progress: Progress


class Patience:
    """Watches requests that are still coming in, and answers that are still going out."""

    def __init__(self) -> None:
        self._arriving: set[Arriving] = set()
        self._leaving: dict[asyncio.Transport, Progress] = {}

    @contextmanager
    def watching(self, request: web.Request) -> Iterator[None]:
        """Watch a request while it is handled, and from then on whether what it is answered is read."""
        transport = request.transport
        if transport is not None:
            self._leaving.setdefault(transport, Progress())
        arriving = Arriving(request, Progress())
        if not request.content.is_eof():
            self._arriving.add(arriving)
        try:
            yield
        finally:
            self._arriving.discard(arriving)
            if transport is not None and request.transport is None:
                self._leaving.pop(transport, None)  # it is a WebSocket now, and watched elsewhere

    def look(self) -> Counter[str]:
        """Cut off who is too slow; return how many, by why."""
        return Counter(slow_request=self._cut_slow_requests(), unread_answer=self._cut_unread_answers())

    def cut_unfinished(self) -> None:
        """Cut off every request that is not here as a whole: the house is closing."""
        for arriving in self._arriving:
            if not arriving.request.content.is_eof():
                _abort(arriving.request)

    def _cut_slow_requests(self) -> int:
        cut = 0
        for arriving in self._arriving:
            body, progress = arriving.request.content, arriving.progress
            if body.is_eof():
                continue
            progress.look(body.total_bytes)
            dripping = progress.looks > GRACE_LOOKS and body.total_bytes < progress.looks * BYTES_PER_LOOK
            if dripping or progress.idle >= LOOKS_WITHOUT_PROGRESS:
                _abort(arriving.request)
                cut += 1
        return cut

    def _cut_unread_answers(self) -> int:
        cut = 0
        for transport, progress in list(self._leaving.items()):
            if transport.is_closing():
                del self._leaving[transport]
                continue
            unread = transport.get_write_buffer_size()
            if not unread:
                self._leaving[transport] = Progress()
                continue
            progress.look(unread)  # given in one piece, an answer only gets shorter
            if progress.idle >= LOOKS_WITHOUT_PROGRESS:
                transport.abort()
                cut += 1
        return cut


def _abort(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
