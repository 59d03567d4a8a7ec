"""One round of chaos: a house, a cast, a plan of faults; in the end the history and what it proves."""

import signal
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.audit import audit
from tests.chaos.house import HouseProcess
from tests.chaos.plan import Plan
from tests.chaos.recorder import Recorder
from tests.chaos.room import Room
from tests.support.history.check import check
from tests.support.history.facts import About, History, write_history

WIDE = {"MARTILLO_LIMITS__REQUESTS_PER_SECOND": "10000", "MARTILLO_LIMITS__REQUESTS_BURST": "10000"}
FREE = WIDE | {"MARTILLO_LIMITS__EVENTS_PER_SECOND": "10000", "MARTILLO_LIMITS__EVENTS_BURST": "10000"}


@dataclass(slots=True)
class Outcome:
    """What a round came to. `findings` are sentences; the history can be checked again."""

    plan: Plan
    history: Path
    findings: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    took_s: float = 0.0


async def run_round(plan: Plan, folder: Path) -> Outcome:
    """Play a plan in an empty folder and check what came of it."""
    began = time.monotonic()
    recorder = Recorder()
    outcome = Outcome(plan, folder / f"chaos-{plan.seed}.history.jsonl.gz", counts=recorder.counts)
    house = HouseProcess(folder / "house", WIDE if plan.strict_limits else FREE)
    try:
        await house.start()
        async with Room(plan, house, recorder).open() as room:
            outcome.findings += await room.play()
        # With one seed through the running house, with the next one in its absence and with every secret.
        if plan.seed % 2 == 0:
            outcome.findings += await audit(house, History(recorder.facts), opened=False)
        outcome.findings += await _end(house)
        if plan.seed % 2 == 1:
            outcome.findings += await audit(house, History(recorder.facts), opened=True)
    except Exception:  # noqa: BLE001  # whatever stopped the round is a finding; what was noted is checked
        outcome.findings.append(f"the round broke off: {traceback.format_exc()}")
    finally:
        await house.close()
        write_history(outcome.history, recorder.facts)
    if any(isinstance(fact, About) for fact in recorder.facts):
        outcome.findings += [str(finding) for finding in check(History(recorder.facts))]
    outcome.took_s = time.monotonic() - began
    return outcome


async def _end(house: HouseProcess) -> list[str]:
    """Stop the house as an operator would: it must end well, and must not have logged a fault of its own."""
    status = await house.end(signal.SIGTERM)
    findings = [] if status == 0 else [f"the house ended with status {status}"]
    traces = Counter(_trace(line) for line in house.errors.splitlines() if "Traceback" in line)
    findings += [f"the house logged a fault of its own {n} times: {trace}" for trace, n in traces.items()]
    return findings


def _trace(line: str) -> str:
    """Return the last steps of a logged trace, as lines."""
    return "\n".join(line.partition("Traceback")[2].replace('\\"', '"').split("\\n")[-8:])
