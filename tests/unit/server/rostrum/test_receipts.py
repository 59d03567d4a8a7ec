"""Receipts: only the house can write one, and anybody can check it."""

import stat
from pathlib import Path

import msgspec
import pytest

from contract.statements import ReceiptStatement
from contract.verdicts import Code, Outcome, Receipt, Verdict
from server.rostrum.receipts import Answer, HouseKey, HouseKeyError, is_genuine, is_signed

ACCEPTED = Verdict(ok=True, id="a1", at=1_000, seq=7, feed_no=3, outcome=Outcome.LEADING)
REFUSED = Verdict(ok=False, id="a2", at=1_001, code=Code.TOO_LOW, message="Too low.")
ROW_HASH = bytes(range(32))


@pytest.fixture
def key(tmp_path: Path) -> HouseKey:
    return HouseKey.load(tmp_path)


@pytest.mark.parametrize("verdict", [ACCEPTED, REFUSED], ids=["accepted", "refused"])
def test_a_receipt_is_genuine_for_exactly_what_was_said(key: HouseKey, verdict: Verdict) -> None:
    receipt = key.receipt("sale", "ann", 500, verdict, ROW_HASH)
    assert is_genuine(key.public, receipt, "sale", "ann", 500, verdict)
    changed = [
        ("other", "ann", 500, verdict),
        ("sale", "ben", 500, verdict),
        ("sale", "ann", 501, verdict),
        ("sale", "ann", 500, msgspec.structs.replace(verdict, at=verdict.at + 1)),
        ("sale", "ann", 500, msgspec.structs.replace(verdict, id="a3")),
        ("sale", "ann", 500, msgspec.structs.replace(verdict, seq=8)),
        ("sale", "ann", 500, msgspec.structs.replace(verdict, ok=not verdict.ok)),
    ]
    for sale, user, amount, said in changed:
        assert not is_genuine(key.public, receipt, sale, user, amount, said)


def test_a_receipt_of_another_key_or_hash_is_not_genuine(key: HouseKey, tmp_path: Path) -> None:
    receipt = key.receipt("sale", "ann", 500, ACCEPTED, ROW_HASH)
    (tmp_path / "other").mkdir()
    other = HouseKey.load(tmp_path / "other")
    assert not is_genuine(other.public, receipt, "sale", "ann", 500, ACCEPTED)
    moved = Receipt("00" * 32, receipt.signature)
    assert not is_genuine(key.public, moved, "sale", "ann", 500, ACCEPTED)
    for nonsense in ("", "not base64!", "AAAA"):
        assert not is_genuine(key.public, Receipt(receipt.hash, nonsense), "sale", "ann", 500, ACCEPTED)
        assert not is_genuine(nonsense, receipt, "sale", "ann", 500, ACCEPTED)


def test_the_key_stays_the_same_and_private(tmp_path: Path) -> None:
    first, second = HouseKey.load(tmp_path), HouseKey.load(tmp_path)
    assert first.public == second.public
    assert stat.S_IMODE((tmp_path / "house.key").stat().st_mode) == 0o600
    signed = [key.receipt("sale", "ann", 500, ACCEPTED, ROW_HASH) for key in (first, second)]
    assert signed[0] == signed[1]


def test_a_damaged_key_is_an_error_and_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "house.key").write_bytes(b"short")
    with pytest.raises(HouseKeyError, match="damaged"):
        HouseKey.load(tmp_path)
    assert (tmp_path / "house.key").read_bytes() == b"short"


def test_one_receipt_alone_is_signed_as_it_ever_was(key: HouseKey) -> None:
    (receipt,) = key.receipts("sale", [Answer("ann", 500, ACCEPTED, ROW_HASH)])
    statement = ReceiptStatement.of("sale", "ann", 500, ACCEPTED, ROW_HASH.hex()).encoded()
    assert receipt.proof is None
    assert is_signed(key.public, receipt.signature, statement)
    assert b"proof" not in msgspec.json.encode(receipt)
    assert key.receipts("sale", []) == []


@pytest.mark.parametrize("together", [2, 3, 64])
def test_receipts_that_are_signed_together_are_each_genuine_for_what_they_say(
    key: HouseKey, together: int
) -> None:
    answers = [
        Answer(f"user-{n}", n, msgspec.structs.replace(ACCEPTED, id=f"a{n}"), ROW_HASH)
        for n in range(together)
    ]
    receipts = key.receipts("sale", answers)
    assert len({receipt.signature for receipt in receipts}) == 1
    for (user, amount, verdict, _), receipt in zip(answers, receipts, strict=True):
        assert is_genuine(key.public, receipt, "sale", user, amount, verdict)
        assert not is_genuine(key.public, receipt, "other", user, amount, verdict)
        assert not is_genuine(key.public, receipt, "sale", user, (amount or 0) + 1, verdict)
        alone = msgspec.structs.replace(receipt, proof=None)
        assert not is_genuine(key.public, alone, "sale", user, amount, verdict)
    swapped = msgspec.structs.replace(receipts[0], proof=receipts[1].proof)
    assert not is_genuine(key.public, swapped, "sale", *answers[0][:3])
