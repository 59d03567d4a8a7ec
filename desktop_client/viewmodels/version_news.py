"""The news of a newer version, as the menu tells it: whether anybody asks, and what came of it.

One for the application. It asks at most once a day, after it was switched on, and believes only what is
signed with a key that this build brought along. Whatever goes wrong is logged and asked again the next day:
nobody is disturbed by it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from contract.releases import NoticeRefused, Release, is_newer, read_notice
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.receipts.checking import signature_fits
from desktop_client.releases.kept import Kept, KeptFile
from desktop_client.releases.source import Source
from desktop_client.settings import SettingsFile
from desktop_client.tasks import TaskOwner

_log = logging.getLogger(__name__)

DAY_MS: Final = 24 * 60 * 60 * 1000
LOOK_S: Final = 15 * 60.0
"""How often a running desktop looks whether a day is over: it may have slept meanwhile."""


class Telling(StrEnum):
    """Whether new versions are told of."""

    NOWHERE = "nowhere"  # this build knows no place to ask, or nobody's key
    MANAGED = "managed"  # who manages the computer sees to it
    OFF = "off"
    ON = "on"


class VersionNews(QObject):
    """Asks for the notice and keeps it.

    Signals:
        changed: another thing is to be told, or nothing more.
    """

    changed = Signal()

    def __init__(
        self,
        file: SettingsFile,
        source: Source,
        kept: KeptFile,
        fetch: Callable[[str], Awaitable[bytes]],
        *,
        installed: str,
        managed: bool,
        now_ms: Callable[[], int],
    ) -> None:
        super().__init__()
        self._file = file
        self._source = source
        self._kept_file = kept
        self._kept = kept.read()
        self._fetch = fetch
        self._installed = installed
        self._managed = managed
        self._now_ms = now_ms
        self._tasks = TaskOwner("new versions")
        self._newer = self._read(self._kept.notice)

    @property
    def telling(self) -> Telling:
        """Return whether new versions are told of, and if not, why."""
        if self._managed:
            return Telling.MANAGED
        if not self._source.is_there:
            return Telling.NOWHERE
        return Telling.ON if self._file.settings.new_versions else Telling.OFF

    @property
    def newer(self) -> Release | None:
        """Return the newer version to tell of."""
        return self._newer if self.telling is Telling.ON else None

    def start(self) -> None:
        """Begin to ask, now and every day, if that is wanted."""
        if self.telling is Telling.ON:
            self._tasks.spawn(self._keep_asking(), "asking")

    def choose(self, tell: bool) -> None:
        """Switch on or off; who switches on is answered at once, unless it was asked today."""
        if self.telling in {Telling.MANAGED, Telling.NOWHERE}:
            return
        self._file.change(new_versions=tell)
        self.changed.emit()
        self.start()

    async def close(self) -> None:
        """Ask no more."""
        await self._tasks.stop()

    async def ask_if_due(self) -> None:
        """Ask when nobody did for a day; a clock that was set back does not put it off for ever."""
        waited = self._now_ms() - self._kept.asked_at
        if self.telling is not Telling.ON or 0 <= waited < DAY_MS:
            return
        self._keep(Kept(self._now_ms(), self._kept.notice))  # also when nothing comes of it
        try:
            notice = await self._fetch(self._source.address)
            release = read_notice(notice, self._source.keys, signature_fits)
        except (ConnectionUnavailable, NoticeRefused) as error:
            _log.info("no news of new versions: %s", error)
            return
        self._keep(Kept(self._kept.asked_at, notice.decode()))
        self._newer = release if is_newer(release, self._installed) else None
        self.changed.emit()

    async def _keep_asking(self) -> None:
        while self.telling is Telling.ON:
            await self.ask_if_due()
            await asyncio.sleep(LOOK_S)

    def _keep(self, kept: Kept) -> None:
        self._kept = kept
        self._kept_file.write(kept)

    def _read(self, notice: str) -> Release | None:
        """Read a notice that was kept: by now it may be installed, or its key no longer known."""
        if not notice:
            return None
        try:
            release = read_notice(notice.encode(), self._source.keys, signature_fits)
        except NoticeRefused as error:
            _log.info("the notice that was kept is no good any more: %s", error)
            return None
        return release if is_newer(release, self._installed) else None
