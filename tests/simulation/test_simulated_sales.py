"""Whole sales in virtual time, with everything that can break breaking. `./dev simulate` plays thousands."""

import pytest

from tests.support.simulation.drama import play
from tests.support.simulation.planning import make_plan
from tests.support.simulation.report import explain
from tests.support.simulation.runner import play_seeds

SHARDS = 8
SEEDS_A_SHARD = 30


@pytest.mark.parametrize("shard", range(SHARDS))
def test_nothing_that_must_not_happen_happens_in_simulated_sales(shard: int) -> None:
    tally = play_seeds(range(shard * SEEDS_A_SHARD, (shard + 1) * SEEDS_A_SHARD))
    assert tally.rows > SEEDS_A_SHARD * 15, "the sales come to something"
    stories = [explain(seed, play(make_plan(seed))) for seed in sorted(tally.failed)[:1]]
    assert not tally.failed, "\n".join([f"{tally.failed}", *stories])


def test_a_seed_is_a_whole_sale() -> None:
    for seed in (3, 17, 44):
        first, second = play(make_plan(seed)), play(make_plan(seed))
        assert first.trace == second.trace
        assert [row.hash for row in first.witness.rows] == [row.hash for row in second.witness.rows]
    assert play(make_plan(3)).trace != play(make_plan(4)).trace


def test_every_kind_of_trouble_comes_up() -> None:
    plans = [make_plan(seed) for seed in range(200)]
    faults = {getattr(fault, "trouble", type(fault)) for plan in plans for fault in plan.faults}
    assert len(faults) == 9
    assert {plan.hosts for plan in plans} == {1, 2}
    assert {plan.terms.kind.value for plan in plans} == {"live", "timed"}
    assert any(plan.disorder for plan in plans)
    assert any(plan.losses for plan in plans)
