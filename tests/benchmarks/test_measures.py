"""Every measure that is registered: its names, its goals, and that a stranger is told how it is taken."""

import pytest

from benchmarks.measure import Figure, Measure
from benchmarks.measures import ALL

GOALS = {  # the key in --json: at most, or at least where it is negative
    "fanout_vs_node": 0.6,
    "fanout_vs_floor": 1.4,
    "burst_vs_node": -4,
    "p99_vs_node": 1,
    "durable_vs_fdatasync": -2,
    "durable_vs_node": -1,
    "kib_per_bidder": 24,
    "storm_s": 5,
    "ledger_load_s": 1,
    "frame_p99_ms": 16,
    "start_vs_empty": 1.5,
}
FIGURES = {figure.key: figure for measure in ALL for figure in measure.figures}


@pytest.mark.parametrize("key", GOALS)
def test_the_goals_are_those_that_were_set(key: str) -> None:
    figure = FIGURES[key]
    assert figure.goal == abs(GOALS[key]) and figure.at_least is (GOALS[key] < 0)


def test_no_two_figures_and_no_two_measures_have_one_name() -> None:
    assert len(FIGURES) == sum(len(measure.figures) for measure in ALL)
    assert len({measure.name for measure in ALL}) == len({measure.title for measure in ALL}) == len(ALL)


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.name)
def test_a_stranger_is_told_how_a_figure_is_taken(measure: Measure) -> None:
    assert len(measure.how.split()) >= 30


@pytest.mark.parametrize("figure", FIGURES.values(), ids=lambda figure: figure.key)
def test_a_ratio_needs_its_peer_and_says_nothing_without(figure: Figure) -> None:
    if figure.unit == "×":
        assert figure.of({}) is None
