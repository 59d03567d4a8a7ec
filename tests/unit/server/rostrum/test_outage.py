"""What is owed for an outage: from its beginning, until it is given back."""

from server.rostrum.outage import OUTAGE_WORTH_MS, OwedTime, is_outage


def test_only_more_than_ten_seconds_are_an_outage() -> None:
    assert [is_outage(OUTAGE_WORTH_MS + ms) for ms in (-1, 0, 1)] == [False, False, True]


def test_time_is_owed_since_the_first_failure_of_an_outage() -> None:
    owed = OwedTime()
    assert (owed.owe(500), owed.owe(700), owed.since) == (500, 500, 500)


def test_after_it_was_given_back_another_outage_is_owed_from_its_own_beginning() -> None:
    owed = OwedTime()
    owed.owe(500)
    owed.settle()
    assert owed.since is None
    assert owed.owe(900) == 900
