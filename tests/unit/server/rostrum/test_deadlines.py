"""The bell looks at the house's clock, rings once, and does not spin."""

import asyncio

import pytest

from server.rostrum.deadlines import Deadline
from tests.support.waiting import eventually


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = 1_000

    def __call__(self) -> int:
        return self.now


class Bell:
    def __init__(self) -> None:
        self.rung = 0

    def __call__(self) -> None:
        self.rung += 1


async def test_a_deadline_that_is_past_rings_at_once() -> None:
    bell, clock = Bell(), SetClock()
    deadline = Deadline(clock, bell)
    deadline.aim(900)
    await eventually(lambda: bell.rung == 1)


async def test_a_timer_that_fires_early_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.rostrum.deadlines.LOOK_AGAIN_MS", 10)
    bell, clock = Bell(), SetClock()
    deadline = Deadline(clock, bell)
    deadline.aim(1_050)
    await asyncio.sleep(0.05)
    assert bell.rung == 0, "the house's clock has not got there"
    clock.now = 1_050
    await eventually(lambda: bell.rung == 1)


async def test_a_bell_that_was_cancelled_or_aimed_elsewhere_does_not_ring() -> None:
    bell, clock = Bell(), SetClock()
    deadline = Deadline(clock, bell)
    deadline.aim(1_000)
    deadline.aim(None)
    deadline.aim(1_000)
    deadline.aim(9_000_000)
    await asyncio.sleep(0.02)
    assert bell.rung == 0
    deadline.cancel()


async def test_a_bell_that_rang_in_vain_waits_before_it_rings_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.rostrum.deadlines.RETRY_MS", 60_000)
    bell = Bell()
    deadline = Deadline(SetClock(), bell)
    deadline.aim(900)
    await eventually(lambda: bell.rung == 1)
    deadline.aim(900)
    await asyncio.sleep(0.05)
    assert bell.rung == 1
    deadline.cancel()


async def test_a_bell_that_waits_to_ring_again_is_not_put_off_by_being_aimed_there_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("server.rostrum.deadlines.RETRY_MS", 60)
    bell = Bell()
    deadline = Deadline(SetClock(), bell)
    for _ in range(30):
        deadline.aim(900)  # as each round does, and bids come faster than it waits
        await asyncio.sleep(0.01)
    deadline.cancel()
    assert bell.rung >= 2
