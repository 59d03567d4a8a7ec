"""Every interval of the connection in one place, so that tests can make them small."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Intervals in seconds.

    Coming in: `attempt_s` is how long a transport may take until the house has let us in; it grows while
    attempts time out. A WebSocket that is not open after `websocket_s` is given up as soon as the house
    answers plain HTTP; it is tried again after `websocket_soon_s`, later every `websocket_again_s`.

    On the HTTP feed a request may wait `feed_wait_s` for news; plain polling asks with every pulse.

    Losing it: a loss is to be noticed within 5 s, also on a loop whose timers are 5 % late.
    `silent_after_s` is two beats and a half, less that; `answer_within_s`, after a pulse that may leave
    `pulse_every_s` after the loss, is the same for a way that is blocked in one direction, and grows with
    the round trip. `gap_grace_s` is how long an entry that a beat told of may still be on its way. A sleep
    of this computer is looked for every `watch_every_s`; the house may then take `wake_s` to answer, on a
    long line two round trips.

    Coming back: a house out of reach is looked for every `scout_every_s`. `scout_grace_s` is how long
    something that works again may take to say so itself; desktops that find a house spread over
    `scout_spread_s`. A broken connection is closed within `close_lost_s`, since nobody is there to hear it.
    """

    attempt_s: float = 10.0
    websocket_s: float = 4.0
    call_s: float = 5.0
    attend_s: float = 10.0
    feed_wait_s: float = 25.0
    close_s: float = 1.0
    close_lost_s: float = 0.2
    pulse_every_s: float = 2.0
    answer_within_s: float = 2.6
    silent_after_s: float = 4.6
    lost_after_s: float = 12.0
    gap_grace_s: float = 0.3
    scout_every_s: float = 0.8
    scout_look_s: float = 2.5
    scout_grace_s: float = 0.3
    scout_spread_s: float = 0.3
    watch_every_s: float = 0.5
    wake_s: float = 1.0
    websocket_soon_s: float = 15.0
    websocket_again_s: float = 300.0
    backoff_min_s: float = 0.2
    backoff_max_s: float = 15.0
