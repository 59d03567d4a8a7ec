"""The command behind `./dev bench`."""

import argparse
import json
import os
import sys
from pathlib import Path

from benchmarks import rounds
from benchmarks.measures import ALL


def main(arguments: list[str] | None = None) -> int:
    """Measure and tell; a missed goal is told, and is no failure."""
    options = _options(arguments)
    wanted = options.only.split(",") if options.only else [measure.name for measure in ALL]
    node = os.environ.get("MARTILLO_BENCH_NODE")
    taken = rounds.take_all(
        [measure for measure in ALL if measure.name in wanted],
        rounds=options.rounds,
        quick=options.quick,
        node=Path(node) if node else None,
    )
    medians = {figure.key: each.median(figure) for each in taken for figure in each.measure.figures}
    if options.json is not None:
        options.json.write_text(json.dumps(medians, indent=2) + "\n")
    for key, median in medians.items():
        print(key, "–" if median is None else f"{median:.3g}")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="shorter rounds: under ten minutes in all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the medians there, too")
    parser.add_argument("--only", metavar="NAMES", help="only these measures, separated by commas")
    parser.add_argument("--rounds", type=int, default=rounds.ROUNDS, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
