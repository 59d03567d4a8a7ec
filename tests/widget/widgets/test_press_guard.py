"""A bid is money: what counts as one press."""

import pytest

from desktop_client.widgets.press_guard import Press, PressGuard
from tests.widget.widgets.conftest import Clock


@pytest.mark.parametrize(
    ("after_s", "press"),
    [(0.0, Press.IGNORED), (0.399, Press.IGNORED), (0.4, Press.COUNTS), (60, Press.COUNTS)],
)
def test_a_second_press_within_400_ms_counts_once(after_s: float, press: Press) -> None:
    clock = Clock()
    guard = PressGuard(clock)
    assert guard.press() is Press.COUNTS
    clock.now = after_s
    assert guard.press() is press


def test_an_ignored_press_does_not_lengthen_the_wait() -> None:
    clock = Clock()
    guard = PressGuard(clock)
    guard.press()
    clock.now = 0.3
    assert guard.press() is Press.IGNORED
    clock.now = 0.45
    assert guard.press() is Press.COUNTS


@pytest.mark.parametrize(
    ("after_s", "press"), [(0.2, Press.IGNORED), (1.0, Press.COUNTS), (3.99, Press.COUNTS), (4.0, Press.ARMS)]
)
def test_a_first_press_is_confirmed_by_another_one_within_4_s(after_s: float, press: Press) -> None:
    clock = Clock()
    guard = PressGuard(clock)
    guard.must_confirm = True
    assert guard.press() is Press.ARMS
    clock.now = after_s
    assert guard.press() is press


def test_a_disarmed_press_must_be_made_anew() -> None:
    clock = Clock()
    guard = PressGuard(clock)
    guard.must_confirm = True
    guard.press()
    guard.disarm()
    clock.now = 1
    assert guard.press() is Press.ARMS
