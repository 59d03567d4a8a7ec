"""Holds the command line's own audit against a round: the ledger that chaos left must pass it.

The history checker and `martillo ledger verify` are written apart; each would tell of a fault of the other.
"""

from pathlib import Path

import msgspec

from contract.audit.receipts import KeptReceipt
from contract.verdicts import Verdict
from tests.chaos.house import HouseProcess
from tests.support.history.acts import acts_of
from tests.support.history.facts import History
from tests.support.processes import run_martillo


async def audit(house: HouseProcess, history: History, *, opened: bool) -> list[str]:
    """Export the sale's ledger, verify it with everybody's receipts, and return what is said against it."""
    sale, key = history.about.sale, history.about.house_key
    file, receipts = house.data.parent / "ledger.jsonl", house.data.parent / "receipts.jsonl"
    secrets = ("--open",) if opened else ()
    exported = await run_martillo("ledger", "export", sale, "--data", house.data, "--out", file, *secrets)
    if exported.status != 0:
        return [f"the ledger could not be exported: {exported.err}"]
    _write_receipts(receipts, history)
    said = await run_martillo("ledger", "verify", file, "--receipts", receipts, "--house-key", key)
    return [] if said.status == 0 else [f"martillo ledger verify: {said.out}{said.err}"]


def _write_receipts(path: Path, history: History) -> None:
    lines = []
    for act in acts_of(history):
        decided = act.decided
        if decided is None or decided.verdict is None:
            continue
        verdict = msgspec.convert(decided.verdict, Verdict)
        amount = decided.sent.body["amount"] if decided.sent.what == "bid" else None
        lines.append(KeptReceipt.kept(history.about.sale, act.user, amount, verdict).line() + b"\n")
    path.write_bytes(b"".join(lines))
