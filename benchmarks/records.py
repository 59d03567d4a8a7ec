"""What has been measured, kept beside the document that is made of it: docs/benchmarks.json.

A measure that is played again takes the place of what it gave before; the others keep theirs, with their day.
Figures of two machines never stand in one table: on another machine everything begins anew.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from benchmarks import machine, node
from benchmarks.feed_ways.result import WaysTaken
from benchmarks.rounds import Taken

_TIMES: Final = re.compile(rb"\[[\d.,\s]*\]")


class Kept(msgspec.Struct, kw_only=True):
    """The rounds of one measure, and the day on which they were played."""

    day: str
    commit: str
    quick: bool
    rounds: list[dict[str, float | list[float]]]
    warnings: list[str] = []


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
                day=today(),
                commit=machine.commit(),
                quick=quick,
                rounds=[dict(raw) for raw in taken.rounds],
                warnings=told,
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
    """Write a record down: a line for each value, and one for all times of a round."""
    spread = msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
    file.write_bytes(_TIMES.sub(lambda found: b" ".join(found[0].split()), spread))


def today() -> str:
    """Return today's date, UTC."""
    return datetime.now(UTC).date().isoformat()
