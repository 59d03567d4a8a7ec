"""The overview says what walking through every lot would say, whatever became of the lots in between."""

from hypothesis import given
from hypothesis import strategies as st

from contract.standing import Phase, Reserve, Standing
from desktop_client.saleroom.overview import Overview

LOTS = [str(number) for number in range(1, 9)]


def standing(lot: str, phase: Phase, closes_at: int | None = None) -> Standing:
    return Standing(
        lot=lot,
        phase=phase,
        price=None,
        ask=100,
        leader=None,
        bids=0,
        reserve=Reserve.NONE,
        closes_at=closes_at,
        next_rungs=[],
    )


def around(numbers: list[str], lot: str | None) -> list[str]:
    start = numbers.index(lot) + 1 if lot in numbers else 0
    return numbers[start:] + numbers[:start]


def assert_is_right(overview: Overview, standings: dict[str, Standing]) -> None:
    numbers = list(standings)

    def upcoming(lot: str) -> bool:
        return standings[lot].phase is Phase.UPCOMING

    takes = [lot for lot in numbers if standings[lot].phase.takes_bids]
    assert overview.closing_order() == sorted(takes, key=lambda lot: standings[lot].closes_at or 0)
    assert overview.first_to_close == next(iter(overview.closing_order()), None)
    assert overview.open_count == len(takes)
    for phase in Phase:
        assert overview.of(phase) == [lot for lot in numbers if standings[lot].phase is phase]
        assert overview.count(phase) == len(overview.of(phase))
    for lot in (*numbers, None, "unknown"):
        later, earlier = around(numbers, lot), around(numbers[::-1], lot)
        assert overview.upcoming_after(lot) == next(filter(upcoming, later), None)
        assert overview.upcoming_before(lot) == next(filter(upcoming, earlier), None)
        assert overview.upcoming_from(lot) == list(filter(upcoming, later))


phases = st.sampled_from(list(Phase))
deadlines = st.none() | st.integers(0, 5)


@given(
    st.lists(st.tuples(phases, deadlines), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), phases, deadlines), max_size=30),
)
def test_it_says_what_walking_through_every_lot_would_say(
    beginning: list[tuple[Phase, int | None]], changes: list[tuple[int, Phase, int | None]]
) -> None:
    standings = {lot: standing(lot, phase, at) for lot, (phase, at) in zip(LOTS, beginning, strict=False)}
    overview = Overview()
    overview.begin(standings)
    assert_is_right(overview, standings)
    for place, phase, closes_at in changes:
        lot = LOTS[place % len(standings)]
        before, standings[lot] = standings[lot], standing(lot, phase, closes_at)
        turned = overview.change(before, standings[lot])
        assert turned is (before.phase is not phase)
    assert_is_right(overview, standings)


def test_a_bid_that_moves_neither_phase_nor_deadline_is_no_turn() -> None:
    overview = Overview()
    lots = {"1": standing("1", Phase.OPEN, 5)}
    overview.begin(lots)
    turns = overview.turns
    assert not overview.change(lots["1"], standing("1", Phase.OPEN, 5))
    assert overview.turns == turns


def test_an_empty_sale_has_nothing_to_come() -> None:
    overview = Overview()
    assert overview.upcoming_after(None) is None
    assert overview.upcoming_before("1") is None
    assert (overview.first, overview.closing_order()) == (None, [])
