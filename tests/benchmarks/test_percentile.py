"""The percentile that every figure of the bench is made with."""

import pytest

from benchmarks.percentile import percentile


@pytest.mark.parametrize(
    ("percent", "expected"), [(0, 1), (1, 1), (50, 50), (50.5, 51), (99, 99), (100, 100)]
)
def test_a_percentile_is_the_smallest_value_that_so_many_percent_do_not_exceed(
    percent: float, expected: float
) -> None:
    assert percentile([float(each) for each in range(100, 0, -1)], percent) == expected


def test_of_few_values_a_high_percentile_is_the_greatest_and_of_none_it_is_nothing() -> None:
    assert percentile([3.0, 8.0], 99) == 8.0 and percentile([3.0], 1) == 3.0
    assert percentile([], 50) == 0
