"""A picture on its way to one connection: one at a time, by itself, and the first thing to be dropped."""

import base64
from typing import Any

import pytest
import socketio
from engineio.payload import Payload

from contract.display import ShownPicture
from server.gateway import outbox as outboxes
from server.gateway.outbox import CONFLATE_ABOVE, LOOKS_WITHOUT_PROGRESS, Outbox, Tally
from server.gateway.parcels import Parcel, PictureParcel
from tests.support.parcels import SALE, bid, entries_of, feed
from tests.support.waiting import soon

JPEG = bytes(range(256)) * 400


def picture(k: int = 1, jpeg: bytes = JPEG) -> PictureParcel:
    return PictureParcel(ShownPicture(sale=SALE, lot="27A", k=k, at=5), jpeg)


async def poll(outbox: Outbox) -> list[Any]:
    """Take what the library's poll takes."""
    return await soon(outbox.poll())


def entries(outbox: Outbox) -> list[Parcel]:
    return [one for one in outbox._line or () if not isinstance(one, PictureParcel)]


def pictures(outbox: Outbox) -> list[int]:
    shown = [one.message for one in outbox._line or () if isinstance(one, PictureParcel)]
    return [one.k for one in shown if isinstance(one, ShownPicture)]


def test_it_is_a_binary_event_with_one_attachment_as_the_library_reads_it() -> None:
    first, second = Payload(encoded_payload=picture().encode(b64=True)).packets
    event = socketio.packet.Packet(encoded_packet=str(first.encode()).removeprefix("4"))
    assert event.add_attachment(second.data)
    assert event.data == ["picture", {"sale": SALE, "lot": "27A", "k": 1, "at": 5}, JPEG]


def test_over_a_websocket_it_is_a_text_frame_and_a_binary_one_in_one_piece() -> None:
    frame = picture().frame
    assert frame[0] == 0x81
    text_ends = 2 + frame[1]
    assert frame[2:text_ends].startswith(b'451-["picture",')
    assert frame[text_ends : text_ends + 2] == bytes((0x82, 127))
    assert frame.endswith(JPEG)


def test_the_text_of_it_is_made_once_and_only_for_those_who_poll(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    encode = base64.b64encode

    def counting(data: bytes) -> bytes:
        made.append(len(data))
        return encode(data)

    monkeypatch.setattr(base64, "b64encode", counting)
    parcel = picture()
    assert parcel.encode() is parcel.frame
    assert made == []
    assert parcel.poll is parcel.poll
    assert made == [len(JPEG)]


async def test_a_poll_gets_it_by_itself() -> None:
    outbox = Outbox(Tally())
    before, shown, after = feed(bid(1)), picture(), feed(bid(2))
    for parcel in (before, shown, after):
        outbox.send(parcel)
    assert [await poll(outbox) for _ in range(3)] == [[before], [shown], [after]]
    assert outbox.bytes == 0


async def test_of_two_that_wait_the_newer_is_shown() -> None:
    tally = Tally()
    outbox = Outbox(tally)
    outbox.send(feed(bid(1)))
    for k in (1, 2):
        outbox.send(picture(k))
    assert pictures(outbox) == [2]
    assert tally.pictures_dropped == 1
    while outbox.in_line:
        await poll(outbox)
    await soon(outbox.emptied())


def test_who_is_behind_goes_without_it_before_he_goes_without_an_entry() -> None:
    tally = Tally()
    outbox = Outbox(tally)
    outbox.send(picture())
    n = 0
    while pictures(outbox):
        n += 1
        outbox.send(feed(bid(n, str(n))))
    assert n * feed(bid(n, str(n))).size > CONFLATE_ABOVE
    assert [number for one in entries(outbox) for number in entries_of(one)] == list(range(1, n + 1))
    assert outbox.bytes == sum(one.size for one in entries(outbox))
    assert tally.pictures_dropped == 1
    outbox.send(picture(2))
    assert pictures(outbox) == []
    assert tally.pictures_dropped == 2


def test_a_picture_does_not_make_words_be_put_together() -> None:
    tally = Tally()
    outbox = Outbox(tally)
    outbox.send(picture())
    for n in range(1, 40):
        outbox.send(feed(bid(n)))
    assert (tally.conflated, len(entries(outbox)), pictures(outbox)) == (0, 39, [1])


async def test_who_reads_a_picture_slowly_over_a_poll_is_no_idler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outboxes, "PICTURE_BYTES_PER_LOOK", len(JPEG) // 20)
    outbox = Outbox(Tally())
    outbox.send(picture())
    await poll(outbox)
    outbox.send(feed(bid(1)))
    for _ in range(20):
        assert outbox.is_being_read
        assert not outbox.has_stalled()
    assert not outbox.is_being_read
    assert [outbox.has_stalled() for _ in range(LOOKS_WITHOUT_PROGRESS + 1)][-1]


async def test_who_still_reads_one_over_a_poll_gets_no_other_behind_it() -> None:
    outbox = Outbox(Tally())
    outbox.send(picture())
    await poll(outbox)
    outbox.send(picture(2))
    assert outbox.in_line == 0
    outbox.send(feed(bid(1)))
    await poll(outbox)
    outbox.send(picture(3))
    assert pictures(outbox) == [3]


def test_what_was_dropped_counts_no_more() -> None:
    outbox = Outbox(Tally())
    outbox.send(picture())
    outbox.drop()
    assert (outbox.bytes, outbox.waiting_bytes, outbox.in_line) == (0, 0, 0)
    outbox.send(picture(2))
    assert outbox.in_line == 0
