"""Sentences that every window shares."""

import pytest

from desktop_client.formats import Formats
from desktop_client.windows import phrases


@pytest.mark.parametrize(
    ("locale_name", "count", "words"),
    [("en_GB", 1, "1 lot"), ("en_GB", 5_000, "5,000 lots"), ("es_ES", 50_000, "50.000 lots")],
)
def test_lots_are_counted_with_the_marks_of_the_language(locale_name: str, count: int, words: str) -> None:
    assert phrases.lots(count, Formats(locale_name)) == words


def test_many_lots_in_the_feed_are_counted_in_the_same_way() -> None:
    numbers = [f"{number}" for number in range(1_200)]
    assert phrases.some_lots(numbers, Formats("en_GB")) == "1,200 lots"
    assert phrases.some_lots(numbers[7:9], Formats("en_GB")) == "lots 7, 8"
