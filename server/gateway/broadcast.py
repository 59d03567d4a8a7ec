"""Tells many at once: a message is encoded once and given to each connection, at once and in order.

An idle WebSocket gets its bytes in the same breath; for whoever polls, or has something waiting, they are put
in line. Nothing here awaits, so two announcements can never overtake each other.
"""

from collections.abc import Iterable

import msgspec

from contract.display import ShownPicture
from contract.wire import Event, Role
from server.gateway.connections import Connection, Connections
from server.gateway.parcels import Parcel, PictureParcel


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

    def picture(self, shown: ShownPicture, jpeg: bytes) -> int:
        """Show a picture to everybody who attends its sale; return how many connections that are."""
        parcel = PictureParcel(shown, jpeg)
        attending = list(self._connections.attending(shown.sale))
        for connection in attending:
            connection.outbox.send(parcel)
        return len(attending)

    @staticmethod
    def to(connections: Iterable[Connection], event: Event, message: msgspec.Struct) -> None:
        """Tell these connections."""
        parcel: Parcel | None = None
        for connection in connections:
            if parcel is None:
                parcel = Parcel(event, message)
            connection.outbox.send(parcel)
