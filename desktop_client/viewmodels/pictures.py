"""Pictures of one sale: fetched once, decoded in a thread, kept while there is room.

Knows no widget; whoever shows pictures asks again when `arrived` names what he waits for.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_client.tasks import TaskOwner

_log = logging.getLogger(__name__)

AT_ONCE = 4
WAITING_AT_MOST = 64
"""Of a list that flies by only so many pictures stay wanted; the others are asked for when they are seen."""
ROOM_BYTES = 96 * 1024 * 1024
NEW_FOR_S = 5.0


class PictureSize(StrEnum):
    """The sizes that a house makes of each picture."""

    THUMB = "thumb"
    CARD = "card"
    FULL = "full"


_LARGE = (PictureSize.CARD, PictureSize.FULL)
"""What a picture that is shown to everybody stands for: it is almost as large as the largest."""

Fetch = Callable[[str, int, str], Awaitable[bytes]]
Key = tuple[str, int, PictureSize]


class PictureStore(QObject):
    """Gives a picture at once when it is here, else fetches it.

    Signals:
        arrived(str, int, object): lot, number from 1, and PictureSize of a picture that is here now.
        shown(str, int): lot and number of a picture that everybody is shown at this moment.
    """

    arrived = Signal(str, int, object)
    shown = Signal(str, int)

    def __init__(
        self,
        fetch: Fetch,
        room_bytes: int = ROOM_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._fetch, self._clock = fetch, clock
        self._came_by_itself: dict[Key, float] = {}
        self._room, self._used = room_bytes, 0
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._waiting: dict[Key, None] = {}
        self._fetching = 0
        self._asked: set[Key] = set()
        self._forgotten: dict[str, int] = {}
        self._tasks = TaskOwner("pictures")

    def picture(self, lot: str, number: int, size: PictureSize) -> QImage | None:
        """Return a picture, or None while it is on its way or when it cannot be had."""
        key = (lot, number, size)
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        elif key not in self._asked:
            self._ask_for(key)
        return image

    @property
    def is_busy(self) -> bool:
        """Tell whether pictures are on their way."""
        return self._tasks.is_busy

    def ask_again(self) -> None:
        """Forget failures, so that what could not be had is asked for once more (after a reconnect)."""
        self._asked.intersection_update(self._images)

    def forget(self, lots: Collection[str]) -> None:
        """Drop the pictures of these lots, which are others now; whoever shows one asks again."""
        new = {key for key, at in self._came_by_itself.items() if self._clock() - at < NEW_FOR_S}
        self._came_by_itself = {key: self._came_by_itself[key] for key in new}
        for lot in lots:
            self._forgotten[lot] = self._forgotten.get(lot, 0) + 1
        for key in [key for key in self._asked - new if key[0] in lots]:
            self._asked.discard(key)
            self._waiting.pop(key, None)
            self._drop(key)

    def take_in(self, lot: str, number: int, jpeg: bytes) -> None:
        """Show a picture that came by itself, in every larger size; `shown` tells when it can be seen.

        It is the lot's newest: when the house says a moment later that the lot's pictures changed, everybody
        in the room would fetch what has just been sent to everybody.
        """
        now = self._clock()
        for size in _LARGE:
            self._asked.add((lot, number, size))
            self._came_by_itself[lot, number, size] = now
        self._tasks.spawn(self._show(lot, number, jpeg))

    async def close(self) -> None:
        """Stop fetching."""
        await self._tasks.stop()

    def _ask_for(self, key: Key) -> None:
        self._asked.add(key)
        self._waiting[key] = None
        if len(self._waiting) > WAITING_AT_MOST:
            longest = next(iter(self._waiting))
            del self._waiting[longest]
            self._asked.discard(longest)
        if self._fetching < AT_ONCE:
            self._fetching += 1
            self._tasks.spawn(self._bring_all())

    async def _bring_all(self) -> None:
        """Fetch what waits, the lot that was asked for last first: it is the one that is looked at."""
        try:
            while self._waiting:
                lot = next(reversed(self._waiting))[0]
                key = next(key for key in self._waiting if key[0] == lot)
                del self._waiting[key]
                await self._bring(key)
        finally:
            self._fetching -= 1

    async def _bring(self, key: Key) -> None:
        lot, number, size = key
        asked_as = self._stands_for(key)
        try:
            data = await self._fetch(lot, number, size)
        except ValueError as error:
            _log.info("picture %s of lot %s could not be had: %s", number, lot, error)
            return
        image = await self._decode(lot, number, data)
        if image is not None and asked_as == self._stands_for(key):  # else it may be what was there before
            self._keep(lot, number, (size,), image)

    async def _show(self, lot: str, number: int, jpeg: bytes) -> None:
        image = await self._decode(lot, number, jpeg)
        if image is not None:
            self._keep(lot, number, _LARGE, image)
            self.shown.emit(lot, number)
        else:
            self._asked.difference_update((lot, number, size) for size in _LARGE)

    def _stands_for(self, key: Key) -> tuple[int, float | None]:
        """Return what is another when another picture has come to have this lot and number."""
        return self._forgotten.get(key[0], 0), self._came_by_itself.get(key)

    @staticmethod
    async def _decode(lot: str, number: int, data: bytes) -> QImage | None:
        image = await asyncio.to_thread(QImage.fromData, data)
        if image.isNull():
            _log.warning("picture %s of lot %s cannot be read", number, lot)
            return None
        return image

    def _keep(self, lot: str, number: int, sizes: tuple[PictureSize, ...], image: QImage) -> None:
        for size in sizes:
            self._drop((lot, number, size))
            self._images[lot, number, size] = image
            self._used += image.sizeInBytes()
        self._drop_oldest()
        for size in sizes:
            self.arrived.emit(lot, number, size)

    def _drop_oldest(self) -> None:
        while self._used > self._room and len(self._images) > 1:
            key = next(iter(self._images))
            self._asked.discard(key)
            self._drop(key)

    def _drop(self, key: Key) -> None:
        image = self._images.pop(key, None)
        if image is not None:
            self._used -= image.sizeInBytes()
