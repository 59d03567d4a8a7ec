"""Where the connection stands: every state, everything that can happen, and one table of what follows.

Sans I/O: `step` is pure, and times come in with what happened. The windows show a ConnectionState as it is;
only the supervisor makes new ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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


class Transport(StrEnum):
    """How messages travel: both ways at once, or by asking again after every answer."""

    WEBSOCKET = "websocket"
    POLLING = "polling"


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


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to the connection, at `at_ms` on the monotonic clock."""

    at_ms: int

    def change(self, state: ConnectionState) -> ConnectionState:
        """Return `state` with the fields that this changes; the phase is the table's business."""
        return state


@dataclass(frozen=True, slots=True)
class AttemptStarted(Happening):
    """Attempt number `attempt` begins."""

    attempt: int

    def change(self, state: ConnectionState) -> ConnectionState:
        return replace(state, attempt=self.attempt, next_try_at_ms=None)


@dataclass(frozen=True, slots=True)
class Joined(Happening):
    """The house let us in; what was missed comes next."""

    transport: Transport

    def change(self, state: ConnectionState) -> ConnectionState:
        return replace(state, transport=self.transport, missed=0, caught_up=0)


@dataclass(frozen=True, slots=True)
class Behind(Happening):
    """`missed` entries are known to be missing; `caught_up` came since the break."""

    missed: int
    caught_up: int

    def change(self, state: ConnectionState) -> ConnectionState:
        return replace(state, missed=self.missed, caught_up=self.caught_up)


@dataclass(frozen=True, slots=True)
class CaughtUp(Happening):
    """Nothing is missing any more; `caught_up` entries came since the break."""

    caught_up: int

    def change(self, state: ConnectionState) -> ConnectionState:
        fresh = replace(state, attempt=0, missed=0, reason=Reason.NONE, lost_at_ms=None)
        if state.lost_at_ms is None:
            # A first connection was not away; a gap healed within a connection keeps what was said before.
            away = state.back_after_ms is not None
            return replace(fresh, caught_up=state.caught_up if away else None)
        return replace(fresh, caught_up=self.caught_up, back_after_ms=self.at_ms - state.lost_at_ms)


@dataclass(frozen=True, slots=True)
class FellSilent(Happening):
    """No message came for 2.5 beats."""


@dataclass(frozen=True, slots=True)
class Heard(Happening):
    """A message came."""


@dataclass(frozen=True, slots=True)
class Measured(Happening):
    """A pulse came back."""

    latency_ms: int
    clock_offset_ms: int

    def change(self, state: ConnectionState) -> ConnectionState:
        return replace(state, latency_ms=self.latency_ms, clock_offset_ms=self.clock_offset_ms)


@dataclass(frozen=True, slots=True)
class Failed(Happening):
    """The attempt failed, or the connection was lost; the next one, number `attempt`, is planned."""

    reason: Reason
    next_try_at_ms: int
    attempt: int

    def change(self, state: ConnectionState) -> ConnectionState:
        was_in = state.phase in _INSIDE
        return replace(
            state,
            reason=self.reason,
            next_try_at_ms=self.next_try_at_ms,
            transport=None,
            latency_ms=None,
            missed=0,
            attempt=self.attempt,
            lost_at_ms=self.at_ms if state.lost_at_ms is None and was_in else state.lost_at_ms,
            caught_up=None,
            back_after_ms=None,
        )


@dataclass(frozen=True, slots=True)
class _Final(Happening):
    reason: Reason

    def change(self, state: ConnectionState) -> ConnectionState:
        return replace(
            state, reason=self.reason, transport=None, latency_ms=None, next_try_at_ms=None, missed=0
        )


@dataclass(frozen=True, slots=True)
class Ended(_Final):
    """The sale is over."""

    reason: Reason = Reason.SALE_ENDED


@dataclass(frozen=True, slots=True)
class Refused(_Final):
    """The house does not want us; trying again is useless."""


@dataclass(frozen=True, slots=True)
class SignedOut(_Final):
    """The session is over."""

    reason: Reason = Reason.SIGNED_OUT


@dataclass(frozen=True, slots=True)
class Stopped(_Final):
    """The connection was closed from here."""

    reason: Reason = Reason.NONE


_OFF, _CON, _CAT, _LIV, _SIL, _REC, _END, _REF, _OUT = ConnectionPhase
___: Final = None
"""Out of place: an echo of a connection that is gone. It changes nothing."""

_TABLE: Final[Mapping[type[Happening], tuple[ConnectionPhase | None, ...]]] = {
    # in the phase      OFFLINE CONNECT CATCHNG LIVE    SILENT  RECONN  ENDED REFUSED SIGNED_OUT
    AttemptStarted:    (_CON,   _CON,   ___,    ___,    ___,    _REC,   ___,   ___,   ___),
    Joined:            (___,    _CAT,   ___,    ___,    ___,    _CAT,   ___,   ___,   ___),
    Behind:            (___,    ___,    _CAT,   _CAT,   _CAT,   ___,    ___,   ___,   ___),
    CaughtUp:          (___,    ___,    _LIV,   ___,    ___,    ___,    ___,   ___,   ___),
    FellSilent:        (___,    ___,    _CAT,   _SIL,   ___,    ___,    ___,   ___,   ___),
    Heard:             (___,    ___,    ___,    ___,    _LIV,   ___,    ___,   ___,   ___),
    Measured:          (___,    ___,    _CAT,   _LIV,   _SIL,   ___,    ___,   ___,   ___),
    Failed:            (___,    _REC,   _REC,   _REC,   _REC,   _REC,   ___,   ___,   ___),
    Ended:             (___,    _END,   _END,   _END,   _END,   _END,   ___,   ___,   ___),
    Refused:           (_REF,   _REF,   _REF,   _REF,   _REF,   _REF,   ___,   ___,   ___),
    SignedOut:         (_OUT,   _OUT,   _OUT,   _OUT,   _OUT,   _OUT,   ___,   ___,   ___),
    Stopped:           (_OFF,   _OFF,   _OFF,   _OFF,   _OFF,   _OFF,   ___,   ___,   ___),
}  # fmt: skip
_OVER: Final = frozenset({_END, _REF, _OUT})
_INSIDE: Final = frozenset({_CAT, _LIV, _SIL})

TRANSITIONS: Final[Mapping[tuple[ConnectionPhase, type[Happening]], ConnectionPhase | None]] = {
    (phase, happening): following
    for happening, row in _TABLE.items()
    for phase, following in zip(ConnectionPhase, row, strict=True)
}
"""The phase that follows, for every phase and every happening; None where the happening is out of place."""


def step(state: ConnectionState, happening: Happening) -> ConnectionState:
    """Return the state after `happening`; the same object when it is out of place."""
    following = TRANSITIONS[state.phase, type(happening)]
    if following is None:
        return state
    since_ms = state.since_ms if following is state.phase else happening.at_ms
    return replace(happening.change(state), phase=following, since_ms=since_ms)
