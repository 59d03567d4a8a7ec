"""After the hammer over HTTP: results, who pays, offers on what stayed, statements, and who may see them."""

import csv
import io
from typing import Any

import openpyxl
import pypdfium2
import pytest
from sqlalchemy import Connection, update

from contract.terms import PremiumBand
from server.store.schema import lots
from tests.support.canaries import plant
from tests.support.house import HouseForTests, Person
from tests.support.saleroom import Saleroom

PREMIUM = (PremiumBand(above=0, rate_bp=2_500),)
TERMS: dict[str, Any] = {"premium": PREMIUM, "premium_vat_bp": 2_100}


@pytest.fixture
async def ended(house: HouseForTests) -> Saleroom:
    """A sale in which Ann bought lot 1 online, the room lot 2, and lot 3 was passed."""
    room = await Saleroom.open(house, **TERMS)
    await house.running.opened.database.write(_give_lots_to_a_seller)
    assert (await room.bid(room.ann, "a1", 10_000))["ok"]
    await room.call("sell", lot="1")
    await room.call("open_lot", lot="2")
    await room.call("room_bid", lot="2", amount=40_000)
    await room.call("sell", lot="2")
    await room.call("open_lot", lot="3")
    await room.call("pass", lot="3")
    await room.call("end_sale")
    return room


def _give_lots_to_a_seller(connection: Connection) -> None:
    connection.execute(update(lots).values(seller="Heirs of Sanz"))
    connection.execute(update(lots).where(lots.c.lot == "2").values(vat_bp=1_000))


async def ask(room: Saleroom, who: Person, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    async with room.house.http.request(
        method, f"/api/sales/{room.sale}/{path}", headers=who.headers, json=body
    ) as answer:
        return answer.status, await answer.json(content_type=None)


async def fetch(room: Saleroom, who: Person, path: str) -> bytes:
    async with room.house.http.get(f"/api/sales/{room.sale}/{path}", headers=who.headers) as answer:
        assert answer.status == 200, await answer.text()
        return await answer.read()


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


async def test_the_house_sees_the_charges_and_a_bidder_sees_hammer_prices_only(ended: Saleroom) -> None:
    _, rows = await ask(ended, ended.ben_person, "GET", "results")
    assert {name: cell for name, cell in rows[0].items() if cell} == {
        "lot": "1", "title": "Chair", "outcome": "sold", "price": 10_000, "winner": ended.ann_paddle,
        "sold_by": "hammer",
    }  # fmt: skip
    assert rows[2]["outcome"] == "passed"
    _, found = await ask(ended, ended.clerk_person, "GET", "settlement")
    ann = found["lots"][0]
    assert (ann["name"], ann["premium"], ann["vat"], ann["total"]) == ("Ann", 2_500, 525, 13_025)
    # Lot 2: 40,000 + 10,000 premium + 2,100 VAT on it + 4,000 VAT on the hammer price.
    assert found["totals"]["total"] == 13_025 + 56_100
    assert (found["totals"]["sold"], found["totals"]["unsold"], found["totals"]["for_the_room"]) == (2, 1, 1)


async def test_who_pays_for_a_room_lot_is_noted_by_paddle_and_can_be_taken_back(ended: Saleroom) -> None:
    clerk, buyer = ended.clerk_person, "lots/2/buyer"
    status, row = await ask(ended, clerk, "PUT", buyer, {"paddle": ended.ben_paddle})
    assert (status, row["winner"], row["name"]) == (200, ended.ben_paddle, "Ben")
    assert (await ask(ended, ended.ben_person, "GET", "statement"))[1]["buyer"]["total"] == 56_100
    _, row = await ask(ended, clerk, "PUT", buyer, {"paddle": None})
    assert row["winner"] == "room"
    assert (await ask(ended, ended.ben_person, "GET", "statement"))[0] == 404
    assert (await ask(ended, clerk, "PUT", buyer, {"paddle": "9999"}))[1]["code"] == "unknown_paddle"
    assert (await ask(ended, clerk, "PUT", "lots/1/buyer", {"paddle": "1"}))[1]["code"] == "wrong_phase"
    assert (await ask(ended, clerk, "PUT", "lots/77/buyer", {"paddle": "1"}))[1]["code"] == "unknown_lot"


async def test_a_room_lot_that_is_sold_anew_is_nobodys_until_it_is_noted_again(house: HouseForTests) -> None:
    room = await Saleroom.open(house)
    await room.call("room_bid", lot="1", amount=10_000)
    await room.call("sell", lot="1")
    await ask(room, room.clerk_person, "PUT", "lots/1/buyer", {"paddle": room.ben_paddle})
    assert (await ask(room, room.ben_person, "GET", "statement"))[0] == 200
    await room.call("reopen", lot="1", text="a bid was overlooked")
    await room.call("room_bid", lot="1", amount=12_000)
    await room.call("sell", lot="1")
    assert (await ask(room, room.ben_person, "GET", "statement"))[0] == 404


async def test_a_statement_is_numbered_once_and_corrected_by_another(ended: Saleroom) -> None:
    clerk = ended.clerk_person
    _, issued = await ask(ended, clerk, "POST", "papers", {"kind": "buyer"})
    assert [(one["party"]["name"], one["number"], one["total"]) for one in issued] == [("Ann", 1, 13_025)]
    _, again = await ask(ended, clerk, "POST", "papers", {"kind": "buyer"})
    assert again == issued
    await ask(ended, clerk, "PUT", "lots/2/buyer", {"paddle": ended.ann_paddle})
    _, listed = await ask(ended, clerk, "GET", "papers?kind=buyer")
    assert (listed[0]["number"], listed[0]["is_current"]) == (1, False)
    _, corrected = await ask(
        ended, clerk, "POST", "papers", {"kind": "buyer", "parties": [ended.ann_person.user.id]}
    )
    assert [(one["number"], one["total"]) for one in corrected] == [(2, 13_025 + 56_100)]
    _, paper = await ask(ended, ended.ann_person, "GET", "statement")
    assert (paper["number"], paper["replaces"]) == (2, 1)
    assert (await ask(ended, clerk, "POST", "papers", {"kind": "buyer", "parties": ["nobody"]}))[0] == 404


async def test_numbers_run_through_buyers_and_sellers_without_holes(ended: Saleroom) -> None:
    clerk = ended.clerk_person
    await ask(ended, clerk, "PUT", "lots/2/buyer", {"paddle": ended.ben_paddle})
    _, sellers = await ask(ended, clerk, "POST", "papers", {"kind": "seller"})
    _, buyers = await ask(ended, clerk, "POST", "papers", {"kind": "buyer"})
    assert sorted(one["number"] for one in sellers + buyers) == [1, 2, 3]


async def test_a_sellers_settlement_takes_commission_and_fees_off(ended: Saleroom) -> None:
    clerk = ended.clerk_person
    accounting = {
        "commission": [{"above": 0, "rate_bp": 1_500}], "commission_vat_bp": 2_100, "lot_fee": 500,
        "unsold_fee": 1_000,
    }  # fmt: skip
    assert (await ask(ended, clerk, "PUT", "accounting", accounting))[0] == 200
    seller = {"seller": "Heirs of Sanz", "name": "Heirs of Miguel Sanz", "address": "Calle Mayor 3"}
    assert (await ask(ended, clerk, "PUT", "sellers", seller))[0] == 200
    _, sellers = await ask(ended, clerk, "GET", "sellers")
    assert [(one["seller"], one["name"]) for one in sellers] == [("Heirs of Sanz", "Heirs of Miguel Sanz")]
    _, paper = await ask(ended, clerk, "GET", "paper?kind=seller&party=Heirs%20of%20Sanz")
    statement = paper["seller"]
    # 500.00 hammer − 75.00 commission − 20.00 fees − 21 % of each line's sum: 4.20 + 13.65 + 2.10.
    assert (statement["hammer"], statement["commission_sum"], statement["fees"]) == (50_000, 7_500, 2_000)
    assert statement["vat"]["vat"] == 420 + 1_365 + 210
    assert statement["total"] == 50_000 - 7_500 - 2_000 - 1_995


async def test_the_pdf_says_what_the_statement_says_in_either_language(ended: Saleroom) -> None:
    clerk = ended.clerk_person
    letterhead = {"name": "Casa Montesinos", "iban": "ES9121000418450200051332", "number_prefix": "2026-"}
    async with ended.house.http.put("/api/letterhead", headers=clerk.headers, json=letterhead) as answer:
        assert answer.status == 200
    draft = text_of(await fetch(ended, ended.ann_person, "statement.pdf"))
    assert "DRAFT" in draft
    await ask(ended, clerk, "POST", "papers", {"kind": "buyer"})
    english = text_of(await fetch(ended, ended.ann_person, "statement.pdf?language=en"))
    for words in ("Casa Montesinos", "2026-00001", "Ann", "Chair", "€130.25", "ES91 2100 0418"):
        assert words in english
    assert "DRAFT" not in english
    spanish = text_of(
        await fetch(ended, clerk, f"paper.pdf?kind=buyer&party={ended.ann_person.user.id}&language=es")
    )
    assert "Liquidación del comprador" in spanish
    assert (await ask(ended, clerk, "GET", "paper.pdf?kind=buyer&party=x&language=xx"))[0] == 404


async def test_results_go_out_as_csv_and_as_a_workbook_that_can_be_added_up(ended: Saleroom) -> None:
    clerk = ended.clerk_person
    table = list(csv.DictReader(io.StringIO((await fetch(ended, clerk, "results.csv")).decode())))
    assert [(row["lot"], row["price"], row["total"]) for row in table] == [
        ("1", "100.00", "130.25"), ("2", "400.00", "561.00"), ("3", "", ""),
    ]  # fmt: skip
    unsold = (await fetch(ended, clerk, "results.csv?only=unsold")).decode().splitlines()
    assert [line.split(",")[0] for line in unsold] == ["lot", "3"]
    book = openpyxl.load_workbook(io.BytesIO(await fetch(ended, clerk, "results.xlsx")))
    rows = list(book["Results"].iter_rows(values_only=True))
    assert sum(row[rows[0].index("total")] or 0 for row in rows[1:]) == pytest.approx(691.25)
    book.close()
    assert (await ask(ended, clerk, "GET", "results.csv?only=some"))[0] == 422


# ── offers ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_accepted_offer_sells_the_lot_after_the_sale(ended: Saleroom) -> None:
    clerk, ann, ben = ended.clerk_person, ended.ann_person, ended.ben_person
    status, low = await ask(ended, ann, "POST", "offers", {"lot": "3", "amount": 1_500})
    assert (status, low["status"], low["title"]) == (201, "open", "Lamp")
    _, high = await ask(ended, ben, "POST", "offers", {"lot": "3", "amount": 1_800})
    _, mine = await ask(ended, ann, "GET", "offers")
    assert [one["id"] for one in mine] == [low["id"]]
    _, taken = await ask(ended, clerk, "PATCH", f"offers/{high['id']}", {"status": "accepted"})
    assert taken["status"] == "accepted"
    _, all_of_them = await ask(ended, clerk, "GET", "offers")
    assert [one["status"] for one in all_of_them] == ["declined", "accepted"]
    _, paper = await ask(ended, ben, "GET", "statement")
    assert [(one["lot"], one["hammer"], one["sold_by"]) for one in paper["buyer"]["lines"]] == [
        ("3", 1_800, "after_sale")
    ]
    _, rows = await ask(ended, ann, "GET", "results")
    assert (rows[2]["outcome"], rows[2]["sold_by"], rows[2]["price"]) == ("passed", "after_sale", None)
    assert (await ask(ended, ann, "POST", "offers", {"lot": "3", "amount": 9_000}))[1]["code"] == "conflict"


async def test_another_offer_takes_the_place_of_ones_own_and_can_be_withdrawn(ended: Saleroom) -> None:
    ann = ended.ann_person
    for amount in (1_000, 1_200):
        _, offer = await ask(ended, ann, "POST", "offers", {"lot": "3", "amount": amount})
    _, withdrawn = await ask(ended, ann, "PATCH", f"offers/{offer['id']}", {"status": "withdrawn"})
    assert withdrawn["status"] == "withdrawn"
    _, mine = await ask(ended, ann, "GET", "offers")
    assert [one["status"] for one in mine] == ["withdrawn", "withdrawn"]


async def test_a_clerk_enters_an_offer_for_a_paddle_and_a_sale_can_fall_through(ended: Saleroom) -> None:
    clerk = ended.clerk_person
    body = {"lot": "3", "amount": 1_500, "paddle": ended.ben_paddle}
    _, offer = await ask(ended, clerk, "POST", "offers", body)
    assert (offer["paddle"], offer["name"]) == (ended.ben_paddle, "Ben")
    for status in ("accepted", "declined", "accepted"):
        _, offer = await ask(ended, clerk, "PATCH", f"offers/{offer['id']}", {"status": status})
        assert offer["status"] == status
    assert (await ask(ended, clerk, "POST", "offers", {"lot": "3", "amount": 1_500}))[1][
        "code"
    ] == "unknown_paddle"


@pytest.mark.parametrize(
    ("lot", "amount", "code"),
    [
        ("1", 1_500, "wrong_phase"),
        ("9", 1_500, "unknown_lot"),
        ("3", 0, "malformed"),
        ("3", 1.5, "malformed"),
    ],
)
async def test_an_offer_that_cannot_be_is_refused(ended: Saleroom, lot: str, amount: Any, code: str) -> None:
    _, answer = await ask(ended, ended.ann_person, "POST", "offers", {"lot": lot, "amount": amount})
    assert answer["code"] == code


async def test_offers_wait_for_the_end_of_the_sale_and_for_a_paddle(
    house: HouseForTests, ended: Saleroom
) -> None:
    stranger = await house.person("Carl")
    _, answer = await ask(ended, stranger, "POST", "offers", {"lot": "3", "amount": 1_500})
    assert answer["code"] == "not_registered"
    running = await Saleroom.open(await _other(house))
    await running.call("pass", lot="1")
    _, answer = await ask(running, running.ann_person, "POST", "offers", {"lot": "1", "amount": 1_500})
    assert answer["code"] == "wrong_phase"


async def _other(house: HouseForTests) -> "HouseForTests":
    return _Renamed(house.running, house.http, house.clients)


class _Renamed(HouseForTests):
    """The same house; its people get other names, so that both sales can have their Ann."""

    async def person(self, name: str, *role: Any) -> Person:
        return await super().person(f"{name}2", *role)


async def test_security_11_offers_and_purchases_together_keep_to_the_credit_limit(
    house: HouseForTests,
) -> None:
    room = await Saleroom.open(house, credit_limit=20_000)
    assert (await room.bid(room.ann, "a1", 12_000))["ok"]
    await room.call("sell", lot="1")
    for lot in ("2", "3"):
        await room.call("open_lot", lot=lot)
        await room.call("pass", lot=lot)
    await room.call("end_sale")
    assert (await ask(room, room.ann_person, "POST", "offers", {"lot": "2", "amount": 8_001}))[1][
        "code"
    ] == "over_limit"
    assert (await ask(room, room.ann_person, "POST", "offers", {"lot": "2", "amount": 5_000}))[0] == 201
    assert (await ask(room, room.ann_person, "POST", "offers", {"lot": "3", "amount": 3_001}))[1][
        "code"
    ] == "over_limit"
    assert (await ask(room, room.ann_person, "POST", "offers", {"lot": "3", "amount": 3_000}))[0] == 201


async def test_security_11_an_offer_that_was_declined_is_not_accepted_beyond_the_limit(
    house: HouseForTests,
) -> None:
    room = await Saleroom.open(house, credit_limit=20_000)
    await room.call("pass", lot="1")
    await room.call("open_lot", lot="2")
    await room.call("pass", lot="2")
    await room.call("end_sale")
    made = []
    for lot in ("1", "2"):
        _, offer = await ask(room, room.ann_person, "POST", "offers", {"lot": lot, "amount": 15_000})
        made.append(f"offers/{offer['id']}")
        decision = "declined" if lot == "1" else "accepted"
        assert (await ask(room, room.clerk_person, "PATCH", made[-1], {"status": decision}))[0] == 200
    status, refusal = await ask(room, room.clerk_person, "PATCH", made[0], {"status": "accepted"})
    assert (status, refusal["code"]) == (409, "over_limit")
    await ask(room, room.clerk_person, "PATCH", made[1], {"status": "declined"})
    assert (await ask(room, room.clerk_person, "PATCH", made[0], {"status": "accepted"}))[0] == 200


# ── who may see it ───────────────────────────────────────────────────────────────────────────────────────


async def test_security_10_a_statement_and_an_offer_are_their_owners_and_the_houses(ended: Saleroom) -> None:
    ann, ben = ended.ann_person, ended.ben_person
    address = plant("Calle del Canario 1234")
    async with ended.house.http.put(
        "/api/me", headers=ann.headers, json={"name": "Ann Canary", "address": address, "phone": "1234567"}
    ) as answer:
        assert (await answer.json())["address"] == address
    _, offer = await ask(ended, ann, "POST", "offers", {"lot": "3", "amount": 765_432_1})
    _, paper = await ask(ended, ann, "GET", "statement")
    assert paper["buyer"]["party"]["address"] == address
    told = []
    for path in (
        "results",
        "offers",
        "statement",
        "statement.pdf",
        "paper?kind=buyer",
        "feed",
        "lots",
        "papers",
    ):
        async with ended.house.http.get(f"/api/sales/{ended.sale}/{path}", headers=ben.headers) as answer:
            told.append((await answer.read()).decode(errors="replace"))
    _, refused = await ask(ended, ben, "PATCH", f"offers/{offer['id']}", {"status": "withdrawn"})
    told.append(str(refused))
    for canary in (address, "Canary", "7654321", "1234567", ann.user.email):
        assert not [text for text in told if canary in text]
    assert refused["code"] == "not_found"
    assert (await ask(ended, ann, "PATCH", f"offers/{offer['id']}", {"status": "accepted"}))[1][
        "code"
    ] == "wrong_phase"


async def test_security_10_a_buyers_paper_tells_nothing_of_what_was_agreed_with_sellers(
    ended: Saleroom,
) -> None:
    accounting = {
        "commission": [{"above": 0, "rate_bp": 1_377}], "lot_fee": 98_765, "seller_note": "between us",
        "buyer_note": "collect soon", "payment_days": 21,
    }  # fmt: skip
    await ask(ended, ended.clerk_person, "PUT", "accounting", accounting)
    _, paper = await ask(ended, ended.ann_person, "GET", "statement")
    assert paper["accounting"]["buyer_note"] == "collect soon"
    for kept in ("1377", "98765", "between us", "Sanz"):
        assert kept not in str(paper)


async def test_ones_details_are_on_the_next_statement_and_the_session_goes_on(ended: Saleroom) -> None:
    ann = ended.ann_person
    details = {"name": "Ana  García", "address": "Prado 1\nMadrid", "phone": "+34 1"}
    async with ended.house.http.put("/api/me", headers=ann.headers, json=details) as answer:
        assert await answer.json() == {
            "name": "Ana García", "email": "ann@example.org", "address": "Prado 1\nMadrid", "phone": "+34 1",
        }  # fmt: skip
    async with ended.house.http.get("/api/me", headers=ann.headers) as answer:
        assert (await answer.json())["name"] == "Ana García"
    _, paper = await ask(ended, ann, "GET", "statement")
    assert paper["buyer"]["party"]["name"] == "Ana García"
    for faulty in (
        {"name": " \n"},
        {"name": "A", "phone": "\x00"},
        {"name": "A", "address": "\x1b[2J"},
    ):
        async with ended.house.http.put("/api/me", headers=ann.headers, json=faulty) as answer:
            assert answer.status == 422, faulty


async def test_the_log_says_who_did_what_and_keeps_limits_and_reserves(house: HouseForTests) -> None:
    room = await Saleroom.open(house)
    assert (await room.bid(room.ann, "a1", 7_654_300, mode="max"))["ok"]
    await room.call("room_bid", lot="1", amount=11_000)
    await room.call("undo", lot="1")
    await room.call("sell", lot="1")
    text = (await fetch(room, room.clerk_person, "log.txt")).decode()
    assert f"lot 1: paddle {room.ann_paddle}, Ann: bid up to a maximum" in text
    assert "lot 1: room, entered by Clara: bid  [struck]" in text
    assert f"lot 1: Clara: sold the lot to paddle {room.ann_paddle}" in text
    table = (await fetch(room, room.clerk_person, "log.csv")).decode()
    _, lines = await ask(room, room.clerk_person, "GET", "log")
    assert len(lines) == len(table.splitlines()) - 1
    for kept in (text, table, str(lines)):
        assert "7654300" not in kept and "76543.00" not in kept and "400.00" not in kept
