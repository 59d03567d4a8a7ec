"""Tells many at once: a message is encoded once and given to each connection, at once and in order.

An idle WebSocket gets its bytes in the same breath; for whoever polls, or has something waiting, they are put
in line. Nothing here awaits but the showing of a picture, so two announcements can never overtake each other.
"""

import asyncio
from collections.abc import Iterable
from typing import Final

import msgspec

from contract.display import ShownPicture
from contract.wire import Event, Role
from server.gateway.connections import Connection, Connections
from server.gateway.parcels import Parcel, PictureParcel

PICTURES_A_TURN: Final = 16


class Broadcast:
    """Sends messages to rooms, users and clerks. A room is those who attend a sale, and nobody else."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def to_room(self, sale: str, event: Event, message: msgspec.Struct) -> None:
        """Tell everybody who attends a sale."""
        self.to(self._connections.attending(sale), event, message)

    def to_clerks(self, sale: str, event: Event, message: msgspec.Struct) -> None:
        """Tell the house's people who attend a sale."""
        clerks = [one for one in self._connections.attending(sale) if one.user.role is not Role.BIDDER]
        self.to(clerks, event, message)

    async def picture(self, shown: ShownPicture, jpeg: bytes) -> int:
        """Show a picture to everybody who attends its sale; return how many connections that are.

        Some at a time, and bids in between: its bytes cost the loop a thousand times as much as an entry's.
        """
        parcel, given = PictureParcel(shown, jpeg), 0
        for connection in list(self._connections.attending(shown.sale)):
            if shown.sale not in connection.sales:
                continue  # left meanwhile
            connection.outbox.send(parcel)
            given += 1
            if given % PICTURES_A_TURN == 0:
                await asyncio.sleep(0)
        return given

    @staticmethod
    def to(connections: Iterable[Connection], event: Event, message: msgspec.Struct) -> None:
        """Tell these connections."""
        parcel: Parcel | None = None
        for connection in connections:
            if parcel is None:
                parcel = Parcel(event, message)
            connection.outbox.send(parcel)
