"""The waits between attempts: within their bounds, growing, and different for everybody."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desktop_client.connection.backoff import next_delay
from desktop_client.connection.timing import Timing

TIMING = Timing()


@given(attempt=st.integers(1, 100_000), seed=st.integers())
def test_a_wait_is_never_shorter_or_longer_than_its_bounds(attempt: int, seed: int) -> None:
    assert 0.2 <= next_delay(attempt, Random(seed), TIMING) <= 15.0


def test_the_ceiling_doubles_until_it_is_reached() -> None:
    longest = [max(next_delay(n, Random(seed), TIMING) for seed in range(300)) for n in range(1, 10)]
    for attempt, seen in enumerate(longest, start=1):
        ceiling = min(15.0, 0.2 * 2**attempt)
        assert 0.85 * ceiling <= seen <= ceiling


def test_a_thousand_desktops_do_not_return_as_one() -> None:
    delays = [next_delay(7, Random(seed), TIMING) for seed in range(1000)]
    per_second = [sum(second <= delay < second + 1 for delay in delays) for second in range(15)]
    assert max(per_second) < 150


def test_the_same_randomness_gives_the_same_wait() -> None:
    assert next_delay(4, Random(5), TIMING) == next_delay(4, Random(5), TIMING)
