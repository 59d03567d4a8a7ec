"""Which Socket.IO packets a client may send, and what becomes of those that cannot be read.

The library hands a client's event name straight to its handlers, `connect` among them, and raises on
anything odd; here an odd event becomes UNREADABLE, which is answered like any other malformed command.
"""

import re
from typing import Any, Final

import msgspec
from socketio import packet

UNREADABLE: Final = "?"
"""The event that stands for an event nobody can read."""

# The Engine.IO packets that a WebSocket deals with itself.
PONG: Final = "3"
PROBE: Final = "2probe"
PROBED: Final = b"3probe"
UPGRADE: Final = "5"
EVENT: Final = "42"

_RESERVED: Final = frozenset({"connect", "disconnect", "connect_error", "__disconnect_final", "message", "*"})
# Engine.IO close, ping, pong, upgrade, noop; Socket.IO connect, disconnect, event. No binary, no acks: the
# server never asks for one.
_FRAME: Final = re.compile(r"[1356]|[23]probe|2|4[0-2].*", re.DOTALL)


def may_come_in(frame: object) -> bool:
    """Tell whether a WebSocket frame is one that a client may send."""
    return isinstance(frame, str) and _FRAME.fullmatch(frame) is not None


class _StrictJson:
    """JSON without NaN and Infinity, in the shape that the library wants a JSON module to have."""

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str) -> Any:
        return msgspec.json.decode(text)


class StrictPacket(packet.Packet):  # type: ignore[misc]  # the library has no types
    """A Socket.IO packet whose events always have a plain, unreserved name."""

    json = _StrictJson
    uses_binary_events = False
    id: int | None

    def decode(self, encoded_packet: str) -> int:
        """Read a packet; an event that cannot be read becomes UNREADABLE and keeps its ack id."""
        try:
            attachments = int(super().decode(encoded_packet) or 0)
        except (ValueError, RecursionError):
            if not encoded_packet.startswith(str(packet.EVENT)):
                raise
            attachments, self.data = 0, None
        if self.packet_type == packet.EVENT and not _has_plain_name(self.data):
            self.data = [UNREADABLE]
        return attachments


def _has_plain_name(data: Any) -> bool:
    return isinstance(data, list) and bool(data) and isinstance(data[0], str) and data[0] not in _RESERVED
