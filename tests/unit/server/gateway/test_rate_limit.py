"""The token bucket: a burst at once, then as fast as it fills."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.gateway.rate_limit import Buckets, TokenBucket


def test_a_burst_may_come_at_once_and_no_more() -> None:
    bucket = TokenBucket(per_second=10, burst=20)
    assert [bucket.take(5.0) for _ in range(22)] == [True] * 20 + [False] * 2
    assert bucket.refused == 2


def test_a_bucket_fills_with_time_up_to_its_burst() -> None:
    bucket = TokenBucket(per_second=10, burst=20)
    for _ in range(20):
        bucket.take(0.0)
    assert bucket.take(0.05) is False
    assert bucket.take(0.15) is True
    assert [bucket.take(100.0) for _ in range(21)] == [True] * 20 + [False]


def test_a_pause_forgives_what_was_refused() -> None:
    bucket = TokenBucket(per_second=1, burst=1)
    assert [bucket.take(0.0), bucket.take(0.0)] == [True, False]
    assert bucket.refused == 1
    assert bucket.take(10.0)
    assert bucket.refused == 0


@given(st.lists(st.floats(0, 3), min_size=1, max_size=200))
def test_never_more_than_the_burst_and_the_rate_allow(pauses: list[float]) -> None:
    bucket, now, taken = TokenBucket(per_second=2, burst=3), 0.0, 0
    for pause in pauses:
        now += pause
        taken += bucket.take(now)
    assert taken <= 3 + 2 * now + 1e-6


def test_each_key_has_its_own_bucket() -> None:
    buckets = Buckets(per_second=1, burst=1)
    assert [buckets.take(key, 0.0) for key in ("a", "b", "a", "b")] == [True, True, False, False]


@pytest.mark.parametrize("keep", [2, 5])
def test_the_longest_unused_buckets_are_forgotten(keep: int) -> None:
    buckets = Buckets(per_second=1, burst=1, keep=keep)
    for number in range(keep + 1):
        assert buckets.take(str(number), 0.0)
    assert buckets.take("0", 0.0), "forgotten, so full again"
    assert not buckets.take(str(keep), 0.0)
