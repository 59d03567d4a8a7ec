"""Which transport to try: WebSocket first, and the next best where something on the way kills it.

Pure: the supervisor says what happened, with times in ms on the monotonic clock.
"""

from typing import Final

from desktop_client.connection.states import Transport
from desktop_client.connection.timing import Timing

_ALL: Final = tuple(Transport)


class TransportChoice:
    """Remembers for a while what is blocked here, so that each return does not wait for it."""

    def __init__(self, timing: Timing) -> None:
        self._most_ms = int(timing.websocket_again_s * 1000)
        self._soon_ms = min(int(timing.websocket_soon_s * 1000), self._most_ms)
        self._again_ms = self._soon_ms
        self._best = Transport.WEBSOCKET
        self._blocked_at_ms = 0

    @property
    def probe_in_ms(self) -> int:
        """How long to wait before the next probe: soon at first, since what failed may have been a moment's
        trouble, and each time longer.
        """
        return self._again_ms

    def order(self, now_ms: int) -> tuple[Transport, ...]:
        """Return the transports for an attempt that starts now, first choice first."""
        return _ALL if self.should_probe(now_ms) else _ALL[_ALL.index(self._best) :]

    def should_probe(self, now_ms: int) -> bool:
        """Tell whether something better has been blocked for so long that it is worth another try."""
        return self._best is not Transport.WEBSOCKET and now_ms - self._blocked_at_ms >= self._again_ms

    def opened(self, transport: Transport, tried: tuple[Transport, ...], now_ms: int) -> None:
        """Learn from an attempt that succeeded over `transport`, the last of those `tried`."""
        if transport is Transport.WEBSOCKET:
            self._all_clear()
        elif len(tried) > 1:
            self._best, self._blocked_at_ms = transport, now_ms

    def cut_short(self, transport: Transport, now_ms: int) -> None:
        """Learn that `transport` was let in and does not last."""
        self._best, self._blocked_at_ms = _ALL[min(_ALL.index(transport) + 1, len(_ALL) - 1)], now_ms

    def probed(self, through: Transport | None, now_ms: int) -> None:
        """Learn which better transport a probe found open, made beside the connection that there is."""
        if through is Transport.WEBSOCKET:
            self._all_clear()
            return
        self._best, self._blocked_at_ms = through or self._best, now_ms
        self._again_ms = min(self._again_ms * 2, self._most_ms)

    def _all_clear(self) -> None:
        self._best = Transport.WEBSOCKET
        self._again_ms = self._soon_ms
