"""Every interval of the connection in one place, so that tests can make them small."""

from dataclasses import dataclass

from contract.wire import BEAT_EVERY_MS, SILENT_AFTER_BEATS


@dataclass(frozen=True, slots=True)
class Timing:
    """Intervals in seconds.

    `attempt_s` limits a whole attempt, `websocket_s` its WebSocket part; `gap_grace_s` is how long an entry
    that a beat told of may still be on its way; `websocket_again_s` is how long long-polling is kept before
    WebSocket is tried again.
    """

    attempt_s: float = 10.0
    websocket_s: float = 4.0
    call_s: float = 5.0
    close_s: float = 1.0
    pulse_every_s: float = 2.0
    silent_after_s: float = BEAT_EVERY_MS * SILENT_AFTER_BEATS / 1000
    lost_after_s: float = 12.0
    gap_grace_s: float = 0.3
    websocket_again_s: float = 300.0
    backoff_min_s: float = 0.2
    backoff_max_s: float = 15.0
