"""How far the feed was read, with holes, repetitions and breaks."""

from contract.feed import Announced, FeedEntry
from desktop_client.connection.feed_place import FeedPlace


def entries(*numbers: int) -> list[FeedEntry]:
    return [Announced(n=n, text="") for n in numbers]


def test_entries_in_order_are_taken() -> None:
    place = FeedPlace(after=2)
    assert place.take(entries(3, 4))
    assert (place.last, place.head, place.missed) == (4, 4, 0)


def test_a_hole_is_refused_and_known_as_missed() -> None:
    place = FeedPlace(after=2)
    assert not place.take(entries(5, 6))
    assert (place.last, place.missed) == (2, 4)


def test_a_hole_in_the_middle_keeps_what_was_before_it() -> None:
    place = FeedPlace()
    assert not place.take(entries(1, 3))
    assert (place.last, place.missed) == (1, 2)


def test_entries_that_stand_for_all_after_a_number_leave_no_hole() -> None:
    for last, place in ((4, FeedPlace(after=4)), (6, FeedPlace(after=6))):
        assert place.take(entries(7, 11), after=4), last
        assert (place.last, place.head, place.missed) == (11, 11, 0)


def test_who_has_read_less_than_they_stand_for_has_a_hole_as_ever() -> None:
    place = FeedPlace(after=3)
    assert not place.take(entries(7, 11), after=4)
    assert (place.last, place.missed) == (3, 8)


def test_what_stands_for_entries_known_already_takes_nobody_back() -> None:
    place = FeedPlace(after=12)
    assert place.take(entries(7, 11), after=4)
    assert place.last == 12


def test_entries_known_already_change_nothing() -> None:
    place = FeedPlace(after=5)
    assert place.take(entries(3, 4, 5))
    assert (place.last, place.missed) == (5, 0)


def test_pages_are_counted_since_the_last_break() -> None:
    place = FeedPlace(after=2)
    place.take_page(entries(3, 4), head=6)
    assert (place.missed, place.caught_up) == (2, 2)
    place.take_page(entries(4, 5, 6), head=6)
    assert (place.missed, place.caught_up) == (0, 4)
    place.break_begins()
    place.take_page(entries(7), head=7)
    assert place.caught_up == 1


def test_a_beat_tells_of_entries_and_an_older_one_does_not_take_them_back() -> None:
    place = FeedPlace(after=2)
    place.heard_of(5)
    place.heard_of(4)
    assert place.missed == 3


def test_another_ledger_begins_from_nothing() -> None:
    place = FeedPlace(after=9)
    place.start_again()
    assert (place.last, place.head, place.missed) == (0, 0, 0)
