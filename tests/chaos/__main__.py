"""`./dev chaos`: plays round after round of chaos, and checks a recorded history again."""

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.chaos.plan import plan_of
from tests.chaos.round import Outcome, run_round
from tests.support.history.check import check
from tests.support.history.facts import Injected, read_history

KEEP = Path("build/chaos")
FINDINGS_SHOWN = 20


def main() -> int:
    """Return 0 when nothing was found, 1 when something was, 2 for a file that is no history."""
    options = _options()
    if options.check is not None:
        return _check(options.check)
    return asyncio.run(_play(options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, metavar="M", help="play rounds for so long")
    parser.add_argument("--seed", type=int, metavar="S", help="the first round's seed, else one by the clock")
    parser.add_argument("--seeds", type=int, metavar="N", help="play so many rounds (1 without --minutes)")
    parser.add_argument("--length", type=float, default=30, metavar="S", help="seconds of faults in a round")
    parser.add_argument("--keep-going", action="store_true", help="go on after a round with findings")
    parser.add_argument("--check", type=Path, metavar="FILE", help="check a recorded history again")
    options = parser.parse_args()
    if any(asked is not None and asked <= 0 for asked in (options.minutes, options.seeds, options.length)):
        parser.error("nothing would be played: minutes, seeds and length are above 0")
    return options


async def _play(options: argparse.Namespace) -> int:
    began, seed = time.monotonic(), options.seed
    seed = int(time.time()) if seed is None else seed
    rounds, failed, total = 0, 0, Counter[str]()
    at_most = options.seeds or (1 if options.minutes is None else sys.maxsize)
    while rounds < at_most and not _time_is_up(began, options.minutes):
        outcome = await _one(seed + rounds, int(options.length * 1_000))
        total.update(outcome.counts)
        rounds += 1
        failed += bool(outcome.findings)
        if outcome.findings and not options.keep_going:
            break
    minutes = (time.monotonic() - began) / 60
    print(f"{rounds} rounds in {minutes:.1f} minutes, from seed {seed}; {failed} with findings")
    for name, number in sorted(total.items()):
        print(f"  {name}: {number}")
    return 1 if failed else 0


def _time_is_up(began: float, minutes: float | None) -> bool:
    return minutes is not None and time.monotonic() - began >= minutes * 60


async def _one(seed: int, length_ms: int) -> Outcome:
    plan = plan_of(seed, length_ms)
    with tempfile.TemporaryDirectory(prefix="martillo-chaos-") as folder:
        outcome = await run_round(plan, Path(folder))
        counts, faults = outcome.counts, len(plan.faults)
        print(
            f"seed {seed}: {plan.sale}, {len(plan.cast)} guests, {faults} faults, {counts['bids sent']} bids,"
            f" {counts['calls sent']} calls, {counts['unanswered']} unanswered, {outcome.took_s:.0f} s:"
            f" {'ok' if not outcome.findings else f'{len(outcome.findings)} FINDINGS'}",
            flush=True,
        )
        if outcome.findings:
            _keep(outcome)
    return outcome


def _keep(outcome: Outcome) -> None:
    KEEP.mkdir(parents=True, exist_ok=True)
    kept, seed = KEEP / outcome.history.name, outcome.plan.seed
    shutil.copy(outcome.history, kept)
    _print_findings(outcome.findings)
    print(f"the history: {kept} (./dev chaos --check {kept}; again: ./dev chaos --seed {seed})")


def _check(path: Path) -> int:
    try:
        history = read_history(path)
    except (OSError, ValueError) as error:
        print(f"{path} is no history: {error}", file=sys.stderr)
        return 2
    findings = [str(finding) for finding in check(history)]
    faults = sum(1 for _ in history.of(Injected))
    print(f"seed {history.about.seed}, {len(history.facts)} facts, {faults} faults, {len(findings)} findings")
    _print_findings(findings)
    return 1 if findings else 0


def _print_findings(findings: list[str]) -> None:
    for sentence in findings[:FINDINGS_SHOWN]:
        print(f"  {sentence}")
    if len(findings) > FINDINGS_SHOWN:
        print(f"  and {len(findings) - FINDINGS_SHOWN} more")


if __name__ == "__main__":
    sys.exit(main())
