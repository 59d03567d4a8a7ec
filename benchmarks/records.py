"""What has been measured, kept beside the document that is made of it: docs/benchmarks.json.

A measure that is played again takes the place of what it gave before; the others keep theirs, with their day.
Figures of two machines never stand in one table: on another machine everything begins anew.
"""

import statistics
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from benchmarks import machine, node
from benchmarks.feed_ways.result import WaysTaken
from benchmarks.measure import Figure
from benchmarks.rounds import Taken


class Kept(msgspec.Struct, kw_only=True):
    """The rounds of one measure, and the day on which they were played."""

    day: str
    commit: str
    quick: bool
    rounds: list[dict[str, float]]
    warnings: list[str] = []

    def values(self, figure: Figure) -> list[float]:
        """Return what the rounds say for a figure; empty where a peer was missing."""
        return [value for raw in self.rounds if (value := figure.of(raw)) is not None]

    def median(self, figure: Figure) -> float | None:
        """Return a figure's median over the rounds."""
        values = self.values(figure)
        return statistics.median(values) if values else None


class Record(msgspec.Struct, kw_only=True):
    """Everything measured on one machine."""

    machine: str
    versions: dict[str, str]
    measures: dict[str, Kept] = {}
    feed_ways: WaysTaken | None = None

    def keep(self, taken: Taken, *, quick: bool) -> None:
        """Keep a measure's rounds in place of those before; without any the old ones stay."""
        told = [*taken.warnings, *([taken.failure] if taken.failure else [])]
        if taken.rounds or taken.measure.name not in self.measures:
            self.measures[taken.measure.name] = Kept(
                day=today(), commit=machine.commit(), quick=quick, rounds=taken.rounds, warnings=told
            )


def empty(peer: Path | None) -> Record:
    """Return a record of this machine with nothing in it; `peer` is the Node peer's folder."""
    return Record(machine=machine.machine(), versions=machine.versions() | node.versions(peer))


def read(file: Path, peer: Path | None) -> Record:
    """Return what was kept on this machine before, with today's versions."""
    fresh = empty(peer)
    if not file.exists():
        return fresh
    before = msgspec.json.decode(file.read_bytes(), type=Record)
    if before.machine != fresh.machine:
        return fresh
    return msgspec.structs.replace(before, versions=fresh.versions)


def write(file: Path, record: Record) -> None:
    """Write a record down, a line for every round."""
    file.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")


def today() -> str:
    """Return today's date, UTC."""
    return datetime.now(UTC).date().isoformat()
