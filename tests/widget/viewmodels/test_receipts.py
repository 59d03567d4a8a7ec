"""Receipts of a session: checked and kept as they come; what is wrong is told until somebody has read it."""

from pathlib import Path

import msgspec
import pytest

from contract.commands import Bid, BidMode, Call, OpenSale
from contract.feed import LedgerHead
from contract.verdicts import Outcome, Receipt, Verdict
from desktop_client.receipts.checking import Finding
from desktop_client.receipts.drawer import Drawer
from desktop_client.receipts.receipt import Origin, receipt_of
from desktop_client.viewmodels.receipts import ReceiptsViewModel, Trouble
from server.rostrum.receipts import Answer
from tests.support.waiting import eventually
from tests.unit.desktop_client.receipts.conftest import HOUSE, NOW, SigningHouse

SALE = "autumn"


def origin(house: SigningHouse) -> Origin:
    return Origin(house=HOUSE, house_key=house.key.public, user="ana", title="Autumn sale")


def bid(number: str = "b1", amount: int = 130_000) -> Bid:
    return Bid(id=number, sale=SALE, lot="43", amount=amount, mode=BidMode.EXACT)


def answer(house: SigningHouse, to: Bid | Call, amount: int | None) -> Verdict:
    plain = Verdict(ok=True, id=to.id, at=NOW, seq=7, outcome=Outcome.LEADING)
    return msgspec.structs.replace(plain, receipt=house.key.receipt(SALE, "ana", amount, plain, bytes(32)))


async def test_a_receipt_waits_for_its_answer_then_is_genuine_and_on_the_disk(tmp_path: Path) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    model.wait_for(bid(), "EUR")
    assert [line.finding for line in model.lines()] == [None]
    assert model.take(bid(), answer(house, bid(), 130_000), origin(house)) is Finding.GENUINE
    assert [line.finding for line in model.lines(SALE)] == [Finding.GENUINE]
    await model.close()
    assert Drawer(tmp_path).of_house(HOUSE).receipts == tuple(model.receipts())
    assert model.alarms == []


async def test_a_receipt_over_another_amount_than_was_sent_raises_an_alarm_that_stays(tmp_path: Path) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    finding = model.take(bid(), answer(house, bid(), 150_000), origin(house))
    assert finding is Finding.WRONG_SIGNATURE
    model.take(bid("b2"), answer(house, bid("b2"), 130_000), origin(house))
    (alarm,) = model.alarms
    assert (alarm.trouble, alarm.finding) == (Trouble.NOT_GENUINE, Finding.WRONG_SIGNATURE)
    model.dismiss(alarm)
    assert model.alarms == []
    await model.close()


async def test_what_was_kept_before_is_listed_and_checked_again(tmp_path: Path) -> None:
    house = SigningHouse()
    drawer = Drawer(tmp_path)
    drawer.keep(house.receipt("b1"))
    drawer.keep(msgspec.structs.replace(house.receipt("b2"), amount=1))
    model = ReceiptsViewModel(drawer, HOUSE)
    model.load()
    await eventually(lambda: len(model.lines()) == 2)
    assert [line.finding for line in model.lines()] == [Finding.WRONG_SIGNATURE, Finding.GENUINE]
    await model.close()


async def test_an_answer_that_overtakes_the_loading_is_listed_once(tmp_path: Path) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    Drawer(tmp_path).keep(house.receipt("b1"))
    model.load()
    model.take(bid("b2"), answer(house, bid("b2"), 130_000), origin(house))
    await model.close()
    assert sorted(receipt.id for receipt in model.receipts()) == ["b1", "b2"]


async def test_the_same_answer_twice_is_one_receipt_and_another_answer_is_a_contradiction(
    tmp_path: Path,
) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    verdict = answer(house, bid(), 130_000)
    model.take(bid(), verdict, origin(house))
    model.take(bid(), verdict, origin(house))
    assert len(model.lines()) == 1
    other = msgspec.structs.replace(verdict, at=NOW + 1, receipt=None)
    other = msgspec.structs.replace(other, receipt=house.key.receipt(SALE, "ana", 130_000, other, bytes(32)))
    assert model.take(bid(), other, origin(house)) is Finding.CONTRADICTION
    await model.close()


async def test_a_disk_that_refuses_a_receipt_is_told_about(tmp_path: Path) -> None:
    blocked = tmp_path / "receipts"
    blocked.write_text("a file where the folder should be")
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(blocked), HOUSE)
    model.take(bid(), answer(house, bid(), 130_000), origin(house))
    await eventually(lambda: [alarm.trouble for alarm in model.alarms] == [Trouble.NOT_KEPT])
    assert len(model.receipts()) == 1
    await model.close()


async def test_a_refusal_at_the_door_has_no_receipt_and_is_not_waited_for(tmp_path: Path) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    model.wait_for(bid(), "EUR")
    model.take(bid(), Verdict(ok=False, id="b1", at=NOW), origin(house))
    assert model.lines() == []
    await model.close()


async def test_a_clerks_call_has_a_receipt_without_an_amount(tmp_path: Path) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    call = Call(id="c1", sale=SALE, action=OpenSale())
    assert model.take(call, answer(house, call, None), origin(house)) is Finding.GENUINE
    assert [receipt.what for receipt in model.receipts()] == ["open_sale"]
    await model.close()


@pytest.mark.parametrize("forged", [False, True])
async def test_a_signed_head_of_the_ledger_is_checked_as_it_is_told(tmp_path: Path, forged: bool) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    signer = SigningHouse() if forged else house
    head = LedgerHead(
        n=9, at=NOW, row=12, hash="ab" * 32, signature=signer.key.sign_head(SALE, 12, "ab" * 32)
    )
    for _ in range(2):
        model.check_head(SALE, house.key.public, head)
    assert [alarm.trouble for alarm in model.alarms] == ([Trouble.HEAD_NOT_GENUINE] if forged else [])
    await model.close()


async def test_an_export_that_fails_says_why(tmp_path: Path) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(None), HOUSE)
    model.take(bid(), answer(house, bid(), 130_000), origin(house))
    told: list[str] = []
    model.exported.connect(told.append)
    model.export_failed.connect(told.append)
    model.export(tmp_path / "missing" / "out.jsonl")
    await eventually(lambda: told == ["No such file or directory"])
    model.export(tmp_path / "out.jsonl")
    await eventually(lambda: told[-1] == "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == model.receipts()[0].line()
    await model.close()


def verdict_of(house: SigningHouse, among: int) -> Verdict:
    receipt = house.receipt(among=among)
    signed = Receipt(receipt.hash, receipt.signature, receipt.opening, receipt.proof)
    return Verdict(ok=True, id="b1", at=NOW, seq=7, outcome=Outcome.LEADING, receipt=signed)


async def test_an_answer_that_a_new_start_signed_anew_is_the_same_receipt_if_it_is_genuine(
    tmp_path: Path,
) -> None:
    house, model = SigningHouse(), ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    assert model.take(bid(), verdict_of(house, 3), origin(house)) is Finding.GENUINE
    assert model.take(bid(), verdict_of(house, 1), origin(house)) is None
    assert len(model.lines()) == 1
    forged = msgspec.structs.replace(verdict_of(house, 3), receipt=verdict_of(SigningHouse(), 3).receipt)
    assert model.take(bid(), forged, origin(house)) is Finding.WRONG_SIGNATURE
    await model.close()
    assert len(Drawer(tmp_path).of_house(HOUSE).receipts) == 2


async def test_receipts_that_share_a_signature_are_both_listed_when_one_was_kept_before(
    tmp_path: Path,
) -> None:
    house = SigningHouse()
    plain = [Verdict(ok=True, id=f"b{n}", at=NOW, seq=7, outcome=Outcome.LEADING) for n in (1, 2)]
    signed = house.key.receipts(SALE, [Answer("ana", 130_000, one, bytes(32)) for one in plain])
    first, second = (
        msgspec.structs.replace(one, receipt=receipt) for one, receipt in zip(plain, signed, strict=True)
    )
    before = receipt_of(bid("b1"), first, origin(house))
    assert before is not None
    Drawer(tmp_path).keep(before)
    model = ReceiptsViewModel(Drawer(tmp_path), HOUSE)
    model.load()
    assert model.take(bid("b2"), second, origin(house)) is Finding.GENUINE
    await model.close()
    assert [(line.receipt and line.receipt.id, line.finding) for line in model.lines()] == [
        ("b2", Finding.GENUINE),
        ("b1", Finding.GENUINE),
    ]
