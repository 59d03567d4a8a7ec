"""The robots' tempers are what they say, and none ever pays more than it wants to."""

from random import Random

import pytest

from contract.commands import BidMode
from contract.standing import Phase, Reserve, Standing
from server.demo.tempers import Intent, Position, Temper, intent, limit_for

ME, OTHER = "102", "103"


def standing(
    ask: int | None = 60_000,
    *,
    phase: Phase = Phase.OPEN,
    leader: str | None = None,
    price: int | None = None,
) -> Standing:
    rungs = [] if ask is None else [ask + 5_000 * k for k in range(1, 6)]
    return Standing(
        lot="43",
        phase=phase,
        price=None,
        ask=ask,
        leader=leader,
        bids=0 if leader is None else 1,
        reserve=Reserve.NONE,
        closes_at=None,
        next_rungs=rungs,
    )


def wish(temper: Temper, position: Position, seed: int = 1) -> Intent | None:
    return intent(temper, position, Random(seed))


@pytest.mark.parametrize("temper", Temper)
def test_no_robot_bids_against_itself(temper: Temper) -> None:
    leading = Position(standing(leader=ME, phase=Phase.FINAL_CALL), ME, limit=90_000)
    assert wish(temper, leading) is None


@pytest.mark.parametrize("temper", Temper)
@pytest.mark.parametrize("phase", [Phase.UPCOMING, Phase.SOLD, Phase.PASSED, Phase.WITHDRAWN])
def test_no_robot_bids_where_bids_are_not_taken(temper: Temper, phase: Phase) -> None:
    assert wish(temper, Position(standing(phase=phase), ME, limit=90_000)) is None


@pytest.mark.parametrize("temper", Temper)
@pytest.mark.parametrize("seed", range(25))
def test_no_robot_goes_above_its_limit(temper: Temper, seed: int) -> None:
    limit = 70_000
    for ask in range(55_000, 80_000, 2_500):
        for phase in (Phase.OPEN, Phase.FAIR_WARNING, Phase.FINAL_CALL):
            wanted = wish(temper, Position(standing(ask, phase=phase), ME, limit), seed)
            assert wanted is None or ask <= wanted.amount <= limit


def test_the_dealer_bids_the_ask_at_once() -> None:
    wanted = wish(Temper.DEALER, Position(standing(60_000), ME, limit=90_000))
    assert wanted is not None
    assert (wanted.amount, wanted.mode) == (60_000, BidMode.EXACT)
    assert wanted.after_ms <= 1_300


def test_the_collector_leaves_a_max_raises_it_once_and_then_watches() -> None:
    first = wish(Temper.COLLECTOR, Position(standing(), ME, limit=100_000))
    assert first is not None
    assert (first.amount, first.mode) == (70_000, BidMode.MAX)
    raised = wish(Temper.COLLECTOR, Position(standing(75_000), ME, limit=100_000, left=70_000))
    assert raised is not None
    assert (raised.amount, raised.mode) == (100_000, BidMode.MAX)
    assert wish(Temper.COLLECTOR, Position(standing(95_000), ME, limit=100_000, left=100_000)) is None


def test_the_sniper_waits_for_the_hammer() -> None:
    for seed in range(25):
        assert wish(Temper.SNIPER, Position(standing(), ME, limit=90_000), seed) is None
        assert wish(Temper.SNIPER, Position(standing(phase=Phase.FINAL_CALL), ME, limit=90_000), seed)


def test_the_hesitant_gives_up_after_two_bids() -> None:
    assert wish(Temper.HESITANT, Position(standing(), ME, limit=90_000, bids=1))
    assert wish(Temper.HESITANT, Position(standing(), ME, limit=90_000, bids=2)) is None


def test_the_enthusiast_jumps_rungs_when_it_can_afford_them() -> None:
    amounts = {
        wanted.amount
        for seed in range(40)
        if (wanted := wish(Temper.ENTHUSIAST, Position(standing(60_000), ME, limit=66_000), seed))
    }
    assert amounts == {60_000, 65_000}


def test_the_same_seed_gives_the_same_limit() -> None:
    def drawn(seed: int) -> list[int]:
        rng = Random(seed)
        return [limit_for(Temper.DEALER, 60_000, 80_000, 120_000, rng) for _ in range(20)]

    assert drawn(1) == drawn(1) != drawn(2)


def test_limits_follow_the_estimate_or_else_the_start() -> None:
    limits = [limit_for(Temper.DEALER, 60_000, 80_000, 120_000, Random(seed)) for seed in range(50)]
    assert {limit for limit in limits if limit} <= set(range(70_000, 111_000, 1_000))
    unestimated = [limit_for(Temper.DEALER, 60_000, None, None, Random(seed)) for seed in range(50)]
    assert {limit for limit in unestimated if limit} <= set(range(84_000, 133_000, 1_000))
    assert 0 in limits
