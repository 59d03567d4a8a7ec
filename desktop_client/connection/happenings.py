"""What can happen to the connection, and which fields of its state each happening changes.

Pure: times come in with what happened. Which phase follows is the business of `transitions.py` alone.
"""

from dataclasses import dataclass, replace

from desktop_client.connection.states import ConnectionPhase, ConnectionState, Reason, Transport


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
    """No message came for 2.5 beats, or what was asked is not answered."""


@dataclass(frozen=True, slots=True)
class Heard(Happening):
    """The house is heard again, and hears us."""


@dataclass(frozen=True, slots=True)
class Woke(Happening):
    """This computer slept, or this program stood still: what is shown may be old, and is asked for anew."""


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
        return replace(
            state,
            reason=self.reason,
            next_try_at_ms=self.next_try_at_ms,
            transport=None,
            latency_ms=None,
            missed=0,
            attempt=self.attempt,
            lost_at_ms=state.lost_at_ms if state.lost_at_ms is not None else self._lost_at(state),
            caught_up=None,
            back_after_ms=None,
        )

    def _lost_at(self, state: ConnectionState) -> int | None:
        if state.phase is ConnectionPhase.SILENT:
            return state.since_ms  # the break began when it was noticed, not when it was given up
        return self.at_ms if state.phase.inside else None


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
