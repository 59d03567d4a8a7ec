"""Plays one scenario at one side, to look at it closely: `python -m benchmarks.one fanout house`."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.house import MeasuredHouse, make_estate
from benchmarks.load.order import Order
from benchmarks.load.scenarios import ALL
from benchmarks.served import play


def main() -> int:
    """Start the house, play, print every value and note."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.one", description=__doc__)
    parser.add_argument("scenario", choices=sorted(ALL))
    parser.add_argument("side", choices=["house"])
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rate", type=float, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="martillo-bench-") as directory:
        estate = make_estate(Path(directory) / "house", options.clients)
        house = MeasuredHouse(estate)
        print(f"the house is process {house.served.pid} on port {house.served.port}", file=sys.stderr)
        try:
            order = Order(
                options.scenario, house.room, options.clients, seconds=options.seconds, rate=options.rate
            )
            result = play(order, Path(directory))
        finally:
            house.served.stop()
    print(json.dumps(result.values, indent=2))
    for note in result.notes:
        print("note:", note)
    return 0


if __name__ == "__main__":
    sys.exit(main())
