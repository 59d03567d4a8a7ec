"""Timed lots: stagger, soft close, deadlines, outage, hold."""

import pytest

from contract.commands import Hold, OpenSale, Reopen, Resume
from contract.standing import Phase
from contract.terms import SaleKind, SoftClose, SoftCloseTrigger, Terms
from contract.verdicts import Code
from contract.wire import SaleStatus
from server.rules.commands import ExtendAfterOutage, NewLot, Tick
from tests.support.rulebook import PaperSale, terms

CLOSES = 2_000_000
MINUTE = 60_000


def timed(soft_close: SoftClose | None = None, opens_at: int | None = None) -> Terms:
    return terms(
        SaleKind.TIMED,
        soft_close=soft_close or SoftClose(),
        opens_at=opens_at,
        closes_at=CLOSES,
        stagger_ms=MINUTE,
    )


def paper_sale(terms: Terms, opened: bool = True, reserve: int | None = None) -> PaperSale:
    lots = [NewLot(lot=str(n), title=str(n), start=100, reserve=reserve) for n in (1, 2, 3)]
    return PaperSale(terms, lots=lots, opened=opened)


def outage(paper: PaperSale, lasts_ms: int) -> int:
    """Let an outage pass and return how long (ms) it was when its time was given back."""
    away_since = paper.now
    paper.now += lasts_ms
    paper.do(ExtendAfterOutage(since=away_since))
    return paper.now - away_since


def test_lots_close_one_after_the_other() -> None:
    paper = paper_sale(timed())
    assert [s.closes_at for s in paper.sale.standings()] == [CLOSES, CLOSES + MINUTE, CLOSES + 2 * MINUTE]
    assert all(s.phase is Phase.OPEN for s in paper.sale.standings())


def test_the_clock_opens_closes_and_ends_the_sale() -> None:
    paper = paper_sale(timed(opens_at=1_500_000), opened=False)
    assert paper.sale.next_deadline() == 1_500_000
    paper.now = 1_500_000
    paper.do(Tick())
    paper.bid("a", 300)
    assert paper.sale.next_deadline() == CLOSES
    paper.now = CLOSES - 100
    paper.do(Tick())
    assert paper.standing("1").phase is Phase.OPEN
    paper.now = CLOSES
    paper.do(Tick())
    assert [s.phase for s in paper.sale.standings()] == [Phase.SOLD, Phase.OPEN, Phase.OPEN]
    paper.now = CLOSES + 2 * MINUTE
    paper.do(Tick())
    assert [s.phase for s in paper.sale.standings()] == [Phase.SOLD, Phase.PASSED, Phase.PASSED]
    assert paper.sale.status is SaleStatus.ENDED
    assert paper.sale.next_deadline() is None


def test_with_the_reserve_unmet_the_clock_passes_the_lot() -> None:
    paper = paper_sale(timed(), reserve=500)
    paper.bid("a", 300)
    paper.now = CLOSES
    paper.do(Tick())
    assert paper.standing("1").phase is Phase.PASSED


def test_a_bid_at_the_deadline_is_too_late_even_before_the_tick() -> None:
    paper = paper_sale(timed())
    paper.bid("a", 300)
    paper.now = CLOSES - 10
    verdict = paper.bid("b", 400)
    assert verdict.code is Code.LOT_CLOSED
    assert paper.standing("1").phase is Phase.SOLD


@pytest.mark.parametrize(
    ("rule", "before_ms", "expected"),
    [
        (SoftClose(), 121_000, CLOSES),
        (SoftClose(), 30_000, CLOSES - 30_000 + 120_000),
        (SoftClose(extend_to_ms=10_000), 30_000, CLOSES),
        (SoftClose(cap_ms=50_000), 30_000, CLOSES + 50_000),
    ],
)
def test_a_late_bid_resets_the_time_left(rule: SoftClose, before_ms: int, expected: int) -> None:
    paper = paper_sale(timed(rule))
    paper.now = CLOSES - before_ms - 10
    paper.bid("a", 300)
    assert paper.standing("1").closes_at == expected
    assert paper.standing("2").closes_at == CLOSES + MINUTE


def test_extending_only_when_the_price_changed() -> None:
    paper = paper_sale(timed(SoftClose(trigger=SoftCloseTrigger.PRICE_CHANGED)))
    paper.bid("a", 300)
    paper.bid("b", 300)
    paper.now = CLOSES - 30_000
    deadline = paper.standing("1").closes_at
    assert paper.bid("a", 500).ok
    assert paper.standing("1").closes_at == deadline
    paper.bid("b", 320, "exact")
    assert paper.standing("1").closes_at == paper.now + 120_000


def test_a_silent_raise_by_the_leader_never_shows_in_the_deadline() -> None:
    paper = paper_sale(timed())
    paper.bid("a", 300)
    paper.now = CLOSES - 1000
    assert paper.bid("a", 400).ok
    assert paper.standing("1").closes_at == CLOSES


def test_after_an_outage_open_lots_get_the_time_back() -> None:
    paper = paper_sale(timed())
    paper.now = CLOSES
    paper.do(Tick())
    given = outage(paper, 45_000)
    assert [s.closes_at for s in paper.sale.standings()] == [
        CLOSES,
        CLOSES + MINUTE + given,
        CLOSES + 2 * MINUTE + given,
    ]
    assert paper.sale.next_deadline() == CLOSES + MINUTE + given


def test_two_servers_that_were_away_in_one_outage_give_its_time_back_once() -> None:
    paper = paper_sale(timed())
    away_since = paper.now
    outage(paper, MINUTE)
    paper.now += 5_000
    for since in (away_since, away_since + 1_000):
        paper.do(ExtendAfterOutage(since=since))
    assert paper.standing("1").closes_at == CLOSES + paper.now - away_since, "every moment once"


def test_another_outage_is_given_back_in_whole() -> None:
    paper = paper_sale(timed())
    given = outage(paper, MINUTE)
    paper.now += MINUTE
    given += outage(paper, 2 * MINUTE)
    assert paper.standing("1").closes_at == CLOSES + given


def test_a_hold_stops_the_clock_too() -> None:
    paper = paper_sale(timed())
    paper.call(Hold(text="Storm"))
    assert paper.sale.next_deadline() is None
    held = paper.now
    paper.now = CLOSES + MINUTE
    paper.do(Tick())
    assert paper.standing("1").phase is Phase.OPEN
    paper.call(Resume())
    assert paper.standing("1").closes_at == CLOSES + paper.now - held


def test_a_reopened_timed_lot_gets_a_new_deadline() -> None:
    paper = paper_sale(timed())
    paper.now = CLOSES
    paper.do(Tick())
    paper.call(Reopen(lot="1", text="a late call"))
    assert paper.standing("1").closes_at == paper.now + 120_000
    assert paper.sale.next_deadline() == CLOSES + MINUTE


def test_opening_by_hand_opens_every_lot() -> None:
    paper = paper_sale(timed(), opened=False)
    assert paper.call(OpenSale()).ok
    assert paper.bid("a", 100, lot="3").ok


def test_an_outage_during_a_hold_gives_its_time_back_once() -> None:
    paper = paper_sale(timed())
    paper.call(Hold(text="Storm"))
    held = paper.now
    paper.now += MINUTE
    paper.do(ExtendAfterOutage(since=held))
    paper.call(Resume())
    assert paper.standing("1").closes_at == CLOSES + paper.now - held
