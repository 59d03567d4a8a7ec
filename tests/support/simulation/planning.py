"""Draws a plan from a seed: each seed has its own kind of sale and its own kinds of trouble.

Not every trouble in every sale (swarm testing): a sale without power cuts gets further, and finds what a
sale that is cut off every second never reaches.
"""

from random import Random
from typing import Final

from contract.ladder import Band, Ladder
from contract.terms import BelowReserve, Registration, SaleKind, SoftClose, SoftCloseTrigger, Terms, Tie
from server.rules.commands import NewLot
from tests.support.simulation.plan import (
    BIDDERS,
    HOSTS,
    Act,
    ClockJump,
    Deed,
    Die,
    Fault,
    Plan,
    PowerCut,
    StoreFault,
    StoreGone,
    Trouble,
)

EPOCH_MS: Final = 1_700_000_000_000
"""What a house's clock shows when the simulation begins."""

LADDER: Final = Ladder("mixed", (Band(0, 10), Band(200, 20), Band(300, 100, (0, 20, 50, 80)), Band(500, 50)))

TROUBLES: Final = ("fails", "lies", "slow", "dies", "gone", "cut", "clock", "losses")


def make_plan(seed: int) -> Plan:
    """Return the plan of a seed; the same one each time."""
    die = Die(Random(seed))
    timed = die.chance(0.45)
    lots = die.whole(1, 4)
    lasts_s = die.between(8, 45)
    hosts = 2 if die.chance(0.4) else 1
    troubles = {trouble for trouble in TROUBLES if die.chance(0.35)}
    return Plan(
        seed=seed,
        terms=_terms(die, timed, lasts_s),
        lots=tuple(_lot(die, number) for number in range(lots)),
        hosts=hosts,
        lasts_s=lasts_s,
        disorder=0.0 if die.chance(0.3) else die.between(0, 1),
        losses=die.between(0.01, 0.2) if "losses" in troubles else 0.0,
        skew_ms=die.whole(-2_000, 2_000) if "clock" in troubles else 0,
        down_s=tuple(_downtime(die) for _ in range(16)),
        acts=_acts(die, hosts, lots, lasts_s),
        faults=_faults(die, troubles, HOSTS[:hosts], lasts_s),
    )


def _terms(die: Die, timed: bool, lasts_s: float) -> Terms:
    soft_close = SoftClose(
        window_ms=die.whole(0, 6_000),
        extend_to_ms=die.whole(0, 6_000),
        trigger=die.random.choice(list(SoftCloseTrigger)),
        cap_ms=die.whole(0, 20_000) if die.chance(0.4) else None,
    )
    first_ms = EPOCH_MS + die.whole(2_000, int(lasts_s * 1_000))
    return Terms(
        kind=SaleKind.TIMED if timed else SaleKind.LIVE,
        currency="EUR",
        ladder=LADDER,
        registration=Registration.APPROVAL if die.chance(0.15) else Registration.OPEN,
        below_reserve=die.random.choice(list(BelowReserve)),
        tie=die.random.choice(list(Tie)),
        raise_breaks_tie=die.chance(0.3),
        on_rungs_only=die.chance(0.2),
        absentee=die.chance(0.6),
        credit_limit=die.whole(300, 3_000) if die.chance(0.3) else None,
        soft_close=soft_close,
        opens_at=EPOCH_MS + die.whole(0, 3_000) if timed and die.chance(0.6) else None,
        closes_at=first_ms if timed else None,
        stagger_ms=die.whole(0, 6_000),
    )


def _lot(die: Die, number: int) -> NewLot:
    reserve = die.whole(60, 600) if die.chance(0.5) else None
    return NewLot(
        lot=str(number + 1), title=f"Lot {number + 1}", start=die.whole(5, 20) * 10, reserve=reserve
    )


def _downtime(die: Die) -> float:
    return die.between(10.5, 25) if die.chance(0.25) else die.between(0.05, 4)


DEEDS: Final = (
    (Deed.BID, 46), (Deed.CALL, 34), (Deed.REGISTER, 4), (Deed.READ, 10), (Deed.LISTEN, 4), (Deed.CLOSE, 1),
)  # fmt: skip


def _acts(die: Die, hosts: int, lots: int, lasts_s: float) -> tuple[Act, ...]:
    deeds, weights = zip(*DEEDS, strict=True)
    acts = []
    at = 0.0
    count = die.whole(10, 70)
    for number in range(count):
        if not die.chance(0.3):  # else in the same moment as the one before: they race
            at = die.between(0, lasts_s)
        acts.append(_act(die, number, at, die.random.choices(deeds, weights)[0], hosts, lots))
    return tuple(sorted(acts, key=lambda act: (act.at, act.number)))


def _act(die: Die, number: int, at: float, deed: Deed, hosts: int, lots: int) -> Act:
    return Act(
        number=number,
        at=at,
        deed=deed,
        who="clerk" if deed in (Deed.CALL, Deed.REGISTER) else die.random.choice(BIDDERS),
        host=die.random.choice(HOSTS[:hosts]),
        lot=die.whole(0, lots - 1),
        dice=die.random.random(),
        tries=die.whole(0, 3),
        twice=die.chance(0.12),
        forged=die.chance(0.04),
        hangs_up=die.chance(0.08),
        patience_s=0.02 if die.chance(0.1) else 5.0,
    )


def _faults(die: Die, troubles: set[str], hosts: tuple[str, ...], lasts_s: float) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    for name, trouble in (
        ("fails", Trouble.FAILS), ("lies", Trouble.LIES), ("lies", Trouble.DOUBT), ("slow", Trouble.SLOW),
        ("dies", Trouble.DIES_BEFORE), ("dies", Trouble.DIES_AFTER),
    ):  # fmt: skip
        if name in troubles:
            faults += [_store_fault(die, hosts, trouble) for _ in range(die.whole(1, 4))]
    if "gone" in troubles:
        for _ in range(die.whole(1, 2)):
            since = die.between(0, lasts_s)
            until = since + (die.between(11, 30) if die.chance(0.5) else die.between(0.1, 6))
            faults.append(StoreGone(since, until, readable=die.chance(0.5)))
    if "cut" in troubles:
        faults += [_power_cut(die, hosts) for _ in range(die.whole(1, 4))]
    if "clock" in troubles:
        for _ in range(die.whole(1, 2)):
            by_ms = die.whole(-30_000, 30_000) if die.chance(0.7) else die.whole(-3_600_000, 3_600_000)
            faults.append(ClockJump(die.random.choice(hosts), die.between(0, lasts_s), by_ms))
    return tuple(faults)


def _store_fault(die: Die, hosts: tuple[str, ...], trouble: Trouble) -> StoreFault:
    commits = trouble in (Trouble.LIES, Trouble.DOUBT) or die.chance(0.75)
    operation = "append" if commits else die.random.choice(["read", "note"])
    takes_s = die.between(0.1, 15) if trouble is Trouble.SLOW else 0.0
    return StoreFault(die.random.choice(hosts), operation, die.whole(1, 30), trouble, takes_s)


def _power_cut(die: Die, hosts: tuple[str, ...]) -> PowerCut:
    host = die.random.choice(hosts)
    match die.whole(0, 3):
        case 0:
            return PowerCut(host, answer=die.whole(1, 40))
        case 1:
            return PowerCut(host, hearing=die.whole(1, 40))
        case _:
            return PowerCut(host, step=die.whole(1, 1_200))
