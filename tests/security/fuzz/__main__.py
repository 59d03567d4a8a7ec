"""`./dev fuzz`: as many inputs as asked for, from a seed that can be given again."""

import argparse
import secrets
import sys
import tempfile
from pathlib import Path

from tests.security.fuzz.campaign import Report, fuzz
from tests.security.fuzz.watch import Fault


def main() -> int:
    """Run and say what came of it; 0 when everything held."""
    options = argparse.ArgumentParser(prog="./dev fuzz", description=__doc__)
    options.add_argument("--inputs", type=int, default=100_000, metavar="N", help="100,000 unless told")
    options.add_argument(
        "--seed",
        type=int,
        default=secrets.randbelow(10**6),
        metavar="S",
        help="another each time unless told",
    )
    asked = options.parse_args()
    if asked.inputs <= 0:
        options.error("--inputs is above 0: no input proves nothing")
    print(f"fuzz: {asked.inputs} inputs, seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="martillo-fuzz-") as folder:
        try:
            report = fuzz(Path(folder) / "house", asked.inputs, asked.seed, _tell)
        except (Fault, AssertionError) as fault:
            print(f"fuzz: --seed {asked.seed} found a fault:\n{fault}", file=sys.stderr)
            return 1
    _say(report)
    print("fuzz: the house held")
    return 0


def _tell(report: Report) -> None:
    if report.batches % 50 == 0:
        _say(report)


def _say(report: Report) -> None:
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(report.by_kind.items()))
    outcomes = ", ".join(f"{number} {what}" for what, number in sorted(report.outcomes.items()))
    print(
        f"{report.played} inputs in {report.took_s:.0f} s ({kinds}; {outcomes}); {report.log_lines} lines of "
        f"log; memory {report.resident_warm_kib >> 10} → {report.resident_kib >> 10} MiB",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
