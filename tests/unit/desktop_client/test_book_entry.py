"""What is typed into the book, and which lots are meant."""

import pytest

from desktop_client.formats import Formats
from desktop_client.viewmodels.book_entry import TypedLimit, lots_named, read_limit

ORDER = ["1", "2", "3", "27", "27A", "28-B", "29"]


def read(text: str) -> TypedLimit | None:
    return read_limit(text, lambda typed: Formats("en_GB").read_amount(typed, "EUR"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("450", TypedLimit(450_00)),
        (" 1,450.50 ", TypedLimit(1_450_50)),
        ("450+", TypedLimit(450_00, plus_one=True)),
        ("450 +", TypedLimit(450_00, plus_one=True)),
        ("450/A", TypedLimit(450_00, group="A")),
        ("450+ / either  or", TypedLimit(450_00, plus_one=True, group="either or")),
        ("450/", TypedLimit(450_00)),
    ],
)
def test_an_amount_a_plus_and_a_group_are_read(typed: str, meant: TypedLimit) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize("typed", ["", "+", "/A", "four", "0", "450++", "450/" + "a" * 21])
def test_what_is_no_amount_is_not_guessed_at(typed: str) -> None:
    assert read(typed) is None


@pytest.mark.parametrize(
    ("typed", "lots", "unknown"),
    [
        ("2", ["2"], []),
        ("3, 1 1", ["1", "3"], []),
        ("2-27a", ["2", "3", "27", "27A"], []),
        ("27A–29", ["27A", "28-B", "29"], []),
        ("28-b", ["28-B"], []),
        ("3-1", [], ["3-1"]),
        ("1;99", ["1"], ["99"]),
        ("", [], []),
    ],
)
def test_lots_are_named_one_by_one_and_from_one_to_another(
    typed: str, lots: list[str], unknown: list[str]
) -> None:
    assert lots_named(typed, ORDER) == (lots, unknown)
