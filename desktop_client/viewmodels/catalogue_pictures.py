"""Pictures on their way to their lots: found, matched by name, sent in the background, a few at a time.

The pictures of one lot go one after the other, so that their order is that of the plan. Knows no widget.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from contract.catalogue import match_pictures
from desktop_client.picture_files import thumbnail
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.house import HouseError, asked

SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp"})
MOST_FILES: Final = 10_000
MOST_BYTES: Final = 25 * 2**20
LOTS_AT_ONCE: Final = 3
_THUMB: Final = 96
_THUMBS_AT_ONCE: Final = 2


class Sending(Enum):
    """How far one picture is."""

    PLANNED = "planned"
    SENDING = "sending"
    DONE = "done"
    FAILED = "failed"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PictureItem:
    """One file: where it goes (None: nowhere), and how far it is. `why` is the house's code of a refusal."""

    path: Path
    lot: str | None
    place: int = 0
    sending: Sending = Sending.PLANNED
    why: str = ""

    @property
    def key(self) -> str:
        """Return what tells it from others."""
        return str(self.path)

    @property
    def is_waiting(self) -> bool:
        """Tell whether it would be sent."""
        return self.lot is not None and self.sending not in (Sending.DONE, Sending.SENDING)


class PicturesViewModel(QObject):
    """A plan of pictures, and its carrying out.

    Signals:
        planned: other files, or other lots for them.
        item_changed(int): one item got further.
        busy_changed: sending began, or is over.
        thumb_arrived(int): the small picture of an item is here.
    """

    planned = Signal()
    item_changed = Signal(int)
    busy_changed = Signal()
    thumb_arrived = Signal(int)

    def __init__(self, catalogue: CatalogueViewModel) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._tasks = catalogue.office.tasks
        self.items: list[PictureItem] = []
        self.is_busy = self._is_stopping = False
        self._thumbs: dict[Path, QImage] = {}
        self._asked: set[Path] = set()
        self._gate = asyncio.Semaphore(_THUMBS_AT_ONCE)

    # ── the plan ─────────────────────────────────────────────────────────────────────────────────────

    def add(self, paths: Sequence[Path], lot: str | None = None) -> None:
        """Take files, and what is in folders, into the plan; with `lot` all of them go there."""
        self._tasks.spawn(self._add(list(paths), lot))

    async def _add(self, paths: list[Path], lot: str | None) -> None:
        found = await asyncio.to_thread(_pictures_in, paths)
        known = {item.path for item in self.items}
        fresh = [path for path in found if path not in known]
        if lot is None:
            matched = match_pictures([str(path) for path in fresh], self._catalogue.table.lots())
            self.items += [_planned(path, matched[str(path)]) for path in fresh]
        else:
            self.items += [PictureItem(path, lot, place) for place, path in enumerate(fresh, start=1)]
        self.items.sort(key=self._order())
        self.planned.emit()

    def assign(self, place: int, lot: str) -> bool:
        """Say by hand to which lot a file goes; an empty text for none. False when there is no such lot."""
        item = self.items[place]
        wanted = next(
            (one.lot for one in self._catalogue.table.lots() if one.lot.casefold() == lot.casefold()), None
        )
        if (lot and wanted is None) or item.sending in (Sending.DONE, Sending.SENDING):
            return False
        others = [one.place for one in self.items if one.lot == wanted and one is not item]
        self._change(place, lot=wanted, place=max(others, default=0) + 1, sending=Sending.PLANNED)
        return True

    def remove(self, places: Iterable[int]) -> None:
        """Take files out of the plan."""
        gone = set(places)
        self.items = [item for place, item in enumerate(self.items) if place not in gone]
        self.planned.emit()

    def clear(self) -> None:
        """Forget the plan."""
        self.items, self._thumbs, self._asked = [], {}, set()
        self.planned.emit()

    def waiting(self) -> list[PictureItem]:
        """Return the pictures that would be sent now."""
        return [item for item in self.items if item.is_waiting]

    def count(self, *sendings: Sending) -> int:
        """Return how many pictures are so far."""
        return sum(1 for item in self.items if item.sending in sendings)

    def unmatched(self) -> int:
        """Return how many files go nowhere."""
        return sum(1 for item in self.items if item.lot is None)

    def _order(self) -> "_Order":
        return _Order([lot.lot for lot in self._catalogue.table.lots()])

    # ── sending ──────────────────────────────────────────────────────────────────────────────────────

    def send(self) -> None:
        """Send what waits, in the background."""
        if not self.is_busy and self.waiting():
            self._be_busy(is_busy=True)
            self._tasks.spawn(self._send())

    def stop(self) -> None:
        """Send no more; what is on its way arrives, or nobody would know whether the house has it."""
        self._is_stopping = True

    async def _send(self) -> None:
        queue: asyncio.Queue[list[Path]] = asyncio.Queue()
        for lot in dict.fromkeys(item.lot for item in self.waiting()):
            queue.put_nowait([item.path for item in self.items if item.is_waiting and item.lot == lot])
        self._is_stopping = False
        async with asyncio.TaskGroup() as group:
            for _ in range(LOTS_AT_ONCE):
                group.create_task(self._send_lots(queue))
        self._be_busy(is_busy=False)
        self._catalogue.refresh_soon()

    async def _send_lots(self, queue: "asyncio.Queue[list[Path]]") -> None:
        while not queue.empty():
            for path in queue.get_nowait():
                # Meanwhile it may stand elsewhere in the plan, go elsewhere, or have been taken out.
                item = next((item for item in self.items if item.path == path), None)
                if not self._is_stopping and item is not None and item.is_waiting:
                    await self._send_one(path, item.lot or "")

    async def _send_one(self, path: Path, lot: str) -> None:
        self._change_file(path, sending=Sending.SENDING)
        try:
            data = await asyncio.to_thread(_read, path)
        except OSError:
            self._change_file(path, sending=Sending.UNREADABLE)
            return
        if len(data) > MOST_BYTES:
            self._change_file(path, sending=Sending.TOO_LARGE)
            return
        desk, office = self._catalogue.desk, self._catalogue.office
        try:
            await asked(desk.add_picture(office.sale_id, lot, data))
        except HouseError as error:
            self._change_file(path, sending=Sending.FAILED, why=error.reason)
        else:
            self._change_file(path, sending=Sending.DONE)
            self._catalogue.live.pictures.forget({lot})

    def _change_file(self, path: Path, **changes: Any) -> None:
        at = next((at for at, item in enumerate(self.items) if item.path == path), None)
        if at is not None:
            self._change(at, **changes)

    def _change(self, at: int, **changes: Any) -> None:
        self.items[at] = replace(self.items[at], **changes)
        self.item_changed.emit(at)

    def _be_busy(self, *, is_busy: bool) -> None:
        if is_busy is not self.is_busy:
            self.is_busy = is_busy
            self.busy_changed.emit()

    # ── seeing them ──────────────────────────────────────────────────────────────────────────────────

    def thumb(self, place: int) -> QImage | None:
        """Return a small picture of a file, None while it is being read or when it cannot be."""
        path = self.items[place].path
        if path not in self._asked:
            self._asked.add(path)
            self._tasks.spawn(self._bring_thumb(path))
        return self._thumbs.get(path)

    async def _bring_thumb(self, path: Path) -> None:
        async with self._gate:
            image = await asyncio.to_thread(thumbnail, path, _THUMB)
        if image.isNull():
            return
        self._thumbs[path] = image
        place = next((place for place, item in enumerate(self.items) if item.path == path), None)
        if place is not None:
            self.thumb_arrived.emit(place)


class _Order:
    """Sorts a plan as the lots come up; what goes nowhere stands first, as it needs a decision."""

    def __init__(self, lots: Sequence[str]) -> None:
        self._places = {lot: place for place, lot in enumerate(lots)}

    def __call__(self, item: PictureItem) -> tuple[int, int, str]:
        place = -1 if item.lot is None else self._places.get(item.lot, len(self._places))
        return place, item.place, item.path.name


def _planned(path: Path, match: tuple[str, int] | None) -> PictureItem:
    return PictureItem(path, None) if match is None else PictureItem(path, match[0], match[1])


def _pictures_in(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [one for one in inside if one.suffix.casefold() in SUFFIXES and one.is_file()]
    return found[:MOST_FILES]


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
