"""Closing connections properly: say why, let it arrive, then close the transport too.

A Socket.IO disconnect alone would leave the transport open, and the client could join again on it.
"""

import asyncio
import contextlib
from collections.abc import Iterable

import structlog

from contract.wire import Event, Goodbye, GoodbyeMessage
from server.gateway.broadcast import Broadcast
from server.gateway.connections import Connection, Connections
from server.gateway.transport import Transports

log = structlog.get_logger(__name__)

ANSWER_WITHIN_S = 2.0
COME_BACK_IN_S = {Goodbye.RESTARTING: 1.0, Goodbye.BLOCKED: 1.0}


class Farewells:
    """Says goodbye. The closing goes on in the background; `finished` waits for it."""

    def __init__(self, transports: Transports, connections: Connections, broadcast: Broadcast) -> None:
        self._transports, self._connections, self._broadcast = transports, connections, broadcast
        self._closing: set[asyncio.Task[None]] = set()

    def say(self, connections: Iterable[Connection], reason: Goodbye, sale: str | None = None) -> None:
        """Tell these connections why, at once, and close them. From now on they hear nothing else."""
        leaving = [connection for connection in connections if not connection.leaving]
        message = GoodbyeMessage(reason=reason, sale=sale, retry_after=COME_BACK_IN_S.get(reason))
        self._broadcast.to(leaving, Event.GOODBYE, message)
        for connection in leaving:
            connection.leaving = True
            for attended in list(connection.sales):
                self._connections.leave(connection, attended)
            name = f"goodbye {connection.sid}"
            task = asyncio.create_task(self._close(connection), name=name)
            self._closing.add(task)
            task.add_done_callback(self._closed)

    async def finished(self) -> None:
        """Wait until everybody who was told has gone."""
        while self._closing:
            await asyncio.wait(self._closing)

    async def _close(self, connection: Connection) -> None:
        # Whoever called for the end of the sale still has to get the verdict.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(connection.answered(), ANSWER_WITHIN_S)
        await self._transports.close_session(connection.transport)

    def _closed(self, task: "asyncio.Task[None]") -> None:
        self._closing.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a connection could not be closed properly", error=repr(error))
