"""Every interval of the connection in one place, so that tests can make them small."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Intervals in seconds.

    A loss is to be noticed within 5 s, also on a loop whose timers are 5 % late: `silent_after_s` is two
    beats and a half, less that; `answer_within_s`, after a pulse that may leave `pulse_every_s` after the
    loss, is the same for a way that is blocked in one direction. It grows with the round trip.
    `websocket_s` is how long a WebSocket may take to open, `attempt_s` how long a transport may take until
    the house has let us in; both grow while attempts time out. `gap_grace_s` is how long an entry that a
    beat told of may still be on its way. While the house is out of reach it is looked for every
    `scout_every_s`; `scout_grace_s` is how long something that works again may take to say so itself, and
    desktops that find a house again spread over `scout_spread_s`. `watch_every_s` is how often a sleep of
    this computer is looked for, `wake_s` how long the house may take to answer after one.
    `websocket_again_s` is how long long-polling is kept at most before WebSocket is tried again;
    the first time it is `websocket_soon_s`.
    """

    attempt_s: float = 10.0
    websocket_s: float = 4.0
    call_s: float = 5.0
    close_s: float = 1.0
    pulse_every_s: float = 2.0
    answer_within_s: float = 2.6
    silent_after_s: float = 4.6
    lost_after_s: float = 12.0
    gap_grace_s: float = 0.3
    scout_every_s: float = 0.9
    scout_look_s: float = 2.5
    scout_grace_s: float = 0.4
    scout_spread_s: float = 0.3
    watch_every_s: float = 0.5
    wake_s: float = 2.0
    websocket_soon_s: float = 15.0
    websocket_again_s: float = 300.0
    backoff_min_s: float = 0.2
    backoff_max_s: float = 15.0
