"""A process with one sale (`one_sale`): it takes bids, writes a long sale or opens it, and tells its time.

The measures start it anew each time, so that nothing of what was measured before is in its memory.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

WARM_UP: Final = 2_048


def seconds(doing: str, directory: Path, count: int) -> float:
    """Let a new process do something on a data directory; return how long it took by its own clock (s)."""
    command = [sys.executable, "-m", "benchmarks.sale_process", doing, str(directory), str(count)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return float(said.splitlines()[-1])


async def _bid(directory: Path, bids: int) -> float:
    """Have so many bids accepted by a new sale."""
    from benchmarks import one_sale
    from server.collector import look_seldom

    async with one_sale.house(directory) as house:
        look_seldom()  # as a house that serves does when it is open
        rostrum = await one_sale.make_sale(house)
        await one_sale.place(rostrum, one_sale.bids_for(rostrum, WARM_UP))
        placed = one_sale.bids_for(rostrum, bids)
        began = time.perf_counter()
        await one_sale.place(rostrum, placed)
        return time.perf_counter() - began


async def _write(directory: Path, rows: int) -> float:
    """Make a sale whose ledger has at least so many rows."""
    from benchmarks import one_sale

    began = time.perf_counter()
    async with one_sale.house(directory) as house:
        rostrum = await one_sale.make_sale(house)
        missing = rows - rostrum.sale.seq
        await one_sale.place(rostrum, one_sale.bids_for(rostrum, missing + one_sale.IN_FLIGHT))
    return time.perf_counter() - began


async def _open(directory: Path, rows: int) -> float:
    """Open the house with that sale."""
    from benchmarks import one_sale

    began = time.perf_counter()
    async with one_sale.house(directory) as house:
        took_s = time.perf_counter() - began
        rostrum = house.rostrum(one_sale.SALE)
        if rostrum is None or rostrum.sale.seq < rows:
            raise RuntimeError("the sale was not read")
    return took_s


_DOINGS: Final[dict[str, Callable[[Path, int], Awaitable[float]]]] = {
    "bid": _bid,
    "write": _write,
    "open": _open,
}


def main() -> None:
    """Do what the command line says: `bid`, `write` or `open`, DIR, and how many."""
    import uvloop

    doing, directory, count = sys.argv[1:]

    async def do() -> float:
        return await _DOINGS[doing](Path(directory), int(count))

    with asyncio.Runner(loop_factory=uvloop.Loop) as runner:
        print(runner.run(do()))


if __name__ == "__main__":
    main()
