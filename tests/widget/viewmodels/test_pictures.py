"""Pictures are fetched once, a few at a time, and forgotten when there is no room."""

import asyncio
from typing import Any

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_client.viewmodels.pictures import AT_ONCE, PictureSize, PictureStore
from tests.support.qt_signals import next_signal
from tests.support.waiting import eventually, soon


def png(side: int = 8) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0x8A6116)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


class Shelf:
    """Hands out pictures, and remembers who asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open = 0
        self.most = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.fails = False

    async def fetch(self, lot: str, _number: int, _size: str) -> bytes:
        self.asked.append(lot)
        self.open += 1
        self.most = max(self.most, self.open)
        await self.gate.wait()
        self.open -= 1
        if self.fails:
            raise ValueError("no such picture")
        return png()


async def test_a_picture_is_fetched_once_and_then_at_hand(qapp: QApplication) -> None:
    shelf = Shelf()
    store = PictureStore(shelf.fetch)
    arrived = next_signal(store.arrived)
    assert store.picture("43", 1, PictureSize.THUMB) is None
    assert store.picture("43", 1, PictureSize.THUMB) is None
    assert await arrived == ("43", 1, PictureSize.THUMB)
    image = store.picture("43", 1, PictureSize.THUMB)
    assert image is not None
    assert image.width() == 8
    assert shelf.asked == ["43"]
    await store.close()


async def test_only_a_few_pictures_are_fetched_at_a_time(qapp: QApplication) -> None:
    shelf = Shelf()
    shelf.gate.clear()
    store = PictureStore(shelf.fetch)
    for lot in range(20):
        store.picture(str(lot), 1, PictureSize.THUMB)
    await asyncio.sleep(0.02)
    assert shelf.most == AT_ONCE
    assert store.is_busy
    await store.close()
    assert not store.is_busy


async def test_a_picture_that_could_not_be_had_is_asked_for_again_after_a_reconnect(
    qapp: QApplication,
) -> None:
    shelf = Shelf()
    shelf.fails = True
    store = PictureStore(shelf.fetch)
    store.picture("43", 1, PictureSize.FULL)
    await asyncio.sleep(0.02)
    store.picture("43", 1, PictureSize.FULL)
    await asyncio.sleep(0.02)
    assert shelf.asked == ["43"]
    shelf.fails = False
    store.ask_again()
    arrived = next_signal(store.arrived)
    store.picture("43", 1, PictureSize.FULL)
    await arrived
    assert shelf.asked == ["43", "43"]
    await store.close()


async def test_the_pictures_longest_unseen_are_dropped_first(qapp: QApplication) -> None:
    shelf = Shelf()
    store = PictureStore(shelf.fetch, room_bytes=2 * 8 * 8 * 4)
    for lot in ("1", "2", "3"):
        arrived = next_signal(store.arrived)
        store.picture(lot, 1, PictureSize.THUMB)
        await arrived
    assert store.picture("3", 1, PictureSize.THUMB) is not None
    assert store.picture("2", 1, PictureSize.THUMB) is not None
    assert store.picture("1", 1, PictureSize.THUMB) is None
    await store.close()


async def test_a_picture_that_came_by_itself_is_shown_and_not_fetched_when_the_lot_changes(
    qapp: QApplication,
) -> None:
    shelf, now = Shelf(), [100.0]
    store = PictureStore(shelf.fetch, clock=lambda: now[0])
    shown = next_signal(store.shown)
    store.take_in("43", 2, png(32))
    assert await shown == ("43", 2)
    image = store.picture("43", 2, PictureSize.CARD)
    assert image is not None
    assert image.width() == 32
    assert store.picture("43", 2, PictureSize.FULL) is image
    store.forget({"43"})
    assert store.picture("43", 2, PictureSize.CARD) is image
    assert shelf.asked == []
    now[0] += 10  # a later change may have put another picture in its place
    store.forget({"43"})
    arrived = next_signal(store.arrived)
    assert store.picture("43", 2, PictureSize.CARD) is None
    assert await arrived == ("43", 2, PictureSize.CARD)
    await store.close()


async def test_what_came_by_itself_and_is_no_picture_is_fetched_when_it_is_wanted(qapp: QApplication) -> None:
    shelf = Shelf()
    store = PictureStore(shelf.fetch)
    store.take_in("43", 1, b"no picture")
    async with asyncio.timeout(5):
        while store.is_busy:  # noqa: ASYNC110  # a failure tells nobody
            await asyncio.sleep(0.005)
    arrived = next_signal(store.arrived)
    assert store.picture("43", 1, PictureSize.CARD) is None
    assert await arrived == ("43", 1, PictureSize.CARD)
    await store.close()


async def test_a_picture_on_its_way_while_its_lot_changes_is_not_taken_for_the_new_one(
    qapp: QApplication,
) -> None:
    shelf = Shelf()
    store = PictureStore(shelf.fetch)
    shelf.gate.clear()
    store.picture("43", 1, PictureSize.THUMB)
    await asyncio.sleep(0.02)
    store.forget({"43"})
    shelf.gate.set()
    async with asyncio.timeout(5):
        while store.is_busy:  # noqa: ASYNC110  # what is left out tells nobody
            await asyncio.sleep(0.005)
    arrived = next_signal(store.arrived)
    assert store.picture("43", 1, PictureSize.THUMB) is None
    await arrived
    assert shelf.asked == ["43", "43"]
    await store.close()


class SlowEyes:
    """Holds the first picture that is being decoded, as a busy computer would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.decoding, self.go_on = asyncio.Event(), asyncio.Event()
        decode = PictureStore._decode
        eyes = self

        async def slowly(lot: str, number: int, *more: Any) -> Any:
            seen = await decode(lot, number, *more)
            if not eyes.decoding.is_set():
                eyes.decoding.set()
                await eyes.go_on.wait()
            return seen

        monkeypatch.setattr(PictureStore, "_decode", staticmethod(slowly))


async def test_a_picture_that_is_decoded_when_another_takes_its_place_is_not_shown_for_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides = iter((8, 16))

    async def fetch(_lot: str, _number: int, _size: str) -> bytes:
        return png(next(sides))

    eyes, store = SlowEyes(monkeypatch), PictureStore(fetch)
    store.picture("43", 1, PictureSize.CARD)
    await soon(eyes.decoding.wait())
    store.forget({"43"})
    arrived = next_signal(store.arrived)
    assert store.picture("43", 1, PictureSize.CARD) is None
    await arrived
    eyes.go_on.set()
    await eventually(lambda: not store.is_busy)
    image = store.picture("43", 1, PictureSize.CARD)
    assert image is not None
    assert image.width() == 16
    await store.close()


async def test_a_picture_that_is_shown_to_everybody_stays_when_an_older_answer_comes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fetch(_lot: str, _number: int, _size: str) -> bytes:
        return png(8)

    eyes, store = SlowEyes(monkeypatch), PictureStore(fetch)
    store.picture("43", 2, PictureSize.CARD)
    await soon(eyes.decoding.wait())
    shown = next_signal(store.shown)
    store.take_in("43", 2, png(16))
    await shown
    eyes.go_on.set()
    await eventually(lambda: not store.is_busy)
    image = store.picture("43", 2, PictureSize.CARD)
    assert image is not None
    assert image.width() == 16
    await store.close()
