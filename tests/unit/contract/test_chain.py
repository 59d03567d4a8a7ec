"""The hash chain: every field counts, and lengths keep rows apart."""

import hashlib

import pytest

from contract.chain import GENESIS, canonical, commitment, row_hash

ROW = {"previous": GENESIS, "seq": 1, "at": 2, "kind": "bid", "public": b"{}", "committed": bytes(32)}


def test_the_hash_is_what_the_protocol_says() -> None:
    written = GENESIS + (1).to_bytes(8, "big") + (2).to_bytes(8, "big")
    written += (3).to_bytes(8, "big") + b"bid" + (2).to_bytes(8, "big") + b"{}" + bytes(32)
    assert row_hash(**ROW) == hashlib.sha256(written).digest()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"previous": bytes(31) + b"x"}, {"seq": 2}, {"at": 3}, {"kind": "ask"}, {"public": b"[]"},
        {"committed": b"x" * 32}, {"kind": "bi", "public": b"d{}"},
    ],
)  # fmt: skip
def test_any_change_changes_the_hash(change: dict[str, object]) -> None:
    assert row_hash(**(ROW | change)) != row_hash(**ROW)  # type: ignore[arg-type]


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": 2}) == canonical({"a": 2, "b": 1}) == b'{"a":2,"b":1}'


def test_a_commitment_hides_behind_its_salt() -> None:
    assert commitment(b"1" * 16, b"{}") != commitment(b"2" * 16, b"{}")
