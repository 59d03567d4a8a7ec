"""Where the connection stands, and everything a window shows of it.

Pure data. What can happen is in `happenings.py`, what follows from it in `transitions.py`; only the
supervisor makes new states.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ConnectionPhase(StrEnum):
    """Where the connection stands, as DESIGN names it."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    CATCHING_UP = "catching_up"
    LIVE = "live"
    SILENT = "silent"
    RECONNECTING = "reconnecting"
    ENDED = "ended"
    REFUSED = "refused"
    SIGNED_OUT = "signed_out"

    @property
    def over(self) -> bool:
        """Whether this connection will never try again."""
        return self in _OVER

    @property
    def inside(self) -> bool:
        """Whether the house has let this connection in."""
        return self in _INSIDE


_OVER: Final = frozenset({ConnectionPhase.ENDED, ConnectionPhase.REFUSED, ConnectionPhase.SIGNED_OUT})
_INSIDE: Final = frozenset({ConnectionPhase.CATCHING_UP, ConnectionPhase.LIVE, ConnectionPhase.SILENT})


class Transport(StrEnum):
    """How messages travel, the best first: both ways at once, or by asking again after every answer.

    The last two are plain HTTP, for networks in which Socket.IO does not get through; the very last does
    without requests that wait for an answer.
    """

    WEBSOCKET = "websocket"
    POLLING = "polling"
    HTTP_LONG_POLLING = "http_long_polling"
    HTTP_POLLING = "http_polling"

    @property
    def plain_http(self) -> bool:
        """Whether this is the HTTP feed rather than Socket.IO."""
        return self in _PLAIN_HTTP


_PLAIN_HTTP: Final = frozenset({Transport.HTTP_LONG_POLLING, Transport.HTTP_POLLING})


class Reason(StrEnum):
    """Why the connection is not live; stable, the windows have the sentences."""

    NONE = ""
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    LOST = "lost"
    SILENT = "silent"
    RESTARTING = "restarting"
    UNAVAILABLE = "unavailable"
    TOO_MANY = "too_many"
    NOT_UNDERSTOOD = "not_understood"
    CERTIFICATE = "certificate"
    INSECURE = "insecure"
    UNAUTHENTICATED = "unauthenticated"
    SIGNED_OUT = "signed_out"
    PROTOCOL_UNSUPPORTED = "protocol_unsupported"
    BANNED = "banned"
    BLOCKED = "blocked"
    REPLACED = "replaced"
    FORBIDDEN = "forbidden"
    UNKNOWN_SALE = "unknown_sale"
    SALE_ENDED = "sale_ended"


@dataclass(frozen=True, slots=True)
class ConnectionState:
    """What a window shows of the connection. Times are ms on the monotonic clock (`clock.monotonic_ms`).

    `attempt` counts from 1, is the one that runs or comes next, and 0 while live; `next_try_at_ms` is None
    while it runs; `missed` is
    how many entries are still to catch up. Once back, `back_after_ms` is how long the break was and
    `caught_up` how many entries it had cost; both are None on a connection that was never lost.
    """

    phase: ConnectionPhase = ConnectionPhase.OFFLINE
    transport: Transport | None = None
    latency_ms: int | None = None
    clock_offset_ms: int | None = None
    attempt: int = 0
    next_try_at_ms: int | None = None
    missed: int = 0
    since_ms: int = 0
    lost_at_ms: int | None = None
    back_after_ms: int | None = None
    caught_up: int | None = None
    reason: Reason = Reason.NONE

    @property
    def can_speak(self) -> bool:
        """Whether a bid may be sent now."""
        return self.phase is ConnectionPhase.LIVE

    @property
    def can_call(self) -> bool:
        """Whether a clerk may call from the rostrum now; the HTTP feed carries bids, and no calls."""
        return self.can_speak and self.transport is not None and not self.transport.plain_http
