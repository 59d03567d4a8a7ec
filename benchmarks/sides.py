"""The sides of a comparison: each a server with an open sale, on a processor of its own, equally loaded."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from benchmarks.house import FIRST_AMOUNT, SALE, STEP, MeasuredHouse, copy_estate
from benchmarks.load.order import Order, Result, Room
from benchmarks.measure import Bench, Pace
from benchmarks.served import Served, play


class Side(Enum):
    """Who is measured; the value names it in raw values and notes."""

    HOUSE = "martillo"
    NODE = "node"
    NODE_DURABLE = "node_durable"
    FLOOR = "floor"


_ON_NODE: Final = frozenset({Side.NODE, Side.NODE_DURABLE})


def present(bench: Bench, *sides: Side) -> list[Side]:
    """Return those of these sides that can be had here, in this round's order."""
    return bench.in_turn([side for side in sides if bench.node is not None or side not in _ON_NODE])


@contextlib.contextmanager
def opened(side: Side, directory: Path, bidders: int, node: Path | None) -> Iterator[Room]:
    """Serve a side's sale for as long as the block lasts."""
    if side is Side.HOUSE:
        house = MeasuredHouse(copy_estate(directory / "house", bidders))
        served, where = house.served, house.room
    else:
        served = _peer(side, directory, bidders, node)
        where = Room(
            name=side.value,
            pid=served.pid,
            port=served.port,
            sale=SALE,
            lot="1",
            tokens=[f"token-{k}" for k in range(bidders)],
            first_amount=FIRST_AMOUNT,
            step=STEP,
            collects_garbage=side in _ON_NODE,
        )
    try:
        yield where
    finally:
        served.stop()


def _peer(side: Side, directory: Path, bidders: int, node: Path | None) -> Served:
    log = directory / f"{side.value}.log"
    if side is Side.FLOOR:
        return Served((sys.executable, "-m", "benchmarks.peers.floor"), log=log)
    assert node is not None  # a side that is not present is not opened
    durable = ("--durable", str(directory / "bids.jsonl")) if side is Side.NODE_DURABLE else ()
    command = ("node", "--expose-gc", str(node / "auction.js"), str(bidders), *durable)
    return Served(command, log=log, env={"NODE_ENV": "production"})


def played(
    bench: Bench, side: Side, scenario: str, clients: int, *, seconds: float = 0, rate: float = 0
) -> dict[str, float]:
    """Play a scenario at a side; return its values under names that begin with the side's."""
    [result] = played_in_turn(bench, side, clients, [(scenario, Pace(seconds, rate))])
    for note in result.notes:
        bench.warn(note)
    return {f"{side.value}_{name}": value for name, value in result.values.items()}


def played_in_turn(
    bench: Bench, side: Side, clients: int, scenarios: Sequence[tuple[str, Pace]]
) -> list[Result]:
    """Play scenarios at a side, one after the other; those for a crowd are played by the same one."""
    directory = bench.directory / f"{scenarios[0][0]}-{side.value}"
    directory.mkdir()
    with opened(side, directory, clients, bench.node) as where:
        flame = bench.flame if side is Side.HOUSE else None
        orders = [
            Order(scenario, where, clients, pace.seconds, pace.rate, pace.idle_s, bench.round, str(directory))
            for scenario, pace in scenarios
        ]
        return play(orders, directory, flame)
