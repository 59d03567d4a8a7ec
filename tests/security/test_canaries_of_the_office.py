"""What the office knows of people, sellers and offers, planted and searched in all that others get.

docs/security.md, 10 and 22.
"""

import json
from typing import Any

import pytest

from tests.security.test_canaries import everything
from tests.support.house import HouseForTests, Person
from tests.support.saleroom import Saleroom, bid

RESERVE, RESERVE_BEFORE, LETTER, GUEST_LIMIT, GROUPED = (
    81_110_100,
    82_220_200,
    83_330_300,
    84_440_400,
    85_550_500,
)
OFFER, DECLINED, AFTER_SALE, COMMISSION_BP, LOT_FEE = 86_660_600, 87_770_700, 88_880_800, 1_777, 89_990_900
AMOUNTS = [
    str(amount)
    for amount in (
        RESERVE, RESERVE_BEFORE, LETTER, GUEST_LIMIT, GROUPED, OFFER, DECLINED, AFTER_SALE, LOT_FEE,
        f'"commission_bp":{COMMISSION_BP}',
    )
]  # fmt: skip
TEXTS = [
    "Luis Vega", "luis@example.org", "+34 600 111", "Calle Luna", "call twice", "Heirs of Sanz", "Sanz & Cia",
    "B-7654321", "Box of the house", "shelf nine", "my clock", "unwelcome", "Prado 9", "payout within",
]  # fmt: skip
"""Names, addresses and notes: of the guest, the seller, the lots, Ann's group, Ann herself."""


async def ask(house: HouseForTests, who: Person, method: str, path: str, body: Any = None) -> Any:
    """Send a request that must succeed, and return its answer."""
    async with house.http.request(method, path, headers=who.headers, json=body) as answer:
        told = await answer.json(content_type=None)
        assert answer.status < 300, (method, path, told)
        return told


async def prepare(room: Saleroom) -> None:
    """Enter in the office, before the sale goes on, whatever is secret there."""
    house, clerk, path = room.house, room.clerk_person, f"/api/sales/{room.sale}"
    rows = [
        {"lot": str(number), "title": "Clock", "start": 10_000, "reserve": RESERVE_BEFORE, "vat_bp": 1_000,
         "seller": "Heirs of Sanz", "extra": {"Box of the house": "shelf nine"}}
        for number in range(11, 16)
    ]  # fmt: skip
    await ask(house, clerk, "POST", f"{path}/catalogue", {"rows": rows})
    await ask(house, clerk, "PATCH", f"{path}/lots/11", {"reserve": RESERVE})
    seller = {
        "seller": "Heirs of Sanz",
        "name": "Sanz & Cia",
        "vat_no": "B-7654321",
        "commission_bp": COMMISSION_BP,
    }
    await ask(house, clerk, "PUT", f"{path}/sellers", seller)
    await ask(house, clerk, "PUT", f"{path}/accounting", {"lot_fee": LOT_FEE, "seller_note": "payout within"})
    guest = {
        "name": "Luis Vega", "email": "luis@example.org", "phone": "+34 600 111", "address": "Calle Luna",
        "paddle": "777", "limit": GUEST_LIMIT,
    }  # fmt: skip
    await ask(house, clerk, "POST", f"{path}/guests", guest)
    await ask(
        house, clerk, "PUT", f"{path}/phone-lines", {"lot": "11", "paddle": "777", "note": "call twice"}
    )
    await ask(house, room.ann_person, "PUT", "/api/me", {"name": "Ann", "address": "Prado 9"})
    letter = {"paddle": "777", "amount": LETTER, "mode": "max", "plus_one": True}
    await room.call("bid_for", lot="13", **letter)
    await room.call("book_out", lot="13", paddle="777")
    await room.call("bid_for", lot="12", **letter)
    for lot in ("12", "14"):
        left = bid(room.sale, f"g{lot}", GROUPED, lot=lot, mode="max") | {"group": "my clock"}
        assert (await room.ann.call("bid", left))["ok"]
    refused = {"paddle": "777", "status": "approved", "text": "unwelcome"}
    await ask(house, clerk, "PATCH", f"{path}/registrations", refused)


async def sell(room: Saleroom) -> None:
    """Sell a lot by an either-or group, undo and redo, end the sale, and take offers on what stayed."""
    house, clerk, path = room.house, room.clerk_person, f"/api/sales/{room.sale}"
    await room.bid(room.ben, "b1", 10_000)
    await room.call("sell", lot="1")
    await room.call("line_up", lot="12")
    await room.call("open_lot", lot="12")
    await room.call("increment", lot="12", step=70_000)
    await room.call("sell", lot="12", override=True)
    for lot in ("11", "14", "15", "2", "3"):
        await room.call("open_lot", lot=lot)
        await room.call("pass", lot=lot)
    await room.call("end_sale")
    for who, lot, amount in ((room.ann_person, "11", OFFER), (room.ann_person, "14", DECLINED)):
        await ask(house, who, "POST", f"{path}/offers", {"lot": lot, "amount": amount})
    sold = await ask(house, room.ann_person, "POST", f"{path}/offers", {"lot": "15", "amount": AFTER_SALE})
    await ask(house, clerk, "PATCH", f"{path}/offers/{sold['id']}", {"status": "accepted"})
    await ask(house, room.ben_person, "POST", f"{path}/offers", {"lot": "11", "amount": 12_300})
    for kind in ("buyer", "seller"):
        await ask(house, clerk, "POST", f"{path}/papers", {"kind": kind})


async def played(house: HouseForTests) -> tuple[Saleroom, list[Any]]:
    """Return a sale that was prepared, held and settled; and what Ben asked for while it went on."""
    room = await Saleroom.open(house, absentee=True)
    await prepare(room)
    heard: list[Any] = [await everything(house, room.sale, room.ben_person)]
    await sell(room)
    again = await house.connect(room.ben_person)
    heard.append(await again.call("attend", {"sale": room.sale, "after": 0}))
    return room, heard


def sung(text: str, *more: str) -> list[str]:
    return [canary for canary in (*AMOUNTS, *TEXTS, *more) if canary in text]


async def test_security_10_nobody_hears_what_the_office_knows(house: HouseForTests) -> None:
    room, heard = await played(house)
    ann = room.ann_person.user
    stranger = await house.person("Carl")
    told = {
        "a rival": json.dumps([room.ben.messages, heard], ensure_ascii=False),
        "a rival over http": await everything(house, room.sale, room.ben_person),
        "a stranger over http": await everything(house, room.sale, stranger),
        "nobody": await everything(house, room.sale, None),
        "metrics": house.running.opened.metrics.text().decode(),
    }
    for who, text in told.items():
        assert len(text) > 200, who
        assert sung(text.replace(": ", ":"), ann.id, ann.email, "guest-") == [], who
    assert '"lot_changed"' in told["a rival over http"]
    assert "12300" in told["a rival over http"], "his own offer he does see"


async def test_security_10_what_the_office_knows_is_found_where_it_may_be(house: HouseForTests) -> None:
    """So the search above would find it."""
    room, _ = await played(house)
    path = f"/api/sales/{room.sale}"
    desk = await everything(house, room.sale, room.clerk_person)
    desk += json.dumps(room.clerk.messages)
    assert {*AMOUNTS, *TEXTS} - set(sung(desk)) == set()
    mine = await everything(house, room.sale, room.ann_person)
    assert {str(OFFER), str(DECLINED), str(AFTER_SALE)} <= set(sung(mine))
    assert await ask(house, room.ann_person, "GET", f"{path}/statement")


async def test_security_22_the_office_leaves_no_secret_in_the_log(
    house: HouseForTests, capsys: pytest.CaptureFixture[str]
) -> None:
    room, _ = await played(house)
    await everything(house, room.sale, room.clerk_person)
    logged = capsys.readouterr()
    written = logged.out + logged.err
    assert "a guest was registered" in written
    assert sung(written) == []
