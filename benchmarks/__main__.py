"""The command behind `./dev bench`: measures, tells, writes down. A missed goal is told; it is no failure."""

import argparse
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import msgspec

from benchmarks import machine, node, records, report, rounds
from benchmarks.feed_ways import chart, section
from benchmarks.measures import ALL
from benchmarks.served import NotServed

DOCS: Final = node.ROOT / "docs"
KEPT: Final = DOCS / "benchmarks.json"
FEED_WAYS: Final = "feed_ways"
NAMES: Final = (*(measure.name for measure in ALL), FEED_WAYS)
BUSY: Final = 1.5


def main(arguments: list[str] | None = None) -> int:
    """Measure and tell; return 1 where a measure could not be taken."""
    options = _options(arguments)
    peer = node.find()
    if options.flame is not None:
        return _draw_flame(options.flame)
    if options.render:
        write_down(msgspec.json.decode(KEPT.read_bytes(), type=records.Record))
        return 0
    record = records.read(KEPT, peer) if options.write else records.empty(peer)
    _tell_of_the_machine(peer)
    way = rounds.Way(rounds=options.rounds, quick=options.quick, node=peer)
    began, failures = time.monotonic(), []
    for failure in _take(options.only, way, record):
        if failure is not None:
            failures.append(failure)
        if options.write:
            write_down(record)  # after each measure: a run of half an hour may be broken off
    print(f"took {(time.monotonic() - began) / 60:.1f} minutes")
    if options.json is not None:
        medians = _medians(record, options.only)
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(medians)) + b"\n")
    for failure in failures:
        print(f"✗ {failure}", file=sys.stderr)
    return 1 if failures else 0


def write_down(record: records.Record) -> None:
    """Write what was kept, and the document that is made of it."""
    records.write(KEPT, record)
    (DOCS / "benchmarks.md").write_text(report.write(record, ALL), encoding="utf-8")
    if record.feed_ways is not None:
        (DOCS / section.CHART).write_text(chart.draw(record.feed_ways.rows), encoding="utf-8")


def _take(names: Collection[str], way: rounds.Way, record: records.Record) -> Iterator[str | None]:
    """Take these measures and keep what they give; after each yield why it broke off, None if it did not."""
    for taken in rounds.take_all([measure for measure in ALL if measure.name in names], way):
        record.keep(taken, quick=way.quick)
        print(report.summary(taken.measure, record.measures[taken.measure.name]), flush=True)
        for warning in taken.warnings:
            print(f"  ! {warning}", flush=True)
        yield taken.failure and f"{taken.measure.name}: {taken.failure}"
    if FEED_WAYS in names:
        yield _take_feed_ways(way, record)


def _take_feed_ways(way: rounds.Way, record: records.Record) -> str | None:
    from benchmarks.feed_ways import taking  # the house's own modules: only where they are wanted

    try:
        record.feed_ways = taking.take(quick=way.quick)
    except (NotServed, OSError) as error:
        return f"{FEED_WAYS}: broke off ({type(error).__name__}: {error})"
    print(section.table(record.feed_ways), end="", flush=True)
    return None


def _draw_flame(file: Path) -> int:
    """Play one round of the fan-out with py-spy at the house; its figures are thrown away."""
    fanout = next(measure for measure in ALL if measure.name == "fanout")
    taken = rounds.take(fanout, rounds.Way(rounds=1, quick=True, flame=file.absolute()))
    print(taken.failure or f"{file}: where the house's time goes in a fan-out to 1,000 bidders")
    return 1 if taken.failure else 0


def _medians(record: records.Record, names: Collection[str]) -> dict[str, float | None]:
    """Return what the rounds say of every figure by its key, None where a peer was missing."""
    taken = [measure for measure in ALL if measure.name in names]
    return {
        figure.key: figure.said_by(record.measures[measure.name].rounds)
        for measure in taken
        for figure in measure.figures
    }


def _tell_of_the_machine(peer: Path | None) -> None:
    print(machine.machine())
    if peer is None:
        print("! There is no Node here: what is measured against it is left out.")
    if machine.load() > BUSY:
        print(
            f"! The machine is busy (load {machine.load():.1f}): ratios still hold, times do not.", flush=True
        )


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in NAMES]:
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown)}: no such measure; there are {', '.join(NAMES)}"
        )
    return names


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="shorter rounds: under ten minutes in all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the medians there, too")
    parser.add_argument("--only", type=_names, default=NAMES, metavar="NAMES", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/benchmarks.md")
    parser.add_argument(
        "--flame", type=Path, metavar="FILE", help="only draw a flame graph of the house in a fan-out"
    )
    parser.add_argument(
        "--render", action="store_true", help="only make docs/benchmarks.md anew of what was kept"
    )
    parser.add_argument(
        "--rounds", type=int, default=rounds.ROUNDS, help=f"of each measure ({rounds.ROUNDS})"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
