"""Tells many at once: a message is encoded once and given to each connection, at once and in order.

An idle WebSocket gets its bytes in the same breath; for whoever polls, or has something waiting, they are put
in line. Whatever it is, it never comes before the entries of the feed that it may be about.
"""

import asyncio
from collections.abc import Iterable
from typing import Final

import msgspec

from contract.display import ShownPicture
from contract.wire import Event
from server.gateway.connections import Connection, Connections
from server.gateway.crier import AT_ONCE, Crier
from server.gateway.parcels import Parcel, PictureParcel

PICTURES_A_TURN: Final = 16
"""A picture's bytes cost the loop a thousand times as much as an entry's."""


class Broadcast:
    """Sends messages to rooms, users and clerks. A room is those who attend a sale, and nobody else."""

    def __init__(self, connections: Connections, crier: Crier) -> None:
        self._connections, self._crier = connections, crier

    async def to_room(self, sale: str, event: Event, message: msgspec.Struct) -> None:
        """Tell everybody who attends a sale, some at a time, and bids in between."""
        await self._in_turns(sale, Parcel(event, message), AT_ONCE)

    async def picture(self, shown: ShownPicture, jpeg: bytes) -> int:
        """Show a picture to everybody who attends its sale; return how many connections that are."""
        return await self._in_turns(shown.sale, PictureParcel(shown, jpeg), PICTURES_A_TURN)

    def to_clerks(self, sale: str, event: Event, message: msgspec.Struct) -> None:
        """Tell the house's people who attend a sale."""
        self.to(self._connections.clerks(sale), event, message)

    def to(self, connections: Iterable[Connection], event: Event, message: msgspec.Struct) -> None:
        """Tell these connections, at once."""
        parcel: Parcel | None = None
        for connection in connections:
            if parcel is None:
                parcel = Parcel(event, message)
            self._give(connection, parcel)

    async def _in_turns(self, sale: str, parcel: Parcel, at_once: int) -> int:
        given = 0
        for some in self._connections.in_turns(sale, at_once):
            for connection in some:
                self._give(connection, parcel)
            given += len(some)
            await asyncio.sleep(0)
        return given

    def _give(self, connection: Connection, parcel: Parcel) -> None:
        self._crier.bring_up(connection)
        connection.outbox.send(parcel)
