"""One binary message shows a picture to everybody at once, whatever carries it, and holds nothing else up."""

import secrets
from collections.abc import Sequence

import pytest

from contract.display import PICTURE_AT_MOST, ShownPicture
from server.gateway import outbox as outboxes
from server.gateway.outbox import CONFLATE_ABOVE
from server.gateway.parcels import PictureParcel
from tests.support.raw_socket import RawPolling, RawWebSocket, event_of
from tests.support.saleroom import Saleroom
from tests.support.waiting import eventually

JPEG = b"\xff\xd8" + secrets.token_bytes(PICTURE_AT_MOST - 2)


async def show(room: Saleroom, k: int = 1, jpeg: bytes = JPEG) -> int:
    shown = ShownPicture(sale=room.sale, lot="1", k=k, at=1_000 + k)
    return await room.house.running.opened.broadcast.picture(shown, jpeg)


@pytest.mark.parametrize("transports", [("websocket",), ("polling",), ("polling", "websocket")])
async def test_a_stock_client_gets_the_picture_byte_for_byte(
    room: Saleroom, transports: Sequence[str]
) -> None:
    cat = await room.house.attend(await room.house.person("Cat"), room.sale, transports=transports)
    assert await show(room) == 4
    body = await cat.wait_for("picture")
    assert body == {"sale": room.sale, "lot": "1", "k": 1, "at": 1_001}
    assert cat.attached == [JPEG]


async def test_what_is_said_before_and_after_a_picture_comes_before_and_after_it(room: Saleroom) -> None:
    cat = await room.house.attend(await room.house.person("Cat"), room.sale, transports=("polling",))
    for k in (1, 2):
        await room.call("ask", lot="1", amount=100_000 + k * 1_000)
        await show(room, k)
        for client in (cat, room.ann):
            await eventually(lambda client=client, k=k: len(client.attached) == k)  # type: ignore[misc]
    await room.call("ask", lot="1", amount=200_000)
    await cat.wait_for("feed", lambda body: body["entries"][-1]["standing"]["ask"] == 200_000)
    for client in (cat, room.ann):
        order = [event for event, _body in client.messages if event in {"feed", "picture"}]
        assert order[-5:] == ["feed", "picture", "feed", "picture", "feed"]


async def test_those_who_poll_are_answered_with_the_same_bytes(
    room: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put together anew for everybody, a picture would take a third of a megabyte per reader."""
    encoded: list[int] = []
    original = PictureParcel.encode

    def counting(self: PictureParcel, b64: bool = False) -> str | bytes:
        encoded.append(b64)
        return original(self, b64)

    monkeypatch.setattr(PictureParcel, "encode", counting)
    http = room.house.http
    readers = [RawPolling(http) for _ in range(3)]
    for number, reader in enumerate(readers):
        await reader.attend((await room.house.person(f"Reader{number}")).token, room.sale)
    await show(room)
    for reader in readers:
        packets = await reader.poll_until("451-")
        assert packets[-1].startswith("b")
    assert encoded == []


async def test_a_poll_that_comes_late_gets_the_sale_and_goes_without_the_picture(room: Saleroom) -> None:
    cat = await room.house.person("Cat")
    slow = RawPolling(room.house.http)
    await slow.attend(cat.token, room.sale)
    await show(room)
    for k in range(150):
        await room.call("ask", lot="1", amount=100_000 + k * 1_000)
    (connection,) = room.house.running.opened.connections.of_user(cat.user.id)
    assert connection.outbox.bytes < CONFLATE_ABOVE + len(JPEG) // 2
    packets = await slow.poll()
    assert not any(packet.startswith("451-") for packet in packets)
    feeds = [event[1] for event in map(event_of, packets) if event is not None and event[0] == "feed"]
    assert feeds[-1]["entries"][-1]["standing"]["ask"] == 249_000
    metrics = room.house.running.opened.metrics
    await eventually(lambda: b"martillo_pictures_dropped_total 1.0" in metrics.text())


async def test_who_stops_reading_in_the_middle_of_a_picture_is_cut_off(
    room: Saleroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outboxes, "LOOKS_WITHOUT_PROGRESS", 2)
    cat = await room.house.person("Cat")
    opened = room.house.running.opened
    async with RawWebSocket(room.house.url) as stuck:
        await stuck.attend(cat.token, room.sale)
        await show(room)
        await room.ann.wait_for("picture")
        (connection,) = opened.connections.of_user(cat.user.id)
        assert connection.outbox.waiting_bytes > len(JPEG) // 4
        await show(room, 2)  # nobody piles a second one on the first
        assert connection.outbox.waiting_bytes < 1.1 * len(JPEG)
        await eventually(lambda: not opened.connections.of_user(cat.user.id), within_s=10)
    await eventually(lambda: b'cut_off_total{why="stalled"} 1.0' in opened.metrics.text())


async def test_nobody_outside_the_room_is_shown_anything(room: Saleroom) -> None:
    outside = await room.house.connect(await room.house.person("Dan"))
    await show(room)
    await room.ann.wait_for("picture")
    assert await outside.call("pulse", {"t": 1})
    assert outside.of("picture") == []
