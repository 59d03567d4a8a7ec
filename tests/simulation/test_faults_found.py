"""What the simulation found once, each as a sale of its own that shows it, so that it stays mended."""

from typing import Any

from contract.terms import SaleKind, SoftClose, Terms
from server.rules.commands import NewLot
from tests.support.simulation.drama import play
from tests.support.simulation.plan import Act, Deed, Fault, Plan, StoreFault, StoreGone, Trouble
from tests.support.simulation.planning import EPOCH_MS, LADDER
from tests.support.simulation.world import World

OPENS_S, CLOSES_S = 1, 20


def act(number: int, at: float, deed: Deed, who: str = "ann", **more: Any) -> Act:
    return Act(number=number, at=at, deed=deed, who=who, host="north", lot=0, dice=0.25, **more)


def sale(*parts: Act | Fault, down_s: float = 2.0, lasts_s: float = 30) -> World:
    """Play a timed sale of one lot, from second 1 to second 20, in which these parts happen."""
    terms = Terms(
        kind=SaleKind.TIMED, currency="EUR", ladder=LADDER,
        soft_close=SoftClose(window_ms=0, extend_to_ms=0),
        opens_at=EPOCH_MS + OPENS_S * 1_000, closes_at=EPOCH_MS + CLOSES_S * 1_000,
    )  # fmt: skip
    return play(
        Plan(
            seed=1, terms=terms, lots=(NewLot(lot="1", title="One", start=100),), hosts=1, lasts_s=lasts_s,
            disorder=0.0, losses=0.0, skew_ms=0, down_s=(down_s,),
            acts=tuple(part for part in parts if isinstance(part, Act)),
            faults=tuple(part for part in parts if not isinstance(part, Act)),
        )
    )  # fmt: skip


def kinds(world: World) -> list[str]:
    assert world.failure is None, world.failure
    return [row.kind for row in world.witness.rows]


def fault(operation: str, nth: int, trouble: Trouble, takes_s: float = 0.0) -> StoreFault:
    return StoreFault("north", operation, nth, trouble, takes_s)


def test_without_trouble_the_lot_closes_in_time() -> None:
    told = kinds(sale(act(1, 3, Deed.BID)))
    assert told[-4:] == ["sold", "ledger_head", "sale_ended", "ledger_head"]


def test_a_bid_whose_commit_only_seemed_to_fail_is_answered_as_it_counts() -> None:
    world = sale(act(1, 3, Deed.BID), fault("append", 2, Trouble.LIES))
    assert kinds(world).count("bid") == 1
    assert world.verdicts["ann-1"].ok
    assert any("seemed to fail is durable" in text for _, text in world.trace)
    assert not any("refused unavailable" in text for _, text in world.trace)


def test_a_bid_whose_commit_is_in_doubt_and_failed_counts_once_when_it_is_sent_again() -> None:
    world = sale(act(1, 3, Deed.BID, tries=2), fault("append", 2, Trouble.DOUBT))
    assert kinds(world).count("bid") == 1
    assert any("ann-1: refused unavailable" in text for _, text in world.trace)
    assert world.verdicts["ann-1"].ok


def test_nobody_is_told_of_a_doubt_before_the_ledger_can_be_read() -> None:
    lies = fault("append", 2, Trouble.LIES)
    unreadable = [fault("read", nth, Trouble.FAILS) for nth in range(3, 7)]
    world = sale(act(1, 3, Deed.BID, patience_s=9.0, twice=True), lies, *unreadable)
    assert kinds(world).count("bid") == 1
    written, told = (_first(world, text) for text in ("writes row 11 bid ann-1", "answers ann-1"))
    assert told > written + 1
    assert world.verdicts["ann-1"].ok


def _first(world: World, words: str) -> float:
    return next(at for at, text in world.trace if words in text)


def test_an_outage_is_given_back_when_the_house_closes_in_it() -> None:
    gone = StoreGone(4.0, 17.0, readable=False)
    world = sale(act(1, 3, Deed.BID), act(2, 16.9, Deed.CLOSE), gone, down_s=0.5)
    assert "extended" in kinds(world)


def test_an_outage_is_given_back_when_its_own_extension_fails_at_first() -> None:
    gone = StoreGone(4.0, 17.0, readable=True)
    fails = [fault("append", nth, Trouble.FAILS) for nth in (3, 4)]
    assert "extended" in kinds(sale(act(1, 3, Deed.BID), gone, *fails))


def test_a_slow_load_at_the_start_is_part_of_the_outage() -> None:
    slow = [fault("read", nth, Trouble.SLOW, 9.0) for nth in range(3, 9)]
    told = kinds(sale(act(1, 3, Deed.BID), act(2, 12, Deed.CLOSE), *slow, down_s=5.0, lasts_s=90))
    assert "extended" in told


def test_a_known_id_keeps_its_verdict_while_the_store_is_away() -> None:
    gone = StoreGone(5.0, 12.0, readable=False)
    again = act(1, 3, Deed.BID, patience_s=0.001, tries=3)
    world = sale(again, act(2, 5.1, Deed.BID, "ben"), gone)
    kinds(world)
    assert not any("ann-1: refused unavailable" in text for _, text in world.trace)


def test_a_house_that_closes_while_it_recovers_leaves_no_bell_behind() -> None:
    gone, slow = StoreGone(4.0, 5.0, readable=True), fault("read", 6, Trouble.SLOW, 3.0)
    kinds(sale(act(1, 4.1, Deed.BID), act(2, 5.5, Deed.CLOSE), gone, slow))


def test_a_warning_that_is_over_refuses_nobody() -> None:
    gone = StoreGone(4.2, 9.0, readable=False)
    slow = fault("append", 3, Trouble.SLOW, 3.0)
    bids = [act(1, 3.0, Deed.BID), act(2, 4.0, Deed.BID, "ben"), act(3, 16.0, Deed.BID, "eve")]
    world = sale(*bids, slow, gone)
    kinds(world)
    assert not any(at > 12 and "refused unavailable" in text for at, text in world.trace)
