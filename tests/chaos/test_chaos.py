"""A few short rounds of chaos over real connections; `./dev chaos --minutes 20` plays long ones."""

from pathlib import Path

import pytest

from tests.chaos.plan import plan_of
from tests.chaos.round import run_round

pytestmark = pytest.mark.processes

SHORT_MS = 3_000
SEEDS = (11, 12, 13)


@pytest.mark.timeout(180)  # who cannot come back is waited for, to tell who it was
@pytest.mark.parametrize("seed", SEEDS)
async def test_a_round_of_chaos_leaves_nothing_lost_doubled_reordered_or_forged(
    seed: int, tmp_path: Path
) -> None:
    outcome = await run_round(plan_of(seed, SHORT_MS), tmp_path)
    told = f"./dev chaos --check {outcome.history}; again: ./dev chaos --seed {seed} --length 3"
    assert not outcome.findings, "\n".join([*outcome.findings, told])
    assert outcome.counts["accepted"] > 0
