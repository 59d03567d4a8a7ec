"""A ledger file of a small sale that a real house has run: for whoever checks ledgers in tests."""

from pathlib import Path

import msgspec

from contract.audit import LedgerPage, lines_of
from tests.support.house import HouseForTests, house_in
from tests.support.saleroom import Saleroom


async def ledger_lines(house: HouseForTests, sale: str) -> list[bytes]:
    """Return the lines of a sale's ledger file, as the house gives it over HTTP."""
    _, page = await house.get(f"/api/sales/{sale}/ledger")
    return list(lines_of([msgspec.json.decode(msgspec.json.encode(page), type=LedgerPage)]))


async def a_sold_sale(data: Path) -> list[bytes]:
    """Run a house, sell lots 1 and 2 and pass lot 3, end the sale, and return its ledger."""
    async with house_in(data) as house:
        room = await Saleroom.open(house)
        await sell_everything(room)
        return await ledger_lines(house, room.sale)


async def sell_everything(room: Saleroom) -> None:
    """Let Ann and Ben bid on two lots, pass the third, and end the sale."""
    await room.bid(room.ann, "a1", 100_00)
    await room.bid(room.ben, "b1", 400_00, mode="max")
    await room.bid(room.ann, "a2", 200_00)
    await room.call("room_bid", lot="1", amount=300_00)
    await room.call("undo", lot="1")
    await room.call("fair_warning", lot="1")
    await room.call("sell", lot="1")
    await room.call("open_lot", lot="2")
    await room.bid(room.ann, "a3", 500_00, mode="max", lot="2")
    await room.call("sell", lot="2")
    await room.call("open_lot", lot="3")
    await room.call("pass", lot="3")
    await room.call("end_sale")
