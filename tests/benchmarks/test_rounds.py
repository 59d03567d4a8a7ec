"""Rounds of a measure: their order, their end, and what the bench does with one that breaks."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import rounds
from benchmarks.measure import Bench, Figure, Measure, Part, Raw, over, ratio, times, value


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(rounds.time, "monotonic", clock)
    return clock


def measure(take: object, name: str = "m") -> Measure:
    return Measure(name=name, title=name, take=take, figures=())  # type: ignore[arg-type]


def costing(clock: Clock, seconds: float, name: str = "m") -> Measure:
    def take(bench: Bench) -> dict[str, float]:
        clock.now += seconds
        return {"round": float(bench.round)}

    return measure(take, name)


def test_each_side_comes_first_equally_often() -> None:
    seen: list[str] = []

    def take(bench: Bench) -> dict[str, float]:
        seen.append("".join(bench.in_turn("abc")))
        return {}

    rounds.take(measure(take), rounds.Way(rounds=6))
    assert seen == ["abc", "bca", "cab", "abc", "bca", "cab"]


def test_neighbours_of_one_play_share_their_rounds_and_each_keeps_its_own_values_and_warnings() -> None:
    played = []

    def play(parts: Sequence[tuple[Part, Bench]]) -> list[Raw]:
        played.append([part.scenario for part, _ in parts])
        for part, bench in parts:
            bench.warn(f"{part.scenario} was slow")
        return [{part.scenario: float(bench.round)} for part, bench in parts]

    def part(scenario: str) -> Measure:
        return Measure(scenario, scenario, Part(play, scenario, lambda _side, _quick: None), ())

    alone = measure(lambda _bench: {"alone": 1.0})
    fanout, burst, _, late = rounds.take_all(
        [part("fanout"), part("burst"), alone, part("late")], rounds.Way(rounds=2)
    )
    assert played == [["fanout", "burst"]] * 2 + [["late"]] * 2
    assert fanout.rounds == [{"fanout": 0.0}, {"fanout": 1.0}] and burst.rounds[1] == {"burst": 1.0}
    assert (fanout.warnings, burst.warnings) == (["fanout was slow"], ["burst was slow"])
    assert late.rounds == [{"late": 0.0}, {"late": 1.0}]


def test_a_round_that_breaks_ends_all_that_share_it() -> None:
    def play(parts: Sequence[tuple[Part, Bench]]) -> list[Raw]:
        raise RuntimeError("nobody listens")

    both = [Measure(name, name, Part(play, name, lambda _side, _quick: None), ()) for name in "ab"]
    assert [taken.failure for taken in rounds.take_all(both, rounds.Way())] == [
        "round 1 broke off (RuntimeError: nobody listens)"
    ] * 2


def test_what_is_rare_is_looked_for_in_all_rounds_together() -> None:
    of = over(times("ours", 99), times("theirs", 99))
    figure = Figure("p99", "t", "×", 1, of, pooled=True)
    quiet: Raw = {"ours": [1.0] * 50, "theirs": [2.0] * 50}
    with_a_slow_one: Raw = {"ours": [1.0] * 49 + [90.0], "theirs": [2.0] * 50}
    with_a_stall: Raw = {"ours": [1.0] * 45 + [90.0] * 5, "theirs": [2.0] * 50}
    assert figure.values([quiet, with_a_slow_one]) == [0.5, 45.0]
    assert figure.said_by([quiet] * 2 + [with_a_slow_one]) == 0.5, "one in 150 is not one in a hundred"
    assert figure.said_by([quiet] * 2 + [with_a_stall]) == 45.0, "five in 150 are, though all in one round"
    assert figure.said_by([{"ours": [1.0]}]) is None and figure.said_by([]) is None


def test_what_is_not_rare_is_the_median_of_the_rounds() -> None:
    figure = Figure("s", "t", "s", None, value("a"))
    assert figure.said_by([{"a": 1.0}, {"a": 9.0}, {"a": 2.0}, {}]) == 2.0


def test_a_round_has_a_folder_of_its_own_that_is_gone_after_it() -> None:
    folders = []

    def take(bench: Bench) -> dict[str, float]:
        assert list(bench.directory.iterdir()) == []
        (bench.directory / "left-behind").touch()
        folders.append(bench.directory)
        return {}

    rounds.take(measure(take), rounds.Way(rounds=2))
    assert len(set(folders)) == 2 and not any(folder.exists() for folder in folders)


def test_what_is_made_once_is_there_in_every_round_and_gone_after_the_last() -> None:
    found = []

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "ledger").write_text("rows")

    def take(bench: Bench) -> dict[str, float]:
        folder = bench.once("house", make)
        found.append((folder, (folder / "ledger").read_text()))
        (folder / "ledger").write_text(f"round {bench.round}")
        return {}

    rounds.take(measure(take), rounds.Way(rounds=2))
    (first, rows), (second, later) = found
    assert first == second and (rows, later) == ("rows", "round 0") and not first.exists()


def test_a_round_that_breaks_ends_its_measure_and_not_the_bench(capsys: pytest.CaptureFixture[str]) -> None:
    def take(bench: Bench) -> dict[str, float]:
        if bench.round == 1:
            raise RuntimeError("nobody listens")
        return {"a": 1.0}

    broken, whole = rounds.take_all(
        [measure(take, "broken"), measure(lambda _bench: {"b": 2.0}, "whole")], rounds.Way(rounds=3)
    )
    assert broken.rounds == [{"a": 1.0}]
    assert broken.failure == "round 2 broke off (RuntimeError: nobody listens)"
    assert len(whole.rounds) == 3 and whole.failure is None
    assert "RuntimeError: nobody listens" in capsys.readouterr().err


def test_quick_rounds_end_when_a_share_is_used_up_and_say_so(clock: Clock) -> None:
    taken = rounds.take(costing(clock, 10), rounds.Way(quick=True), share_s=35)
    assert len(taken.rounds) == 3
    assert taken.warnings == ["3 rounds instead of 5, for time."]


def test_what_one_measure_leaves_of_its_share_is_for_those_after_it(clock: Clock) -> None:
    half = rounds.QUICK_S / 2
    frugal, lavish = costing(clock, 1, "frugal"), costing(clock, (half + 50) / 5, "lavish")
    first, second = rounds.take_all([frugal, lavish], rounds.Way(quick=True))
    assert (len(first.rounds), len(second.rounds)) == (5, 5)
    clock.now = 0
    first, second = rounds.take_all([lavish, frugal], rounds.Way(quick=True))
    assert (len(first.rounds), len(second.rounds)) == (4, 5)


def test_what_one_measure_takes_beyond_its_share_is_taken_from_those_after_it(clock: Clock) -> None:
    heavy, light = costing(clock, rounds.QUICK_S / 4, "heavy"), costing(clock, rounds.QUICK_S / 13, "light")
    first, second = rounds.take_all([heavy, light], rounds.Way(quick=True))
    assert (len(first.rounds), len(second.rounds)) == (3, 3)


def test_a_measure_that_takes_longer_has_a_greater_share(clock: Clock) -> None:
    long = replace(costing(clock, rounds.QUICK_S * 0.79 / 5, "long"), share=80)
    short = replace(costing(clock, rounds.QUICK_S * 0.19 / 5, "short"), share=20)
    assert [len(taken.rounds) for taken in rounds.take_all([long, short], rounds.Way(quick=True))] == [5, 5]


def test_rounds_without_hurry_are_all_played_however_long_they_take(clock: Clock) -> None:
    assert len(rounds.take(costing(clock, 1000), rounds.Way()).rounds) == rounds.ROUNDS


def test_a_warning_is_said_once() -> None:
    def take(bench: Bench) -> dict[str, float]:
        bench.warn("the load generator was the bottleneck")
        return {}

    assert rounds.take(measure(take), rounds.Way()).warnings == ["the load generator was the bottleneck"]


def test_a_ratio_is_of_one_round_and_none_where_a_peer_is_missing() -> None:
    of = ratio("house_us", "node_us")
    assert of({"house_us": 12.0, "node_us": 24.0}) == 0.5
    assert of({"house_us": 12.0}) is None
    assert of({"house_us": 12.0, "node_us": 0.0}) is None
    assert value("house_us")({"house_us": 12.0}) == 12.0


@pytest.mark.parametrize(
    ("goal", "at_least", "met"),
    [(1.0, False, True), (1.0, True, True), (0.9, False, False), (1.1, True, False)],
)
def test_a_goal_is_an_upper_end_unless_it_is_a_lower_one(goal: float, at_least: bool, met: bool) -> None:
    assert Figure("k", "t", "×", goal, value("a"), at_least=at_least).is_met(1.0) is met


def test_without_a_goal_nothing_is_met_or_missed() -> None:
    assert Figure("k", "t", "×", None, value("a")).is_met(1.0) is None
