"""Pictures of one sale: fetched once, decoded in a thread, kept while there is room.

Knows no widget; whoever shows pictures asks again when `arrived` names what he waits for.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_client.tasks import TaskOwner

_log = logging.getLogger(__name__)

AT_ONCE = 4
ROOM_BYTES = 96 * 1024 * 1024


class PictureSize(StrEnum):
    """The sizes that a house makes of each picture."""

    THUMB = "thumb"
    CARD = "card"
    FULL = "full"


Fetch = Callable[[str, int, str], Awaitable[bytes]]
Key = tuple[str, int, PictureSize]


class PictureStore(QObject):
    """Gives a picture at once when it is here, else fetches it.

    Signals:
        arrived(str, int, object): lot, number from 1, and PictureSize of a picture that is here now.
    """

    arrived = Signal(str, int, object)

    def __init__(self, fetch: Fetch, room_bytes: int = ROOM_BYTES) -> None:
        super().__init__()
        self._fetch = fetch
        self._room = room_bytes
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._asked: set[Key] = set()
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._tasks = TaskOwner("pictures")

    def picture(self, lot: str, number: int, size: PictureSize) -> QImage | None:
        """Return a picture, or None while it is on its way or when it cannot be had."""
        key = (lot, number, size)
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        elif key not in self._asked:
            self._asked.add(key)
            self._tasks.spawn(self._bring(key))
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
        for key in [key for key in self._asked if key[0] in lots]:
            self._asked.discard(key)
            self._images.pop(key, None)

    async def close(self) -> None:
        """Stop fetching."""
        await self._tasks.stop()

    async def _bring(self, key: Key) -> None:
        lot, number, size = key
        async with self._gate:
            try:
                data = await self._fetch(lot, number, size)
            except ValueError as error:
                _log.info("picture %s of lot %s could not be had: %s", number, lot, error)
                return
        image = await asyncio.to_thread(QImage.fromData, data)
        if image.isNull():
            _log.warning("picture %s of lot %s cannot be read", number, lot)
            return
        self._images[key] = image
        self._drop_oldest()
        self.arrived.emit(lot, number, size)

    def _drop_oldest(self) -> None:
        used = sum(image.sizeInBytes() for image in self._images.values())
        while used > self._room and len(self._images) > 1:
            key, image = self._images.popitem(last=False)
            self._asked.discard(key)
            used -= image.sizeInBytes()
