"""What one crowd plays in one room: scenarios on the heels of each other, and the disk beside them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.load.appending import LINE, Appending, append
from benchmarks.load.bidding import Bidding
from benchmarks.load.client import Client
from benchmarks.load.crowd import Crowd
from benchmarks.load.order import Room
from benchmarks.load.scenarios import turn
from benchmarks.measure import Bench, Pace, Part
from benchmarks.measures import room
from benchmarks.sides import Side, played_in_turn


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> Crowd:
    monkeypatch.setattr(Client, "bid", lambda _client, amount: amount)
    return Crowd(Room("r", 0, 0, "s", "1", ["a", "b"], first_amount=100, step=10), 2)


def test_bids_go_on_above_those_of_the_scenario_before(crowd: Crowd) -> None:
    first = Bidding(crowd)
    first.place(0)
    first.place(1)
    assert (first.highest, first.placed) == (110, 2)
    second = Bidding(crowd)
    assert second.amount_after(1) == 120
    second.place(0)
    assert (second.highest, second.placed, crowd.placed) == (120, 1, 3)


def test_an_append_at_each_moment_is_kept_and_timed(tmp_path: Path) -> None:
    waits = append(tmp_path, [0.0, 0.001, 0.002])
    assert len(waits) == 3 and all(wait > 0 for wait in waits)
    assert (tmp_path / "appended").read_bytes() == LINE * 3


@pytest.mark.processes
def test_appends_are_as_many_as_bids_and_begin_when_they_are_told_to(tmp_path: Path) -> None:
    appending = Appending(tmp_path, rate=50, seconds=0.2, seed=3)
    assert not (tmp_path / "appended").exists()
    appending.start()
    assert len(appending.waits_ms()) == 10


@pytest.mark.processes
def test_one_crowd_plays_all_parts_of_a_round_and_each_gets_its_own_values(tmp_path: Path) -> None:
    scenarios = [
        ("memory", Pace(0.1, 0)),
        ("fanout", Pace(0.2, 20, idle_s=0.2)),
        ("burst", Pace(0.1, 100)),
        ("verdict", Pace(0.2, 50)),
    ]
    bench = Bench(tmp_path, round=0, quick=True, node=None)
    memory, fanout, burst, verdict = played_in_turn(bench, Side.HOUSE, 60, scenarios)
    assert memory.values["all_mib"] >= memory.values["third_mib"] > 0
    assert fanout.values["us"] > 0 and burst.values["accepted"] == 10
    assert [len(verdict.samples[name]) for name in ("waits_ms", "disk_ms")] == [10, 10]
    assert not any("refused" in note for result in (fanout, burst, verdict) for note in result.notes)


def at_the_floor(seconds: float) -> Callable[[str, bool], Pace | None]:
    return lambda side, _quick: Pace(seconds, 20, idle_s=0.1) if side == room.FLOOR else None


@pytest.mark.processes
def test_a_side_without_a_pace_in_a_part_is_left_out_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "CLIENTS", 20)
    bench = Bench(tmp_path, round=0, quick=True, node=None)
    nowhere = Part(room.play, "burst", lambda _side, _quick: None)
    told, untold = room.play([(Part(room.play, "fanout", at_the_floor(0.2)), bench), (nowhere, bench)])
    assert {name.partition("_")[0] for name in told} == {"floor"} and untold == {}


@pytest.mark.processes
def test_what_is_read_while_the_crowd_comes_in_is_played_first_whatever_the_table_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "CLIENTS", 60)
    bench = Bench(tmp_path, round=0, quick=True, node=None)
    parts = [(Part(room.play, name, at_the_floor(0.2)), bench) for name in ("fanout", "memory")]
    fanout, memory = room.play(parts)
    assert fanout["floor_us"] and memory["floor_all_mib"]


def test_a_burst_comes_after_all_that_it_would_slow_and_the_coming_in_before_everything() -> None:
    assert sorted(("burst", "verdict", "memory", "fanout"), key=turn) == [
        "memory",
        "verdict",
        "fanout",
        "burst",
    ]
