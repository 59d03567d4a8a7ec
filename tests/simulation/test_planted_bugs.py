"""The simulation catches what is planted; and when it does, it tells a short story that one can run again."""

import pytest

from tests.support.simulation.drama import play
from tests.support.simulation.mutants import MUTANTS, Mutant, announces_twice
from tests.support.simulation.planning import make_plan
from tests.support.simulation.report import explain
from tests.support.simulation.shrink import shrink

SEEDS = range(240)
"""The seeds that test_simulated_sales plays: without a planted bug none of them fails."""


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_planted_bug_is_caught(mutant: Mutant) -> None:
    with mutant():
        assert any(play(make_plan(seed)).failure is not None for seed in SEEDS)


def test_a_failing_plan_is_made_smaller_and_fails_in_the_same_way() -> None:
    with announces_twice():
        seed = next(seed for seed in SEEDS if play(make_plan(seed)).failure is not None)
        whole, failed = make_plan(seed), play(make_plan(seed))
        assert failed.failure is not None
        smaller, world = shrink(whole, failed.failure.kind)
        assert world.failure is not None
        assert world.failure.kind == failed.failure.kind
        assert len(smaller.acts) + len(smaller.faults) < len(whole.acts) + len(whole.faults)
        story = explain(seed, failed)
    assert f"./dev simulate --seed {seed} --seeds 1" in story
    assert failed.failure.kind in story
    assert "what happened:" in story
