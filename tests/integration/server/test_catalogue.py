"""The catalogue over HTTP: made, imported, changed, split, taken along, and what others hear of it."""

import asyncio
import contextlib
import io
import sqlite3
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest
from PIL import Image

from tests.support.house import HouseForTests, Person
from tests.support.saleroom import Saleroom

TERMS = {"kind": "live", "currency": "EUR", "ladder": {"name": "tens", "bands": [{"from": 0, "every": 1000}]}}
VASE = {
    "lot": "1", "title": "Vase", "start": 50_00, "description": "Blue.\nTall.",
    "low_estimate": 80_00, "high_estimate": 120_00, "reserve": 70_00,
    "seller": "Sol", "vat_bp": 2100, "images": ["1.jpg"], "extra": {"Weight": "2 kg"},
}  # fmt: skip
CLOCK = {"lot": "2", "title": "Clock", "start": 10_00}


async def ask(
    house: HouseForTests, method: str, path: str, body: Any = None, person: Person | None = None
) -> tuple[int, Any]:
    """Send a request as somebody, by default as the house's owner; return the status and the JSON."""
    headers = house.owner if person is None else person.headers
    async with house.http.request(method, path, json=body, headers=headers) as answer:
        return answer.status, await answer.json(content_type=None)


async def empty_sale(house: HouseForTests, **terms: Any) -> str:
    """Make a sale without lots; return its address."""
    status, sale = await ask(house, "POST", "/api/sales", {"title": "Silver", "terms": TERMS | terms})
    assert (status, sale["lots"]) == (201, 0), sale
    return f"/api/sales/{sale['id']}"


async def sale_with(house: HouseForTests, *rows: dict[str, Any]) -> str:
    """Make a sale and import these lots; return its address."""
    sale = await empty_sale(house)
    status, made = await ask(house, "POST", f"{sale}/catalogue", {"rows": rows})
    assert (status, made) == (200, {"added": len(rows), "changed": 0}), made
    return sale


async def numbers(house: HouseForTests, sale: str) -> list[str]:
    return [lot["lot"] for lot in (await house.get(f"{sale}/lots"))[1]]


def kept_files(data_dir: Path) -> list[Path]:
    return list(data_dir.rglob("pictures/*/*.jpg"))


def texts_kept(data_dir: Path) -> dict[str, str]:
    """Return what the store says of every lot, known to the ledger or not."""
    (database,) = data_dir.rglob("martillo.db")
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return dict(connection.execute("SELECT lot, description FROM lots").fetchall())


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(out, "PNG")
    return out.getvalue()


async def add_picture(house: HouseForTests, sale: str, lot: str, colour: str) -> int:
    url = f"{sale}/lots/{lot}/pictures"
    async with house.http.post(url, data=picture(colour), headers=house.owner) as answer:
        assert answer.status == 201, await answer.text()
        return int((await answer.json())["k"])


async def colour_of(house: HouseForTests, sale: str, lot: str, k: int) -> tuple[int, ...]:
    url = f"{sale}/lots/{lot}/pictures/{k}?size=thumb"
    async with house.http.get(url, headers=house.owner) as answer:
        assert answer.status == 200
        pixel = Image.open(io.BytesIO(await answer.read())).getpixel((5, 5))
        assert isinstance(pixel, tuple)
        return tuple(round(part / 51) for part in pixel)


async def test_everything_that_came_in_is_on_the_desk_and_only_the_public_part_for_bidders(
    house: HouseForTests,
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    _, (vase, clock) = await house.get(f"{sale}/desk-lots")
    assert set(VASE) <= set(vase)
    assert [vase[name] for name in VASE] == list(VASE.values())
    assert (vase["position"], clock["position"], vase["pictures"]) == (1, 2, 0)
    ana = await house.person("Ana")
    assert (await ask(house, "GET", f"{sale}/desk-lots", person=ana))[0] == 403
    _, seen = await ask(house, "GET", f"{sale}/lots?lots=1,9", person=ana)
    assert [lot["description"] for lot in seen] == ["Blue.\nTall."]
    assert not {"reserve", "seller", "vat_bp", "extra", "images"} & set(seen[0])


async def test_lots_come_in_before_another_and_known_ones_are_changed_only_when_that_was_asked(
    house: HouseForTests,
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    rows = [
        CLOCK | {"title": "Bracket clock", "description": "Runs."},
        {"lot": "1A", "title": "Bowl", "start": 5},
    ]
    status, told = await ask(house, "POST", f"{sale}/catalogue", {"rows": rows, "before": "2"})
    assert (status, told["detail"]) == (422, "the sale has a lot 2 already")
    assert await numbers(house, sale) == ["1", "2"]
    body = {"rows": rows, "before": "2", "existing": "change"}
    assert (await ask(house, "POST", f"{sale}/catalogue", body))[1] == {"added": 1, "changed": 1}
    _, lots = await house.get(f"{sale}/lots")
    assert [(lot["lot"], lot["position"], lot["title"], lot["description"]) for lot in lots] == [
        ("1", 1, "Vase", "Blue.\nTall."), ("1A", 2, "Bowl", ""), ("2", 3, "Bracket clock", "Runs."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([CLOCK, CLOCK | {"title": "Other"}], "lot 2: LotNum 2 is used on line 2 already"),
        ([CLOCK | {"lot": "a/b"}], "lot a/b: LotNum 'a/b' must be"),
        ([CLOCK | {"title": " \n"}], "the title is missing"),
        ([CLOCK | {"low_estimate": 5, "high_estimate": 4}], "LowEst is above HighEst"),
        ([CLOCK | {"title": "Cl\x1bock"}], "cannot be printed"),
        ([CLOCK | {"start": 0}], "start must be at least 1"),
        ([CLOCK | {"start": 1.5}], "whole number"),
        ([CLOCK | {"colour": "red"}], "colour"),
        ([], "at least 1"),
    ],
)
async def test_of_lots_of_which_one_cannot_be_none_is_taken(
    house: HouseForTests, rows: list[dict[str, Any]], reason: str
) -> None:
    sale = await empty_sale(house)
    status, told = await ask(house, "POST", f"{sale}/catalogue", {"rows": [VASE, *rows] if rows else []})
    assert status == 422
    assert reason in told["detail"]
    assert await numbers(house, sale) == []


async def test_a_lot_is_changed_in_part_and_whoever_attends_hears_of_what_is_public(
    house: HouseForTests,
) -> None:
    room = await Saleroom.open(house)
    path = f"/api/sales/{room.sale}/lots/2"
    change = {"title": "Ewer", "reserve": 4_321_00, "description": "Old."}
    status, lot = await ask(house, "PATCH", path, change)
    assert (status, {name: lot[name] for name in change}) == (200, change)
    status, lot = await ask(house, "PATCH", path, {"reserve": None, "seller": "Sol", "extra": {"Box": "7"}})
    assert (lot["reserve"], lot["seller"], lot["extra"], lot["title"]) == (None, "Sol", {"Box": "7"}, "Ewer")
    await room.call("announce", text="That is all.")
    await room.ann.wait_for_entry("announced")
    told = [entry for entry in room.ann.feed() if entry["type"] in {"lot_changed", "catalogue_changed"}]
    assert [entry["type"] for entry in told] == ["lot_changed", "catalogue_changed", "lot_changed"]
    assert "432100" not in str(told)


async def test_a_lot_on_the_block_keeps_its_title_and_start_and_may_get_a_seller(
    house: HouseForTests,
) -> None:
    room = await Saleroom.open(house)
    path = f"/api/sales/{room.sale}/lots/1"
    assert (await ask(house, "PATCH", path, {"title": "Stool"}))[1]["code"] == "wrong_phase"
    assert (await ask(house, "PATCH", path, {"seller": "Sol"}))[0] == 200
    body = {"rows": [{"lot": "1", "title": "Stool", "start": 5}], "existing": "change"}
    status, told = await ask(house, "POST", f"/api/sales/{room.sale}/catalogue", body)
    assert (status, told["detail"]) == (422, "lot 1 was on the block already: its title and amounts stay")
    split = {"lots": [{"lot": "1A", "title": "Leg", "start": 5}]}
    assert (await ask(house, "POST", f"{path}/split", split))[1]["code"] == "wrong_phase"


async def test_a_change_that_cannot_be_changes_nothing(house: HouseForTests) -> None:
    sale = await sale_with(house, VASE)
    for change, status, reason in (
        ({"high_estimate": 1}, 422, "LowEst is above HighEst"),
        ({"title": " "}, 422, "the title is missing"),
        ({"start": -1}, 422, "start"),
        ({"lot": "5"}, 422, "lot"),
    ):
        assert (await ask(house, "PATCH", f"{sale}/lots/1", change))[0] == status, change
        assert reason in (await ask(house, "PATCH", f"{sale}/lots/1", change))[1]["detail"]
    assert (await ask(house, "PATCH", f"{sale}/lots/9", {"seller": "x"}))[1]["code"] == "unknown_lot"
    _, (lot,) = await house.get(f"{sale}/desk-lots")
    assert (lot["title"], lot["high_estimate"]) == ("Vase", 120_00)


async def test_a_lot_is_split_into_others_right_behind_it_with_its_seller_and_some_pictures(
    house: HouseForTests,
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    for colour in ("red", "lime", "blue"):
        await add_picture(house, sale, "1", colour)
    parts = [
        {"lot": "1A", "title": "Lid", "start": 5},
        {"lot": "1B", "title": "Foot", "start": 5, "vat_bp": 0},
    ]
    body = {"lots": parts, "pictures": {"1B": [3, 1]}}
    status, lots = await ask(house, "POST", f"{sale}/lots/1/split", body)
    assert status == 200, lots
    assert [(lot["lot"], lot["seller"], lot["vat_bp"], lot["pictures"]) for lot in lots] == [
        ("1", "Sol", 2100, 1), ("1A", "Sol", 2100, 0), ("1B", "Sol", 0, 2),
    ]  # fmt: skip
    assert await numbers(house, sale) == ["1", "1A", "1B", "2"]
    assert await colour_of(house, sale, "1", 1) == (0, 5, 0)
    assert [await colour_of(house, sale, "1B", k) for k in (1, 2)] == [(0, 0, 5), (5, 0, 0)]


@pytest.mark.parametrize("pictures", [{"1A": [2]}, {"1A": [1, 1]}, {"1A": [1], "1B": [1]}])
async def test_a_split_with_pictures_that_the_lot_has_not_makes_no_lot(
    house: HouseForTests, tmp_path: Path, pictures: dict[str, list[int]]
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    await add_picture(house, sale, "1", "red")
    parts = [{"lot": lot, "title": "Part", "start": 5} for lot in ("1A", "1B")]
    status, told = await ask(house, "POST", f"{sale}/lots/1/split", {"lots": parts, "pictures": pictures})
    assert (status, told["code"]) == (404, "not_found")
    assert await numbers(house, sale) == ["1", "2"]
    assert texts_kept(tmp_path) == {"1": "Blue.\nTall.", "2": ""}


async def test_lots_that_the_rules_refuse_leave_no_texts(house: HouseForTests, tmp_path: Path) -> None:
    sale = await sale_with(house, VASE)
    status, _ = await ask(house, "POST", f"{sale}/catalogue", {"rows": [CLOCK], "before": "77"})
    assert (status, texts_kept(tmp_path)) == (404, {"1": "Blue.\nTall."})


async def test_pictures_are_added_put_in_order_and_removed_with_their_files(
    house: HouseForTests, tmp_path: Path
) -> None:
    sale = await sale_with(house, VASE)
    assert [await add_picture(house, sale, "1", colour) for colour in ("red", "lime", "blue")] == [1, 2, 3]
    assert await ask(house, "PUT", f"{sale}/lots/1/pictures", {"order": [3, 1, 2]}) == (200, {"pictures": 3})
    assert [await colour_of(house, sale, "1", k) for k in (1, 2, 3)] == [(0, 0, 5), (5, 0, 0), (0, 5, 0)]
    assert await ask(house, "DELETE", f"{sale}/lots/1/pictures/2") == (200, {"pictures": 2})
    assert [await colour_of(house, sale, "1", k) for k in (1, 2)] == [(0, 0, 5), (0, 5, 0)]
    assert len(kept_files(tmp_path)) == 2 * 3
    assert (await ask(house, "PUT", f"{sale}/lots/1/pictures", {"order": [1, 1]}))[0] == 409
    assert (await ask(house, "DELETE", f"{sale}/lots/1/pictures/3"))[0] == 404
    url = f"{sale}/lots/1/pictures"
    async with house.http.post(url, data=b"no picture", headers=house.owner) as answer:
        assert answer.status == 422
        assert "not a picture" in (await answer.json())["detail"]


async def test_a_sale_is_changed_until_it_opens(house: HouseForTests) -> None:
    sale = await sale_with(house, VASE)
    status, view = await ask(house, "PATCH", sale, {"title": "Silver and gold"})
    assert (status, view["title"]) == (200, "Silver and gold")
    terms = TERMS | {"absentee": True}
    status, view = await ask(house, "PATCH", sale, {"terms": terms})
    assert (view["title"], view["terms"]["absentee"]) == ("Silver and gold", True)
    assert (await ask(house, "PATCH", sale, {"terms": TERMS | {"currency": "USD"}}))[1]["code"] == "conflict"
    assert (await ask(house, "PATCH", sale, {"terms": TERMS | {"closes_at": 5}}))[0] == 422


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_what_is_taken_along_comes_in_again_as_it_was(house: HouseForTests, kind: str) -> None:
    odd = CLOCK | {
        "title": "=SUM(A1)",
        "description": "'-5 &amp; <b>x</b>",
        "extra": {"Lot": "+7", "url": "@"},
    }
    sale = await sale_with(house, VASE, odd)
    async with house.http.get(f"{sale}/catalogue.{kind}", headers=house.owner) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Disposition"].endswith(f'-catalogue.{kind}"')
        file = await answer.read()
    async with house.http.post("/api/tables", data=file, headers=house.owner) as answer:
        table = await answer.json()
    assert [row[0] for row in table["rows"]] == ["LotNum", "1", "2"]
    form = {"title": "Again", "terms": TERMS}
    again = await make_with(house, form, file)
    _, before = await house.get(f"{sale}/desk-lots")
    _, after = await house.get(f"{again}/desk-lots")
    assert after == before


async def make_with(house: HouseForTests, sale: dict[str, Any], catalogue: bytes) -> str:
    data = aiohttp.FormData(default_to_multipart=True)
    data.add_field("sale", msgspec.json.encode(sale).decode(), content_type="application/json")
    data.add_field("catalogue", catalogue, filename="catalogue", content_type="application/octet-stream")
    async with house.http.post("/api/sales", data=data, headers=house.owner) as answer:
        assert answer.status == 201, await answer.text()
        return f"/api/sales/{(await answer.json())['id']}"


async def test_two_clerks_who_import_at_once_never_make_one_lot_twice(house: HouseForTests) -> None:
    sale = await empty_sale(house)
    own = [{"lot": f"9{k}", "title": "Own", "start": 5} for k in range(4)]
    bodies = [{"rows": [VASE | {"description": f"By {k}.", "reserve": 60_00 + k}, own[k]]} for k in range(4)]
    answers = await asyncio.gather(*(ask(house, "POST", f"{sale}/catalogue", body) for body in bodies))
    assert sorted(status for status, _ in answers) in (
        [200, 409, 409, 409],
        [200, 422, 422, 422],
        [200, 409, 409, 422],
    )
    assert len(await numbers(house, sale)) == 2
    _, (vase, extra) = await house.get(f"{sale}/desk-lots")
    winner = int(extra["lot"][1:])
    assert (vase["description"], vase["reserve"]) == (f"By {winner}.", 60_00 + winner)
