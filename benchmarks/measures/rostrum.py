"""How many bids a second one sale takes for good, beside what its disk can do (benchmarks/one_sale.py)."""

import os
import time
from typing import Final

from benchmarks.measure import Bench, Figure, Measure, ratio, value
from benchmarks.sale_process import seconds as took_s

BIDS: Final = 30_016
BIDS_QUICK: Final = 12_032
APPENDS_S: Final = 1.5
APPENDS_QUICK_S: Final = 1.0
APPEND_BYTES: Final = 512

HOW: Final = """\
64 bids are always on their way into one sale of 500 lots, each from a bidder who waits for the verdict
before. Every one is accepted: decided, chained into the ledger, committed with SQLite's `synchronous=FULL`,
answered with a signed receipt and announced (to nobody: a room is measured above). Against it, in the same
folder: appending 512 bytes to a file and calling `fdatasync`, again and again, which is all that a program
can do that makes each bid durable by itself. The bids' ids are made as the desktop makes them (UUIDs that
begin with the time)."""


def take(bench: Bench) -> dict[str, float]:
    """Play one round: the rostrum and the bare disk."""
    sides = {"bids_per_s": _rostrum, "fdatasyncs_per_s": _disk}
    return {name: sides[name](bench) for name in bench.in_turn(list(sides))}


def _rostrum(bench: Bench) -> float:
    bids = BIDS_QUICK if bench.quick else BIDS
    return bids / took_s("bid", bench.directory / "house", bids)


def _disk(bench: Bench) -> float:
    line, appends, seconds = b"x" * APPEND_BYTES, 0, APPENDS_QUICK_S if bench.quick else APPENDS_S
    descriptor = os.open(bench.directory / "appended", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    began = time.perf_counter()
    try:
        while time.perf_counter() - began < seconds:
            os.write(descriptor, line)
            os.fdatasync(descriptor)
            appends += 1
        return appends / (time.perf_counter() - began)
    finally:
        os.close(descriptor)


MEASURE: Final = Measure(
    name="rostrum",
    title="Durable bids into one sale, 64 in flight",
    take=take,
    share=20,
    figures=(
        Figure(
            "durable_vs_fdatasync",
            "against one fdatasync per bid",
            "×",
            2,
            ratio("bids_per_s", "fdatasyncs_per_s"),
            at_least=True,
        ),
        Figure("durable_bids_per_s", "bids accepted for good", "1/s", None, value("bids_per_s")),
        Figure("fdatasyncs_per_s", "the disk's own rate", "1/s", None, value("fdatasyncs_per_s")),
    ),
    how=HOW,
)
