"""A sleep is noticed on every system, and ordinary time is none."""

import pytest

from desktop_client.connection.wake_watch import Lapse, WakeWatch

HOUR = 3_600_000


class Clocks:
    def __init__(self) -> None:
        self.monotonic, self.wall = 50_000, 1_700_000_000_000
        self.watch = WakeWatch(lambda: self.monotonic, lambda: self.wall)

    def go_on(self, monotonic: int, wall: int) -> Lapse:
        self.monotonic += monotonic
        self.wall += wall
        return self.watch.look()


def test_time_that_goes_by_is_no_sleep() -> None:
    clocks = Clocks()
    for _ in range(10):
        assert clocks.go_on(500, 500) == Lapse(slept=False, stalled_ms=0)


@pytest.mark.parametrize(
    ("monotonic", "wall"),
    [(500, HOUR), (HOUR, HOUR), (500, -HOUR), (3_100, 3_100)],
    ids=["Linux and macOS", "Windows", "a clock set back", "a program that was stopped"],
)
def test_a_sleep_is_noticed(monotonic: int, wall: int) -> None:
    clocks = Clocks()
    assert clocks.go_on(monotonic, wall).slept
    assert not clocks.go_on(500, 500).slept


def test_a_sleep_can_be_seen_before_the_next_look_and_is_still_told_by_it() -> None:
    clocks = Clocks()
    clocks.wall += HOUR
    assert clocks.watch.has_slept()
    assert clocks.watch.has_slept()
    assert clocks.watch.look().slept
    assert not clocks.watch.has_slept()


def test_a_short_stall_is_told_so_that_it_is_not_taken_for_silence() -> None:
    assert Clocks().go_on(1_800, 1_800) == Lapse(slept=False, stalled_ms=1_800)


def test_a_clock_that_is_corrected_a_little_is_no_sleep() -> None:
    assert not Clocks().go_on(500, 1_400).slept
