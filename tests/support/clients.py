"""A small Socket.IO client for tests: it keeps every message in order, and waits for the next of a kind."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import aiohttp
import socketio

from tests.support.waiting import WITHIN_S

Message = dict[str, Any]
ANY: Callable[[Message], bool] = lambda _message: True  # noqa: E731  # a default that reads as a word


class Client:
    """One connection. `messages` holds (event, body) in the order in which they came, `attached` the bytes
    that came with some of them.
    """

    def __init__(self) -> None:
        self.messages: list[tuple[str, Message]] = []
        self.attached: list[bytes] = []
        self.refused: Any = None
        self.gone = asyncio.Event()
        self._news = asyncio.Condition()
        self._http: aiohttp.ClientSession | None = None
        self._sio = socketio.AsyncClient(reconnection=False, handle_sigint=False)
        self._sio.on("*", self._on_message)
        self._sio.on("disconnect", self._on_disconnect)
        self._sio.on("connect_error", self._on_refused)

    async def connect(
        self, url: str, token: Any, transports: Sequence[str] = ("websocket",), **auth: Any
    ) -> None:
        """Connect with a session token. Raises socketio's ConnectionError; then `refused` says why."""
        self._http = aiohttp.ClientSession()
        self._sio.eio.http = self._http
        self._sio.eio.external_http = True
        told = {"token": token, "protocol": 1, "client": "tests"} | auth
        await self._sio.connect(url, auth=told, transports=list(transports), wait_timeout=WITHIN_S)

    @property
    def connected(self) -> bool:
        return bool(self._sio.connected)

    async def call(self, event: str, *body: Any, within_s: float = WITHIN_S) -> Any:
        """Send an event and return its answer."""
        data = body if len(body) != 1 else body[0]
        return await self._sio.call(event, data, timeout=within_s)

    async def emit(self, event: str, body: Any) -> None:
        """Send an event and do not wait for an answer."""
        await self._sio.emit(event, body)

    def of(self, event: str) -> list[Message]:
        """Return the messages of one kind so far."""
        return [body for name, body in self.messages if name == event]

    def feed(self) -> list[Message]:
        """Return the feed's entries so far, in the order in which they came."""
        return [entry for message in self.of("feed") for entry in message["entries"]]

    async def wait_for(
        self, event: str, such_that: Callable[[Message], bool] = ANY, within_s: float = WITHIN_S
    ) -> Message:
        """Return the first message of a kind that fits, waiting for it if need be."""

        def found() -> Message | None:
            return next((body for body in self.of(event) if such_that(body)), None)

        async with asyncio.timeout(within_s), self._news:
            await self._news.wait_for(lambda: found() is not None)
        message = found()
        assert message is not None  # the condition said so
        return message

    async def wait_for_entry(self, kind: str, within_s: float = WITHIN_S) -> Message:
        """Return the first feed entry of a type."""

        def fits(entry: Message) -> bool:
            return bool(entry["type"] == kind)

        message = await self.wait_for("feed", lambda body: any(map(fits, body["entries"])), within_s)
        return next(filter(fits, message["entries"]))

    async def wait_until_gone(self, within_s: float = WITHIN_S) -> None:
        """Wait until the server has closed the connection."""
        async with asyncio.timeout(within_s):
            await self.gone.wait()

    async def close(self) -> None:
        """Disconnect and leave nothing behind."""
        await self._sio.shutdown()
        # WORKAROUND: after a close by the server the library's write loop may sleep on for ten seconds.
        loops = [task for task in (self._sio.eio.write_loop_task, self._sio.eio.read_loop_task) if task]
        for task in loops:
            task.cancel()
        if loops:
            await asyncio.wait(loops)
        if self._http is not None:
            await self._http.close()

    async def _on_message(self, event: str, body: Message | None = None, *attached: bytes) -> None:
        async with self._news:
            self.attached += attached
            self.messages.append((event, body or {}))
            self._news.notify_all()

    async def _on_disconnect(self, _reason: str) -> None:
        self.gone.set()

    async def _on_refused(self, why: Any) -> None:
        self.refused = why
