"""How soon a house stands again on a running sale of 100,000 ledger rows (benchmarks/sale_process.py)."""

from pathlib import Path
from shutil import copytree
from typing import Final

from benchmarks.measure import Bench, Figure, Measure, value
from benchmarks.sale_process import seconds

ROWS: Final = 100_000

HOW: Final = """\
The rostrum itself writes a sale of 100,000 rows, nearly all of them accepted bids; the house closes. A new
process opens the data folder: it reads every row, checks the hash chain, folds the sale by the rules, and
knows each command's verdict again. The time is from opening the database to the house being open; starting
Python and importing the server are not in it."""


def take(bench: Bench) -> dict[str, float]:
    """Play one round: open, in a new process, the sale that another wrote before the first round."""
    written = bench.once("sale", _write)
    directory = Path(copytree(written, bench.directory / "house"))
    return {"load_s": seconds("open", directory, ROWS)}


def _write(path: Path) -> None:
    seconds("write", path, ROWS)


MEASURE: Final = Measure(
    name="replay",
    title="Start on a running sale of 100,000 rows",
    take=take,
    figures=(Figure("ledger_load_s", "until the house is open", "s", 1, value("load_s")),),
    how=HOW,
)
