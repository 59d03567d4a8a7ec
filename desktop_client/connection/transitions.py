"""The one table of transitions: what follows, for every phase and everything that can happen. Sans I/O."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop_client.connection.happenings import (
    AttemptStarted,
    Behind,
    CaughtUp,
    Ended,
    Failed,
    FellSilent,
    Happening,
    Heard,
    Joined,
    Measured,
    Refused,
    SignedOut,
    Stopped,
    Woke,
)
from desktop_client.connection.states import ConnectionPhase, ConnectionState

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
    Woke:              (___,    ___,    _CAT,   _CAT,   _CAT,   ___,    ___,   ___,   ___),
    Measured:          (___,    ___,    _CAT,   _LIV,   _SIL,   ___,    ___,   ___,   ___),
    Failed:            (___,    _REC,   _REC,   _REC,   _REC,   _REC,   ___,   ___,   ___),
    Ended:             (___,    _END,   _END,   _END,   _END,   _END,   ___,   ___,   ___),
    Refused:           (_REF,   _REF,   _REF,   _REF,   _REF,   _REF,   ___,   ___,   ___),
    SignedOut:         (_OUT,   _OUT,   _OUT,   _OUT,   _OUT,   _OUT,   ___,   ___,   ___),
    Stopped:           (_OFF,   _OFF,   _OFF,   _OFF,   _OFF,   _OFF,   ___,   ___,   ___),
}  # fmt: skip

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
