"""Which transport to try: WebSocket first, long-polling where something on the way kills WebSockets.

Pure: the supervisor says what happened, with times in ms on the monotonic clock.
"""

from desktop_client.connection.states import Transport
from desktop_client.connection.timing import Timing


class TransportChoice:
    """Remembers for a while that WebSocket is blocked here, so that each return does not wait for it."""

    def __init__(self, timing: Timing) -> None:
        self._most_ms = int(timing.websocket_again_s * 1000)
        self._soon_ms = min(int(timing.websocket_soon_s * 1000), self._most_ms)
        self._again_ms = self._soon_ms
        self._blocked_at_ms: int | None = None

    @property
    def probe_in_ms(self) -> int:
        """How long to wait before the next probe: soon at first, since what failed may have been a moment's
        trouble, and each time longer.
        """
        return self._again_ms

    def order(self, now_ms: int) -> tuple[Transport, ...]:
        """Return the transports for an attempt that starts now, first choice first."""
        if self._blocked_at_ms is None or self.should_probe(now_ms):
            return (Transport.WEBSOCKET, Transport.POLLING)
        return (Transport.POLLING,)

    def should_probe(self, now_ms: int) -> bool:
        """Tell whether WebSocket has been blocked for so long that it is worth another try."""
        return self._blocked_at_ms is not None and now_ms - self._blocked_at_ms >= self._again_ms

    def opened(self, transport: Transport, tried: tuple[Transport, ...], now_ms: int) -> None:
        """Learn from an attempt that succeeded over `transport`, the last of those `tried`."""
        if transport is Transport.WEBSOCKET:
            self._blocked_at_ms = None
            self._again_ms = self._soon_ms
        elif Transport.WEBSOCKET in tried:
            self._blocked_at_ms = now_ms

    def probed(self, *, open_again: bool, now_ms: int) -> None:
        """Learn from a probe that was made beside a connection over long-polling."""
        self._blocked_at_ms = None if open_again else now_ms
        self._again_ms = self._soon_ms if open_again else min(self._again_ms * 2, self._most_ms)
