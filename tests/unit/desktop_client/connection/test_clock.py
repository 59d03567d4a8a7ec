"""The server's clock as it is known here, with both clocks of this computer in the test's hand."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from desktop_client.connection.clock import SAMPLES, ServerClock

SERVER_BASE = 1_700_000_000_000


@dataclass
class Clocks:
    monotonic: int = 50_000
    wall: int = SERVER_BASE

    def clock(self) -> ServerClock:
        return ServerClock(lambda: self.monotonic, lambda: self.wall)


def test_before_any_pulse_the_computers_own_clock_is_taken() -> None:
    clocks = Clocks()
    clock = clocks.clock()
    clocks.monotonic += 400
    assert clock.now_ms() == SERVER_BASE + 400
    assert clock.latency_ms is None


def test_a_pulse_corrects_a_clock_that_is_ten_minutes_wrong() -> None:
    clocks = Clocks(wall=SERVER_BASE - 600_000)
    clock = clocks.clock()
    clock.measure(50_000, 50_040, SERVER_BASE + 20)
    clocks.monotonic = 50_040
    assert clock.now_ms() == SERVER_BASE + 40
    assert clock.latency_ms == 40


def test_the_shortest_round_trip_decides() -> None:
    clock = Clocks().clock()
    clock.measure(0, 10, SERVER_BASE + 5)
    clock.measure(100, 900, SERVER_BASE + 101)
    base = clock.now_ms() - 50_000
    assert base == SERVER_BASE
    assert clock.latency_ms == 800


def test_an_old_sample_gives_way_to_newer_ones() -> None:
    clock = Clocks().clock()
    clock.measure(0, 10, SERVER_BASE + 5)
    for _ in range(SAMPLES):
        clock.measure(0, 100, SERVER_BASE + 50 + 7)
    assert clock.now_ms() - 50_000 == SERVER_BASE + 7


def test_a_jump_of_the_wall_clock_moves_nothing_but_the_offset() -> None:
    clocks = Clocks()
    clock = clocks.clock()
    clock.measure(50_000, 50_010, SERVER_BASE + 5)
    before = clock.now_ms()
    clocks.wall += 3_600_000
    assert clock.now_ms() == before
    assert clock.offset_ms == -3_600_000


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 5_000), st.integers(0, 5_000)), min_size=1),
)
def test_the_error_is_at_most_half_of_the_shortest_recent_round_trip(
    pulses: list[tuple[int, int, int]],
) -> None:
    clocks = Clocks()
    clock = clocks.clock()
    for sent, there, back in pulses:
        clock.measure(sent, sent + there + back, SERVER_BASE + sent + there)
    error = abs(clock.now_ms() - clocks.monotonic - SERVER_BASE)
    assert error <= min(there + back for _, there, back in pulses[-SAMPLES:]) / 2 + 1
