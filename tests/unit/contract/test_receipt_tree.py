"""The tree of receipts: each is proven by its own salt and path, and by nothing else."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from contract.receipt_tree import Proof, Sibling, Side, grow, root_over
from contract.statements import ReceiptStatement, SignatureCheck, head_statement, root_statement

statements = st.lists(st.binary(max_size=40), min_size=1, max_size=40)


def said(amount: int, *, sale: str = "autumn") -> ReceiptStatement:
    return ReceiptStatement(
        sale=sale, seq=amount, hash="ab" * 32, user="ann", id=f"b{amount}", amount=amount, at=1, ok=True,
        said="leading",
    )  # fmt: skip


def signed_by_nobody_but(signed: bytes) -> SignatureCheck:
    """Return a check of signatures that takes exactly these bytes for signed."""
    return lambda _key, _signature, statement: statement == signed


def digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def rfc_6962(leaves: list[bytes]) -> bytes:
    """Return the root as RFC 6962 tells it: split at the largest power of two below the number."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return digest(b"\x01", rfc_6962(leaves[:split]), rfc_6962(leaves[split:]))


@given(statements)
def test_every_receipt_leads_to_the_root_of_rfc_6962(leaves: list[bytes]) -> None:
    root, proofs = grow(leaves)
    assert {root_over(leaf, proof) for leaf, proof in zip(leaves, proofs, strict=True)} == {root}
    salted = [digest(b"\x00", bytes.fromhex(p.salt), leaf) for leaf, p in zip(leaves, proofs, strict=True)]
    assert root == rfc_6962(salted)


@given(st.lists(st.binary(max_size=40), min_size=2, max_size=40), st.data())
def test_a_proof_that_is_changed_anywhere_leads_elsewhere(leaves: list[bytes], data: st.DataObject) -> None:
    root, proofs = grow(leaves)
    at = data.draw(st.integers(0, len(leaves) - 1))
    proof, step = proofs[at], data.draw(st.integers(0, len(proofs[at].path) - 1))
    there = proof.path[step]
    other_side = Side.LEFT if there.side is Side.RIGHT else Side.RIGHT
    flipped = f"{int(there.hash[0], 16) ^ 1:x}{there.hash[1:]}"
    wrong = [
        replace(proof, path=put(proof, step, replace(there, hash=flipped))),
        replace(proof, path=put(proof, step, replace(there, side=other_side))),
        replace(proof, path=proof.path[:step] + proof.path[step + 1 :]),
        replace(proof, path=(*proof.path, there)),
        replace(proof, salt="00" * 16),
        replace(proof, salt=proofs[at - 1].salt),
    ]
    assert root not in [root_over(leaves[at], one) for one in wrong]
    assert root_over(leaves[at] + b"!", proof) != root


def put(proof: Proof, step: int, sibling: Sibling) -> tuple[Sibling, ...]:
    return (*proof.path[:step], sibling, *proof.path[step + 1 :])


def test_the_same_statement_has_another_leaf_each_time_so_that_nobody_can_guess_it() -> None:
    (_, first), (_, second) = grow([b"one", b"same"]), grow([b"one", b"same"])
    assert first[0].path != second[0].path
    assert first[0].salt != first[1].salt
    assert len(bytes.fromhex(first[0].salt)) == 16


def test_a_node_is_no_leaf_and_a_leaf_no_node() -> None:
    root, proofs = grow([b"a", b"b", b"c", b"d"])
    left = digest(b"\x00", bytes.fromhex(proofs[0].salt), b"a")
    right = bytes.fromhex(proofs[0].path[0].hash)
    # What is hashed into the node over a and b, given out as somebody's salt and statement:
    passed_off = Proof(left[:16].hex(), proofs[0].path[1:])
    assert root_over(left[16:] + right, passed_off) != root


@pytest.mark.parametrize("salt", ["", "00" * 15, "00" * 17, "0" * 31, "zz" * 16, "AB" * 16, " " + "00" * 16])
def test_a_salt_of_another_length_or_writing_is_no_proof(salt: str) -> None:
    with pytest.raises(ValueError, match="hex"):
        root_over(b"statement", Proof(salt, ()))


@pytest.mark.parametrize("text", ["", "00" * 31, "00" * 33, "00" * 64, "zz" * 32, "AB" * 32])
def test_a_hash_of_another_length_or_writing_is_no_proof(text: str) -> None:
    with pytest.raises(ValueError, match="hex"):
        root_over(b"statement", Proof("00" * 16, (Sibling(Side.LEFT, text),)))


def test_a_statement_is_signed_alone_or_below_the_root_of_its_own_sale() -> None:
    one, two = said(100), said(200)
    root, (proof, other) = grow([one.encoded(), two.encoded()])
    by_root = signed_by_nobody_but(root_statement("autumn", root))
    assert one.is_signed(by_root, "key", "signature", proof)
    assert two.is_signed(by_root, "key", "signature", other)
    assert not one.is_signed(by_root, "key", "signature", other)
    assert not one.is_signed(by_root, "key", "signature", None)
    assert not said(101).is_signed(by_root, "key", "signature", proof)
    alone = signed_by_nobody_but(one.encoded())
    assert one.is_signed(alone, "key", "signature", None)
    assert not one.is_signed(alone, "key", "signature", proof)


def test_another_sales_root_proves_nothing() -> None:
    one = said(100)
    root, (proof, _) = grow([one.encoded(), said(200).encoded()])
    elsewhere = signed_by_nobody_but(root_statement("spring", root))
    assert not one.is_signed(elsewhere, "key", "signature", proof)
    moved = said(100, sale="spring")
    assert not moved.is_signed(elsewhere, "key", "signature", proof)


def test_what_is_no_proof_is_never_signed() -> None:
    def never(_key: str, _signature: str, _statement: bytes) -> bool:
        raise AssertionError("nothing is there to be checked")

    assert not said(100).is_signed(never, "key", "signature", Proof("short", ()))


def test_what_is_signed_for_a_root_is_never_what_is_signed_for_a_receipt_or_a_head() -> None:
    root = bytes(32)
    assert root_statement("autumn", root) == b'{"receipts":"' + b"00" * 32 + b'","sale":"autumn"}'
    assert root_statement("autumn", root) not in {said(1).encoded(), head_statement("autumn", 1, root.hex())}
