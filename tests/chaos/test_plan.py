"""The plan of chaos is a pure function of the seed, and no fault is left out."""

import itertools
import sys
from subprocess import run

import pytest

from tests.chaos.plan import Kind, Way, plan_of


def test_a_seed_always_gives_the_same_plan() -> None:
    assert plan_of(7) == plan_of(7)
    assert plan_of(7) != plan_of(8)


def test_over_some_seeds_every_fault_occurs() -> None:
    assert {fault.kind for seed in range(20) for fault in plan_of(seed).faults} == set(Kind)


def test_every_way_to_the_house_is_taken_in_every_plan() -> None:
    for seed in range(20):
        assert {guest.way for guest in plan_of(seed).cast} == set(Way)


def test_faults_of_the_house_do_not_overlap() -> None:
    for seed in range(20):
        of_house = [fault for fault in plan_of(seed).faults if not fault.target]
        for one, next_one in itertools.pairwise(of_house):
            assert one.at_ms + one.for_ms < next_one.at_ms


@pytest.mark.parametrize(
    "options", [["--minutes", "0"], ["--minutes", "-1"], ["--seeds", "0"], ["--length", "0"]]
)
def test_a_run_in_which_nothing_would_be_played_does_not_end_well(options: list[str]) -> None:
    told = run([sys.executable, "-m", "tests.chaos", *options], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "nothing would be played" in told.stderr
