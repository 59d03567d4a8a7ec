"""A clerk's file becomes a picture of the lot and stands before everybody's eyes at once."""

import io
import random
from typing import Any

import pytest
from PIL import Image

from contract.display import PICTURE_AT_MOST
from contract.wire import Role
from server.gateway import pictures as gateway_pictures
from server.gateway.http import pictures as lot_pictures
from tests.support.house import Person
from tests.support.saleroom import Saleroom


def a_file(size: tuple[int, int] = (1200, 900), kind: str = "PNG", noise: bool = False) -> bytes:
    picture = Image.new("RGB", size, "sienna")
    if noise:
        picture = Image.frombytes("RGB", size, random.Random(3).randbytes(size[0] * size[1] * 3))
    exif = Image.Exif()
    exif[0x010E] = "taken in the strong room"
    file = io.BytesIO()
    picture.save(file, kind, exif=exif)
    return file.getvalue()


async def show(room: Saleroom, file: bytes, lot: str = "1", by: Person | None = None) -> tuple[int, Any]:
    path = f"/api/sales/{room.sale}/lots/{lot}/show"
    who = by or room.clerk_person
    async with room.house.http.post(path, data=io.BytesIO(file), headers=who.headers) as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_everybody_who_attends_sees_it_and_it_stays_with_the_lot(
    room: Saleroom, transport: str
) -> None:
    cat = await room.house.attend(await room.house.person("Cat"), room.sale, transports=[transport])
    status, shown = await show(room, a_file())
    assert (status, shown["lot"], shown["k"]) == (201, "1", 1)
    for client in (cat, room.ann, room.clerk):
        assert await client.wait_for("picture") == shown
        (jpeg,) = client.attached
        assert len(jpeg) <= PICTURE_AT_MOST
        seen = Image.open(io.BytesIO(jpeg))
        assert (seen.format, seen.size, dict(seen.getexif())) == ("JPEG", (1024, 768), {})
    await cat.wait_for_entry("catalogue_changed")
    _, lots = await room.house.get(f"/api/sales/{room.sale}/lots")
    assert [lot["pictures"] for lot in lots] == [1, 0, 0]
    path = f"/api/sales/{room.sale}/lots/1/pictures/1?size=full"
    async with room.house.http.get(path, headers=room.ann_person.headers) as answer:
        assert Image.open(io.BytesIO(await answer.read())).size == (1200, 900)


async def test_a_picture_that_hardly_compresses_still_fits_the_message(room: Saleroom) -> None:
    status, _shown = await show(room, a_file((1800, 1800), "JPEG", noise=True))
    assert status == 201
    await room.ann.wait_for("picture")
    assert 10_000 < len(room.ann.attached[0]) <= PICTURE_AT_MOST


async def test_what_is_no_picture_is_shown_to_nobody(room: Saleroom) -> None:
    for file in (b"", b"\xff\xd8 not really", a_file()[:2_000]):
        status, problem = await show(room, file)
        assert (status, problem["code"]) == (422, "malformed")
    assert (await show(room, a_file(), lot="99"))[1]["code"] == "unknown_lot"
    assert (await show(room, a_file(), by=room.ann_person))[0] == 403
    assert room.ann.of("picture") == []
    _, lots = await room.house.get(f"/api/sales/{room.sale}/lots")
    assert {lot["pictures"] for lot in lots} == {0}


async def test_security_19_showing_gives_a_lot_no_more_pictures_than_it_can_have(
    room: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lot_pictures, "PICTURES_AT_MOST", 1)
    monkeypatch.setattr(gateway_pictures, "REST_S", 0.0)
    assert (await show(room, a_file()))[0] == 201
    assert (await show(room, a_file()))[1]["code"] == "conflict"


async def test_readers_are_left_alone_between_two_pictures(
    room: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await show(room, a_file()))[0] == 201
    status, problem = await show(room, a_file())
    assert (status, problem["code"]) == (429, "rate_limited")
    monkeypatch.setattr(gateway_pictures, "REST_S", 0.0)
    assert (await show(room, a_file()))[1]["k"] == 2


async def test_after_the_end_there_is_nobody_to_show_anything(room: Saleroom) -> None:
    await room.call("pass", lot="1")
    await room.call("end_sale")
    assert (await show(room, a_file()))[1]["code"] == "sale_ended"


async def test_a_room_display_is_set_by_clerks_and_read_by_all(room: Saleroom) -> None:
    path = f"/api/sales/{room.sale}/display"
    status, before = await room.house.get(path, room.ann_person)
    assert (status, before["rates"], before["next_lots"]) == (200, {}, 4)
    asked = {"rates": {"USD": "1.0834", "JPY": "163.2"}, "join_url": "https://house.example/join"}
    clerk, ann = room.clerk_person.headers, room.ann_person.headers
    for headers, expected in ((ann, 403), (clerk, 200)):
        async with room.house.http.put(path, json=asked, headers=headers) as answer:
            assert answer.status == expected
    _, after = await room.house.get(path, room.ann_person)
    assert {name: after[name] for name in asked} == asked


@pytest.mark.parametrize(
    "wrong",
    [
        {"rates": {"EUR": "1"}},
        {"rates": {"usd": "1"}},
        {"rates": {"USD": "0.0"}},
        {"rates": {"USD": "1e5"}},
        {"rates": {"USD": 1.5}},
        {"join_url": "file:///etc/passwd"},
        {"next_lots": 9},
        {"colour": "red"},
    ],
)
async def test_a_room_display_that_cannot_be_shown_is_refused(room: Saleroom, wrong: Any) -> None:
    path = f"/api/sales/{room.sale}/display"
    async with room.house.http.put(path, json=wrong, headers=room.clerk_person.headers) as answer:
        assert (answer.status, (await answer.json())["code"]) == (422, "malformed")
    assert room.clerk_person.user.role is Role.CLERK
