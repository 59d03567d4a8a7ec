"""The price and the countdown: the two figures that everybody watches."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_client.theme import Theme, look
from desktop_client.widgets.countdown import Countdown
from desktop_client.widgets.fitting import fitted
from desktop_client.widgets.price_chart import PriceChart, PricePoint
from desktop_client.widgets.price_label import PriceLabel
from tests.widget.widgets.conftest import Clock


def shown_price(qtbot: QtBot) -> PriceLabel:
    label = PriceLabel()
    qtbot.addWidget(label)
    label.show_price("€ 1.250")
    label.show()
    return label


def test_a_new_price_glows_and_the_same_one_does_not(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, reduced_motion=False)
    label = shown_price(qtbot)
    label.show_price("€ 1.250")
    assert not label.is_glowing()
    label.show_price("€ 1.300")
    assert label.is_glowing()


def test_reduced_motion_keeps_the_price_still(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, reduced_motion=True)
    label = shown_price(qtbot)
    label.show_price("€ 1.300")
    assert not label.is_glowing()
    assert label.accessibleName() == "€ 1.300"


def test_prices_of_as_many_figures_have_one_width(qtbot: QtBot) -> None:
    label = shown_price(qtbot)
    width = label.sizeHint().width()
    label.show_price("€ 1.111")
    assert label.sizeHint().width() == width


def test_a_long_price_is_set_smaller_in_a_narrow_place(qtbot: QtBot) -> None:
    font = look().font("price")
    smaller = fitted(font, "€ 12.500.000", 200, look().size("body"))
    assert look().size("body") <= smaller.pixelSize() < font.pixelSize()
    assert fitted(font, "€ 1", 400, look().size("body")).pixelSize() == font.pixelSize()


@pytest.mark.parametrize(
    ("left_ms", "text"),
    [
        (93_784_000, "1 d 2 h"),
        (7_500_000, "2 h 05 min"),
        (754_000, "12:34"),
        (10_001, "0:11"),
        (10_000, "0:10 Last seconds"),
        (1, "0:01 Last seconds"),
        (0, "0:00 Time is up"),
        (-5_000, "0:00 Time is up"),
    ],
)
def test_the_time_left_is_what_the_clock_says(qtbot: QtBot, clock: Clock, left_ms: int, text: str) -> None:
    countdown = Countdown()
    qtbot.addWidget(countdown)
    countdown.set_deadline(clock.ms() + left_ms, clock.ms)
    assert countdown.accessibleName() == text


def test_a_late_tick_shows_the_right_time_and_tells_that_it_ran_out(qtbot: QtBot, clock: Clock) -> None:
    countdown = Countdown()
    qtbot.addWidget(countdown)
    countdown.set_deadline(clock.ms() + 20, clock.ms)
    clock.now += 60_000
    with qtbot.waitSignal(countdown.ran_out, timeout=1000):
        pass
    assert countdown.seconds_left() == 0


def test_a_later_deadline_takes_the_place_of_the_old_one(qtbot: QtBot, clock: Clock) -> None:
    countdown = Countdown()
    qtbot.addWidget(countdown)
    countdown.set_deadline(clock.ms() + 5_000, clock.ms)
    countdown.set_deadline(clock.ms() + 120_000, clock.ms)
    countdown.show_phase_text("extended")
    assert countdown.accessibleName() == "2:00 extended"


def test_without_a_deadline_only_the_phase_is_shown(qtbot: QtBot, clock: Clock) -> None:
    countdown = Countdown()
    qtbot.addWidget(countdown)
    countdown.set_deadline(None, clock.ms)
    countdown.show_phase_text("called by the auctioneer")
    assert countdown.accessibleName() == "called by the auctioneer"


def chart_of(qtbot: QtBot, *steps: tuple[int, int]) -> PriceChart:
    chart = PriceChart()
    qtbot.addWidget(chart)
    chart.resize(400, 100)
    chart.set_formats(lambda amount: f"€ {amount // 100}", str)
    chart.show_steps([PricePoint(at, amount) for at, amount in steps])
    chart.show()
    return chart


def test_the_chart_tells_its_story_in_words(qtbot: QtBot) -> None:
    assert chart_of(qtbot).accessibleDescription() == "No bids yet"
    assert chart_of(qtbot, (0, 95_000)).accessibleDescription() == "€ 950"
    climbing = chart_of(qtbot, (0, 95_000), (10, 100_000), (20, 110_000))
    assert climbing.accessibleDescription() == "From € 950 to € 1100 in 2 steps"


def test_the_price_under_the_pointer_is_the_one_in_force(qtbot: QtBot) -> None:
    chart = chart_of(qtbot, (0, 95_000), (1_000, 100_000))
    assert chart.point_at(20) == PricePoint(0, 95_000)
    assert chart.point_at(399) == PricePoint(1_000, 100_000)
    assert chart.point_at(-5) is None


@pytest.mark.parametrize("steps", [[], [(0, 0)], [(5, 100), (5, 100)], [(0, 10**12), (1, 10**13)]])
def test_any_history_can_be_painted(qtbot: QtBot, steps: list[tuple[int, int]]) -> None:
    assert not chart_of(qtbot, *steps).grab().isNull()
