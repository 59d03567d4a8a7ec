"""Takes the comparison: one house, and every way with every crowd, one after the other."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from benchmarks import machine
from benchmarks.feed_ways import scenarios
from benchmarks.feed_ways.following import BIDDING
from benchmarks.feed_ways.result import CROWDS, FeedWay, WayRow, WaysTaken
from benchmarks.load.order import Order, Result, Room
from benchmarks.records import today
from benchmarks.served import play
from benchmarks.sides import Side, opened

BIDS_PER_S: Final = 1.0
SECONDS: Final = 30.0
QUICK_SECONDS: Final = 6.0
QUICK_SECONDS_AT_ONCE: Final = 4.0
"""For those who need not be watched for a whole interval of 5 s."""


class Host:
    """A house in which one scenario after the other is played: no bid may be below those before it."""

    def __init__(self, room: Room, directory: Path) -> None:
        self._room, self._directory, self._played = room, directory, 0

    def play(self, scenario: str, clients: int, seconds: float) -> Result:
        """Play a scenario of an even number of bids, so that the next one begins with the other bidder."""
        self._played += 1
        room = msgspec.structs.replace(self._room, name=f"ways-{self._played}")
        [result] = play([Order(scenario, room, clients, seconds, BIDS_PER_S)], self._directory)
        bids = int(result.values["bids"])
        self._room = msgspec.structs.replace(
            self._room, first_amount=self._room.first_amount + bids * self._room.step
        )
        if result.values["refused"]:
            result.notes.append(f"{scenario}, {clients}: {result.values['refused']:g} bids were refused")
        return result


def take(*, quick: bool, crowds: Sequence[int] = CROWDS) -> WaysTaken:
    """Follow a sale in every way with every crowd; a line to stderr for each."""
    seconds, at_once = (QUICK_SECONDS, QUICK_SECONDS_AT_ONCE) if quick else (SECONDS, SECONDS)
    with host(max(crowds)) as house:
        nobody = house.play(scenarios.NOBODY, 0, at_once).values
        nobody_cpu = nobody["cpu_s"] / nobody["seconds"]
        taken = WaysTaken(
            day=today(),
            commit=machine.commit(),
            quick=quick,
            seconds=seconds,
            seconds_at_once=at_once,
            bids_per_s=BIDS_PER_S,
            nobody_cpu_ms=nobody_cpu * 60_000,
            rows=[],
        )
        for way in FeedWay:
            for crowd in crowds:
                watched_s = seconds if way is FeedWay.EACH_5_S else at_once
                result = house.play(scenarios.name(way), crowd, watched_s)
                taken.rows.append(_row(way, crowd, result.values, nobody_cpu))
                taken.warnings += result.notes
                print(f"feed_ways {taken.rows[-1]}", file=sys.stderr, flush=True)
    return taken


@contextmanager
def host(bidders: int) -> Iterator[Host]:
    """Serve a house with accounts for so many followers, and the two who bid."""
    with (
        tempfile.TemporaryDirectory(prefix="martillo-bench-feed_ways-") as directory,
        opened(Side.HOUSE, Path(directory), bidders + BIDDING, None) as room,
    ):
        yield Host(room, Path(directory))


def _row(way: FeedWay, crowd: int, values: dict[str, float], nobody_cpu: float) -> WayRow:
    bidder_minutes = crowd * values["seconds"] / 60
    cpu_s = max(values["cpu_s"] - nobody_cpu * values["seconds"], 0)
    return WayRow(
        way=way,
        bidders=crowd,
        p50_ms=values["p50_s"] * 1000,
        p99_ms=values["p99_s"] * 1000,
        requests=values["requests"] / bidder_minutes,
        kib=values["bytes"] / 1024 / bidder_minutes,
        cpu_ms=cpu_s * 1000 / bidder_minutes,
        seen=int(values["seen"]),
        missed=int(values["missed"]),
    )
