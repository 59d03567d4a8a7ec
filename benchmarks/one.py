"""Plays one scenario at one side, to look at it closely: `python -m benchmarks.one fanout martillo`."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.load.order import Order
from benchmarks.load.scenarios import NAMES
from benchmarks.node import find
from benchmarks.percentile import percentile
from benchmarks.served import play
from benchmarks.sides import Side, opened


def main() -> int:
    """Start the side, play, print every value and note."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.one", description=__doc__)
    parser.add_argument("scenario", choices=sorted(NAMES - {"storm"}))
    parser.add_argument("side", choices=[side.value for side in Side])
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rate", type=float, default=20)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="martillo-bench-") as directory,
        opened(Side(options.side), Path(directory), options.clients, find()) as room,
    ):
        print(f"{room.name} is process {room.pid} on port {room.port}", file=sys.stderr)
        order = Order(
            options.scenario,
            room,
            options.clients,
            options.seconds,
            idle_s=options.seconds,
            rate=options.rate,
            directory=directory,
        )
        [result] = play([order], Path(directory))
    print(json.dumps(result.values, indent=2))
    for name, samples in result.samples.items():
        p50, p99 = percentile(samples, 50), percentile(samples, 99)
        print(f"{name}: p50 {p50:.4g}, p99 {p99:.4g}, {len(samples)} in all")
    for note in result.notes:
        print("note:", note)
    return 0


if __name__ == "__main__":
    sys.exit(main())
