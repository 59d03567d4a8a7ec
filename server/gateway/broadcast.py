"""Tells many at once: a message is encoded once and put into each transport's queue, at once and in order.

Nothing here awaits, so two announcements can never overtake each other. A faster fan-out, one frame
written to every transport, has its place here.
"""

from collections.abc import Iterable

import msgspec
from engineio import packet as engine_packet

from contract.wire import Event, Role
from server.gateway.connections import Connection, Connections
from server.gateway.transport import Transports

_encoder = msgspec.json.Encoder()


class Broadcast:
    """Sends messages to rooms, users and clerks. A room is those who attend a sale, and nobody else."""

    def __init__(self, transports: Transports, connections: Connections) -> None:
        self._transports, self._connections = transports, connections

    def to_room(self, sale: str, event: Event, message: msgspec.Struct) -> None:
        """Tell everybody who attends a sale."""
        self.to(self._connections.attending(sale), event, message)

    def to_clerks(self, sale: str, event: Event, message: msgspec.Struct) -> None:
        """Tell the house's people who attend a sale."""
        clerks = [one for one in self._connections.attending(sale) if one.user.role is not Role.BIDDER]
        self.to(clerks, event, message)

    def to(self, connections: Iterable[Connection], event: Event, message: msgspec.Struct) -> None:
        """Tell these connections."""
        packet: engine_packet.Packet | None = None
        for connection in connections:
            if packet is None:
                packet = encode(event, message)
            self._transports.push(connection.transport, packet)


def encode(event: Event, message: msgspec.Struct) -> engine_packet.Packet:
    """Return the packet that carries an event to anybody."""
    text = _encoder.encode([event, message]).decode()
    return engine_packet.Packet(engine_packet.MESSAGE, data=f"2{text}")
