"""Holds a desktop's connection to one transport, so that a test can see each of them at work."""

from desktop_client.connection.states import Transport
from desktop_client.connection.timing import Timing
from desktop_client.connection.transport_choice import TransportChoice


class Only(TransportChoice):
    """Comes in by one transport, whatever else may get through."""

    def __init__(self, transport: Transport) -> None:
        super().__init__(Timing(websocket_soon_s=3_600, websocket_again_s=3_600))
        self._only = transport

    def order(self, _now_ms: int) -> tuple[Transport, ...]:
        """Return the one."""
        return (self._only,)
