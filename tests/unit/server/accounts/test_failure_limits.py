"""The waits between guesses, without any password."""

import pytest

from server.accounts.failure_limits import (
    FORGOTTEN_AFTER_MS,
    FREE_FAILURES,
    FREE_FAILURES_OF_ADDRESS,
    LONGEST_WAIT_MS,
    REMEMBERED_AT_MOST,
    FailureLimits,
)
from tests.unit.server.accounts.conftest import Clock


@pytest.fixture
def limits(clock: Clock) -> FailureLimits:
    return FailureLimits(clock)


def test_the_wait_doubles_up_to_its_longest(limits: FailureLimits) -> None:
    waits = []
    for _ in range(FREE_FAILURES + 12):
        limits.attempt("ana", "here")
        waits.append(limits.wait_ms("ana", "here"))
    assert waits[: FREE_FAILURES - 1] == [0] * (FREE_FAILURES - 1)
    assert waits[FREE_FAILURES - 1 : FREE_FAILURES + 3] == [1000, 2000, 4000, 8000]
    assert waits[-1] == LONGEST_WAIT_MS


def test_a_wait_passes(limits: FailureLimits, clock: Clock) -> None:
    for _ in range(FREE_FAILURES):
        limits.attempt("ana", "here")
    clock.advance(seconds=0.4)
    assert limits.wait_ms("ana", "here") == 600
    clock.advance(seconds=0.6)
    assert limits.wait_ms("ana", "here") == 0


def test_failures_of_long_ago_are_forgotten(limits: FailureLimits, clock: Clock) -> None:
    for _ in range(FREE_FAILURES + 3):
        limits.attempt("ana", "here")
    clock.now += FORGOTTEN_AFTER_MS
    limits.attempt("ana", "here")
    assert limits.wait_ms("ana", "here") == 0


def test_an_address_that_tries_one_account_after_the_other_is_slowed_down(limits: FailureLimits) -> None:
    for number in range(FREE_FAILURES_OF_ADDRESS):
        assert limits.wait_ms(f"user{number}", "here") == 0
        limits.attempt(f"user{number}", "here")
    assert limits.wait_ms("ana", "here") > 0
    assert limits.wait_ms("ana", "there") == 0


def test_a_hall_full_of_bidders_behind_one_address_signs_in(limits: FailureLimits) -> None:
    for number in range(500):
        limits.attempt(f"user{number}", "hall")
        limits.succeeded(f"user{number}", "hall")
    assert limits.wait_ms("ana", "hall") == 0


def test_an_own_account_does_not_wash_off_guesses_at_others(limits: FailureLimits) -> None:
    for number in range(FREE_FAILURES_OF_ADDRESS):
        limits.attempt(f"user{number}", "here")
        limits.attempt("own", "here")
        limits.succeeded("own", "here")
    assert limits.wait_ms("ana", "here") > 0


def test_memory_is_bounded_under_a_flood(limits: FailureLimits) -> None:
    for number in range(2 * REMEMBERED_AT_MOST):
        limits.attempt(f"user{number}", f"address{number}")
    assert len(limits._failures) <= REMEMBERED_AT_MOST + 2
