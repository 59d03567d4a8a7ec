"""A receipt is genuine, or somebody is told which way it is not."""

import msgspec
import pytest

from contract.verdicts import Code, Opening
from desktop_client.receipts.checking import Checker, Finding
from desktop_client.receipts.receipt import FiledReceipt
from tests.unit.desktop_client.receipts.conftest import SigningHouse

replace = msgspec.structs.replace


def check(receipt: FiledReceipt, before: tuple[FiledReceipt, ...] = ()) -> Finding:
    checker = Checker()
    for one in before:
        checker.check(one)
    return checker.check(receipt)


def test_what_the_house_signed_is_genuine_accepted_or_refused(house: SigningHouse) -> None:
    assert check(house.receipt()) is Finding.GENUINE
    assert check(house.receipt(code=Code.TOO_LOW)) is Finding.GENUINE


@pytest.mark.parametrize("among", [1, 2, 5], ids=["alone", "of two", "of five"])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", 120_000),
        ("user", "ben"),
        ("id", "b2"),
        ("at", 1),
        ("ok", False),
        ("said", "outbid"),
        ("seq", 8),
        ("hash", "00" * 32),
        ("sale", "spring"),
    ],
)
def test_a_statement_changed_in_any_part_is_not_what_was_signed(
    house: SigningHouse, field: str, value: object, among: int
) -> None:
    receipt = house.receipt(among=among)
    assert check(receipt) is Finding.GENUINE
    assert check(replace(receipt, **{field: value})) is Finding.WRONG_SIGNATURE


@pytest.mark.parametrize("garbage", ["", "not base64!", "AAAA"])
def test_garbage_instead_of_a_signature_or_a_key_is_a_wrong_signature(
    house: SigningHouse, garbage: str
) -> None:
    assert check(replace(house.receipt(), signature=garbage)) is Finding.WRONG_SIGNATURE
    assert check(replace(house.receipt(), house_key=garbage)) is Finding.WRONG_SIGNATURE


def test_a_house_that_changes_its_key_within_a_sale_is_found(house: SigningHouse) -> None:
    first, other_house = house.receipt(), SigningHouse()
    assert check(other_house.receipt("b2"), (first,)) is Finding.OTHER_KEY
    assert check(other_house.receipt("b2", sale="spring"), (first,)) is Finding.GENUINE


def test_two_different_answers_to_one_bid_contradict_each_other(house: SigningHouse) -> None:
    accepted, refused = house.receipt(), house.receipt(code=Code.TOO_LOW)
    assert check(refused, (accepted,)) is Finding.CONTRADICTION
    assert check(accepted, (accepted,)) is Finding.GENUINE


def test_a_forgery_does_not_make_the_next_genuine_receipt_look_wrong(house: SigningHouse) -> None:
    forged = replace(house.receipt(), amount=1, house_key=SigningHouse().key.public)
    assert check(forged) is Finding.WRONG_SIGNATURE
    assert check(house.receipt(), (forged,)) is Finding.GENUINE


def test_a_secret_row_that_says_another_limit_than_was_bid_is_found(house: SigningHouse) -> None:
    def opened(limit: int) -> FiledReceipt:
        private: dict[str, str | int | None] = {"type": "bid", "user": "ana", "limit": limit}
        return replace(house.receipt(), opening=Opening(7, "00" * 16, private))

    assert check(opened(130_000)) is Finding.GENUINE
    assert check(opened(150_000)) is Finding.WRONG_OPENING


def test_a_proof_that_is_anothers_missing_or_broken_proves_nothing(house: SigningHouse) -> None:
    receipt, other = house.receipt(among=3), house.receipt("b2", among=3)
    assert receipt.proof is not None
    for proof in (
        None,
        other.proof,
        replace(receipt.proof, salt="zz"),
        replace(receipt.proof, path=receipt.proof.path[:-1]),
        replace(receipt.proof, path=()),
    ):
        assert check(replace(receipt, proof=proof)) is Finding.WRONG_SIGNATURE


def test_the_same_answer_signed_alone_and_among_others_is_no_contradiction(house: SigningHouse) -> None:
    assert check(house.receipt(), before=(house.receipt(among=4),)) is Finding.GENUINE


def test_a_receipt_is_read_again_with_its_proof(house: SigningHouse) -> None:
    receipt = house.receipt(among=3)
    assert FiledReceipt.read(receipt.line()) == receipt
