"""Silence is noticed in time, in each direction, and not where the line is merely long."""

from desktop_client.connection.timing import Timing
from desktop_client.connection.vigil import Vigil

TIMING = Timing(silent_after_s=4.6, answer_within_s=2.6, lost_after_s=12)


def test_who_is_heard_is_not_silent() -> None:
    vigil = Vigil(TIMING, 0)
    vigil.heard(2_000)
    assert not vigil.silent(6_599)
    assert vigil.silent(6_600)
    assert vigil.due_at(silent=False) == 6_600


def test_beats_do_not_hide_that_nothing_is_answered() -> None:
    vigil = Vigil(TIMING, 0)
    vigil.asked(1_000)
    vigil.heard(3_500)
    assert not vigil.silent(3_599)
    assert vigil.silent(3_600)
    vigil.answered(1_000, 3_700)
    assert not vigil.silent(3_700)


def test_an_answer_settles_the_pulses_before_it_too() -> None:
    vigil = Vigil(TIMING, 0)
    for sent_at in (1_000, 3_000):
        vigil.asked(sent_at)
    vigil.answered(3_000, 3_010)
    vigil.heard(9_000)
    assert not vigil.silent(9_000)


def test_a_long_line_is_given_the_time_that_it_takes() -> None:
    vigil = Vigil(TIMING, 0)
    vigil.asked(0)
    vigil.answered(0, 3_000)
    vigil.asked(4_000)
    vigil.heard(8_000)
    assert not vigil.silent(8_499)
    assert vigil.silent(8_500)


def test_a_silence_that_lasts_is_a_loss() -> None:
    vigil = Vigil(TIMING, 0)
    assert vigil.due_at(silent=True) == 12_000
    assert not vigil.lost(11_999)
    assert vigil.lost(12_000)
    vigil.asked(500)
    vigil.heard(12_000)
    assert vigil.lost(12_500)


def test_a_time_in_which_nothing_could_be_heard_is_not_counted() -> None:
    vigil = Vigil(TIMING, 0)
    vigil.asked(1_000)
    vigil.forgive(3_000)
    assert not vigil.silent(6_599)
    assert vigil.silent(6_600)


def test_after_a_new_beginning_nothing_old_is_missed() -> None:
    vigil = Vigil(TIMING, 0)
    vigil.asked(1_000)
    vigil.begin_anew(20_000)
    assert not vigil.silent(24_599)
    assert vigil.due_at(silent=False) == 24_600


def test_a_pulse_that_is_refused_was_heard() -> None:
    vigil = Vigil(TIMING, 0)
    vigil.asked(1_000)
    vigil.asked(3_000)
    vigil.turned_away()
    vigil.heard(4_000)
    assert not vigil.silent(4_000)
    assert vigil.silent(5_600)
