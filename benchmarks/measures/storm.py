"""How soon everybody is back after the house was killed (benchmarks/load/scenarios/storm.py)."""

from typing import Final

from benchmarks.measure import Bench, Figure, Measure, value

CLIENTS: Final = 2_000

HOW: Final = """\
2,000 bidders attend; the house is killed (`SIGKILL`) and started anew on the same port. From the first
connection that it takes, all 2,000 connect at once, without the pauses that Martillo's own desktop makes
between attempts, each with the session that it has and the number of an entry 20 before the last. The
clock stops when the last has the answer to `attend` with all that it missed. One in fifty bids the moment
it is in: each bid must be accepted, unless another overtook it. The house's own start (reading the
ledger) is not in the time."""


def take(bench: Bench) -> dict[str, float]:
    """Play one round: the house, killed and started anew."""
    from benchmarks.house import MeasuredHouse, copy_estate
    from benchmarks.load.order import Order
    from benchmarks.served import load, results_of, wait_until_ready

    estate = copy_estate(bench.directory / "house", CLIENTS)
    house = MeasuredHouse(estate)
    try:
        with load([Order("storm", house.room, CLIENTS)], bench.directory) as process:
            wait_until_ready(process)
            house.served.kill()
            house = MeasuredHouse(estate, house.served.port)
            [result] = results_of(process)
    finally:
        house.served.stop()
    for note in result.notes:
        bench.warn(note)
    return {f"martillo_{name}": value for name, value in result.values.items()}


MEASURE: Final = Measure(
    name="storm",
    title="2,000 bidders come back at once",
    take=take,
    share=45,
    figures=(
        Figure("storm_s", "until the last is caught up", "s", 5, value("martillo_s")),
        Figure("storm_p50_s", "until half of them are", "s", None, value("martillo_p50_s")),
        Figure("storm_refused", "bids refused for it", "", 0, value("martillo_refused")),
        Figure("storm_bid_ms", "slowest verdict in it", "ms", None, value("martillo_bid_worst_ms")),
    ),
    how=HOW,
)
