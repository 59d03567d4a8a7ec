"""Receipts: every decision is signed by the house, and rests on a row that the ledger has."""

import hashlib
from collections.abc import Iterator

from tests.support.history.acts import Act, Attempt
from tests.support.history.facts import Json
from tests.support.history.findings import Finding, Flaw
from tests.support.history.ledger import Ledger, canonical, is_signed


def check_receipts(acts: list[Act], ledger: Ledger) -> Iterator[Finding]:
    """Yield every receipt that does not prove what it says."""
    hashes = {row.hash for row in ledger.rows}
    for act in acts:
        for attempt in act.attempts:
            verdict = attempt.verdict
            if verdict is None:
                continue
            receipt = verdict.get("receipt")
            if receipt is None:
                if verdict["ok"]:
                    yield Finding(Flaw.RECEIPT_MISSING, f"{act} was accepted without a receipt")
                continue
            if not _is_genuine(receipt, _statement(act, attempt, ledger.sale), ledger):
                yield Finding(Flaw.RECEIPT_FORGED, f"the receipt of {act} is not signed by the house")
            row = ledger.by_seq.get(verdict.get("seq") or 0)
            expected = hashes if row is None else {row.hash}
            if receipt["hash"] not in expected:
                where = "no row" if row is None else f"another row than {row.seq}"
                yield Finding(Flaw.RECEIPT_FORGED, f"the receipt of {act} rests on the hash of {where}")
            opening = receipt.get("opening")
            if opening is not None and not _opens(opening, ledger):
                sentence = f"the opening in the receipt of {act} does not open row {opening['row']}"
                yield Finding(Flaw.RECEIPT_FORGED, sentence)


def _is_genuine(receipt: Json, said: Json, ledger: Ledger) -> bool:
    """Tell whether the house signed this, alone or below the root that its proof leads to."""
    proof = receipt.get("proof")
    if proof is not None:
        node = hashlib.sha256(b"\0" + bytes.fromhex(proof["salt"]) + canonical(said)).digest()
        for step in proof["path"]:
            pair = [node, bytes.fromhex(step["hash"])]
            node = hashlib.sha256(b"\1" + b"".join(pair[:: -1 if step["side"] == "left" else 1])).digest()
        said = {"sale": ledger.sale, "receipts": node.hex()}
    return is_signed(ledger.house_key, receipt["signature"], said)


def _opens(opening: Json, ledger: Ledger) -> bool:
    row = ledger.by_seq.get(opening["row"])
    salted = bytes.fromhex(opening["salt"]) + canonical(opening["private"])
    return row is not None and hashlib.sha256(salted).hexdigest() == row.commitment


def _statement(act: Act, attempt: Attempt, sale: str) -> Json:
    verdict, body = attempt.verdict or {}, attempt.sent.body
    return {
        "sale": sale,
        "seq": verdict.get("seq"),
        "hash": verdict["receipt"]["hash"],
        "user": act.user,
        "id": act.id,
        "amount": body["amount"] if attempt.sent.what == "bid" else None,
        "at": verdict["at"],
        "ok": verdict["ok"],
        "said": verdict["outcome"] if verdict["ok"] else verdict["code"],
    }
