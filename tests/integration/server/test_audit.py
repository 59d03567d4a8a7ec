"""A sale that was really held is audited from outside: by what the server hands out and what bidders kept."""

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest

from contract.audit import Fault, KeptReceipt, LedgerPage, SeenHead, lines_of, read_receipts, verify
from contract.verdicts import Verdict
from server.cli.ledger_source import ledger_pages
from server.house_client import HouseRefused
from server.rostrum.receipts import is_signed
from tests.support.house import HouseForTests, Person, house_in
from tests.support.saleroom import Saleroom


async def pages(room: Saleroom, path: str = "ledger", person: Person | None = None) -> list[LedgerPage]:
    """Read a ledger as a client does: seven rows at a time."""
    read: list[LedgerPage] = []
    after = 0
    while not read or after < read[-1].head.row:
        status, body = await room.house.get(f"/api/sales/{room.sale}/{path}?after={after}&limit=7", person)
        assert status == 200, body
        # What is hashed is the text of a row: parsed and written again it must be the same.
        read.append(msgspec.json.decode(msgspec.json.encode(body), type=LedgerPage))
        after += len(read[-1].rows)
    return read


async def hold_sale(room: Saleroom) -> list[KeptReceipt]:
    """Bid, outbid, raise, undo, hold, sell, pass, end; return the receipts that Ann kept."""
    kept: list[KeptReceipt] = []

    async def ann(number: str, amount: int, **more: Any) -> None:
        verdict = msgspec.convert(await room.bid(room.ann, number, amount, **more), Verdict)
        assert verdict.receipt is not None
        kept.append(KeptReceipt.kept(room.sale, room.ann_person.user.id, amount, verdict))

    await ann("a1", 10_000)
    await room.bid(room.ben, "b1", 50_000, mode="max")
    await ann("a2", 20_000)
    await room.call("room_bid", lot="1", amount=30_000)
    await ann("a3", 100)
    await ann("a4", 60_000, mode="max")
    await ann("a5", 70_000, mode="max")
    await room.call("undo", lot="1")
    await room.call("hold", text="a moment")
    await room.call("resume")
    await ann("a6", 65_000, mode="max")
    await room.call("sell", lot="1")
    await room.call("open_lot", lot="2")
    await room.bid(room.ben, "b2", 10_000)
    await room.call("pass", lot="2")
    await room.call("end_sale")
    return kept


async def test_a_sale_is_audited_by_a_bidder_with_receipts_and_what_was_heard(room: Saleroom) -> None:
    receipts = await hold_sale(room)
    await room.ann.wait_until_gone()
    seen = [SeenHead(e["row"], e["hash"]) for e in room.ann.feed() if e["type"] == "ledger_head"]
    assert len(seen) == 3
    read = await pages(room, person=room.ben_person)
    assert len(read) > 2
    _, view = await room.house.get(f"/api/sales/{room.sale}")
    report = verify(
        lines_of(read), check=is_signed, house_key=view["house_key"], receipts=receipts, seen=seen
    )
    assert report.ok, report.finding
    assert (report.ended, report.heads, report.receipts) == (True, 3, len(receipts))
    assert read_receipts(receipt.line() for receipt in receipts) == receipts
    assert [receipt.opening is not None for receipt in receipts] == [True, True, False, True, True, True]


async def test_what_was_kept_does_not_fit_another_ledger(room: Saleroom) -> None:
    receipts = await hold_sale(room)
    lines = list(lines_of(await pages(room)))
    late = msgspec.structs.replace(receipts[0], seq=99)
    for kept, fault in ((late, Fault.RECEIPT_FORGED), (receipts[0], None)):
        report = verify(lines, check=is_signed, receipts=[kept])
        assert (None if report.finding is None else report.finding.fault) == fault
    report = verify(lines, check=is_signed, seen=[SeenHead(5, "0" * 64)])
    assert report.finding is not None
    assert (report.finding.fault, report.finding.row) == (Fault.HEAD_CONTRADICTED, 5)


async def test_the_opened_ledger_is_for_the_house_alone(room: Saleroom) -> None:
    await room.bid(room.ann, "a1", 77_777_701, mode="max")
    for person in (room.ann_person, room.clerk_person):
        status, _ = await room.house.get(f"/api/sales/{room.sale}/ledger/opened", person)
        assert status == 403
        told = await pages(room, person=person)
        assert b"77777701" not in b"".join(lines_of(told))
    opened = list(lines_of(await pages(room, "ledger/opened")))
    assert b"77777701" in b"".join(opened)
    report = verify(opened, check=is_signed)
    assert report.ok
    assert report.opened == report.rows


async def test_the_export_is_the_same_with_the_server_running_and_without(tmp_path: Path) -> None:
    async def export(sale: str) -> list[bytes]:
        return list(lines_of([page async for page in ledger_pages(tmp_path, sale, opened=False)]))

    async with house_in(tmp_path) as house:
        room = await Saleroom.open(house)
        await hold_sale(room)
        note = tmp_path / "house.json"
        note.write_bytes(msgspec.json.encode({"url": house.url, "token": house.running.token, "pid": 1}))
        running = await export(room.sale)
        with pytest.raises(HouseRefused, match="no such sale"):
            await export("another")
        note.unlink()
    assert await export(room.sale) == running
    assert verify(running, check=is_signed).ok


async def test_a_ledger_read_while_bids_fall_is_of_one_piece(room: Saleroom, house: HouseForTests) -> None:
    async def keep_bidding() -> None:
        for k in range(60):
            await room.bid(room.ann if k % 2 else room.ben, f"x{k}", 10_000 + 1_000 * k, mode="max")

    bidding = asyncio.create_task(keep_bidding())
    while not bidding.done():
        report = verify(lines_of(await pages(room)), check=is_signed)
        assert report.ok, report.finding
    await bidding
