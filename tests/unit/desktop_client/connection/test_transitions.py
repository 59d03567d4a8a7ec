"""The table of transitions: complete, and each way through it as DESIGN tells it."""

from dataclasses import replace

import pytest

from desktop_client.connection import happenings
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
from desktop_client.connection.states import ConnectionPhase, ConnectionState, Reason, Transport
from desktop_client.connection.transitions import TRANSITIONS, step

HAPPENINGS: list[Happening] = [
    AttemptStarted(1000, 1),
    Joined(1000, Transport.WEBSOCKET),
    Behind(1000, 5, 0),
    CaughtUp(1000, 5),
    FellSilent(1000),
    Heard(1000),
    Woke(1000),
    Measured(1000, 20, -3),
    Failed(1000, Reason.LOST, 1500, 2),
    Ended(1000),
    Refused(1000, Reason.BANNED),
    SignedOut(1000),
    Stopped(1000),
]
OVER = (ConnectionPhase.ENDED, ConnectionPhase.REFUSED, ConnectionPhase.SIGNED_OUT)
INSIDE = (ConnectionPhase.CATCHING_UP, ConnectionPhase.LIVE, ConnectionPhase.SILENT)


def after(*happenings: Happening) -> ConnectionState:
    state = ConnectionState()
    for happening in happenings:
        state = step(state, happening)
    return state


def live() -> ConnectionState:
    return after(AttemptStarted(0, 1), Joined(10, Transport.WEBSOCKET), CaughtUp(20, 0))


def test_every_phase_has_an_answer_to_everything_that_can_happen() -> None:
    kinds = {type(happening) for happening in HAPPENINGS}
    declared = {
        kind
        for kind in vars(happenings).values()
        if isinstance(kind, type) and issubclass(kind, Happening) and not kind.__name__.startswith("_")
    }
    assert kinds == declared - {Happening}
    assert set(TRANSITIONS) == {(phase, kind) for phase in ConnectionPhase for kind in kinds}


@pytest.mark.parametrize("phase", ConnectionPhase)
@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda h: type(h).__name__)
def test_a_step_leads_to_what_the_table_says_or_changes_nothing(
    phase: ConnectionPhase, happening: Happening
) -> None:
    state = ConnectionState(phase=phase, since_ms=7)
    following = TRANSITIONS[phase, type(happening)]
    stepped = step(state, happening)
    if following is None:
        assert stepped is state
    else:
        assert stepped.phase is following
        assert stepped.since_ms == (7 if following is phase else 1000)


@pytest.mark.parametrize("phase", OVER)
@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda h: type(h).__name__)
def test_an_end_is_the_end(phase: ConnectionPhase, happening: Happening) -> None:
    state = ConnectionState(phase=phase)
    assert phase.over
    assert step(state, happening) is state


@pytest.mark.parametrize("phase", ConnectionPhase)
def test_a_bid_may_be_sent_only_when_live(phase: ConnectionPhase) -> None:
    assert ConnectionState(phase=phase).can_speak is (phase is ConnectionPhase.LIVE)


@pytest.mark.parametrize("phase", INSIDE)
def test_whoever_is_inside_can_lose_the_connection(phase: ConnectionPhase) -> None:
    state = replace(live(), phase=phase, since_ms=5_000, latency_ms=30)
    lost = step(state, Failed(5_000, Reason.LOST, 5_400, 1))
    assert lost.phase is ConnectionPhase.RECONNECTING
    assert (lost.attempt, lost.next_try_at_ms, lost.lost_at_ms) == (1, 5_400, 5_000)
    assert (lost.transport, lost.latency_ms) == (None, None)


def test_a_first_attempt_that_fails_was_no_break() -> None:
    state = after(AttemptStarted(0, 1), Failed(100, Reason.UNREACHABLE, 300, 2))
    assert state.phase is ConnectionPhase.RECONNECTING
    assert (state.lost_at_ms, state.attempt, state.reason) == (None, 2, Reason.UNREACHABLE)


def test_coming_back_tells_how_long_it_took_and_what_was_caught_up() -> None:
    state = live()
    for happening in (
        Failed(1_000, Reason.LOST, 1_200, 1),
        AttemptStarted(1_200, 1),
        Failed(1_300, Reason.UNREACHABLE, 1_800, 2),
        AttemptStarted(1_800, 2),
        Joined(7_100, Transport.POLLING),
        Behind(7_150, 4, 0),
        CaughtUp(7_200, 4),
    ):
        state = step(state, happening)
    assert state.phase is ConnectionPhase.LIVE
    assert (state.back_after_ms, state.caught_up, state.reason) == (6_200, 4, Reason.NONE)
    assert (state.attempt, state.missed, state.lost_at_ms) == (0, 0, None)


def test_a_gap_healed_later_does_not_say_back_again() -> None:
    state = step(step(live(), Behind(900, 2, 0)), CaughtUp(950, 2))
    assert state.phase is ConnectionPhase.LIVE
    assert (state.back_after_ms, state.caught_up) == (None, None)


def test_silence_ends_with_a_message_and_keeps_its_beginning() -> None:
    silent = step(live(), FellSilent(5_000))
    assert (silent.phase, silent.since_ms) == (ConnectionPhase.SILENT, 5_000)
    measured = step(silent, Measured(5_500, 20, 0))
    assert (measured.phase, measured.since_ms) == (ConnectionPhase.SILENT, 5_000)
    assert step(measured, Heard(6_000)).phase is ConnectionPhase.LIVE


def test_an_attempt_has_no_next_try_while_it_runs() -> None:
    state = after(AttemptStarted(0, 1), Failed(100, Reason.UNREACHABLE, 300, 2), AttemptStarted(300, 2))
    assert (state.phase, state.attempt, state.next_try_at_ms) == (ConnectionPhase.RECONNECTING, 2, None)


def test_what_is_shown_after_a_sleep_is_not_live_until_it_has_been_asked_for_anew() -> None:
    woken = step(live(), Woke(5_000))
    assert not woken.can_speak
    assert step(woken, Heard(5_100)) is woken
    assert step(woken, CaughtUp(5_200, 3)).phase is ConnectionPhase.LIVE


def test_a_break_began_with_the_silence_that_it_was_noticed_by() -> None:
    lost = step(step(live(), FellSilent(5_000)), Failed(9_000, Reason.SILENT, 9_200, 1))
    assert lost.lost_at_ms == 5_000
