"""The house on this computer, as its window shows it: closed, opening, open to whom, or why not.

At most one at a time. It outlives the window, and this program where the person wants it so.
"""

import asyncio
import logging
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from desktop_client.hosting.faults import HouseNotStarted, StartFault
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.door_outcomes import failure_of, fault_of
from desktop_client.viewmodels.preferences import Preferences

if TYPE_CHECKING:
    from desktop_client.hosting.note import GoingOn
    from desktop_client.hosting.process import HouseProcess

_log = logging.getLogger(__name__)

PORT: Final = 8765
FREE_PORT: Final = 0
WATCH_S: Final = 5.0


class Reach(Enum):
    """Who can come in."""

    COMPUTER = "computer"
    HALL = "hall"


class HostState(Enum):
    """Where the house stands."""

    CLOSED = "closed"
    OPENING = "opening"
    OPEN = "open"
    CLOSING = "closing"
    FAILED = "failed"


class HostingViewModel(QObject):
    """Opens and closes the house of this computer.

    Signals:
        changed: see `state` and the properties.
        admin_failed(Failure): the first account could not be made.
        admin_made(str, str): it was made, with this email and password.
    """

    changed = Signal()
    admin_failed = Signal(object)
    admin_made = Signal(str, str)

    def __init__(self, data: Path, preferences: Preferences) -> None:
        super().__init__()
        self.data = data
        self._preferences = preferences
        self._tasks = TaskOwner("hosting")
        self._process: HouseProcess | None = None
        self._found: GoingOn | None = None
        self._code = ""
        self._closing: asyncio.Task[None] | None = None
        self.state = HostState.CLOSED
        self.reach = Reach.HALL
        self.url = ""
        self.certificate: str | None = None
        self.awaits_admin = self._is_making_admin = False
        self.fault = StartFault.OTHER
        self.words = ""

    @property
    def is_open(self) -> bool:
        """Tell whether there is a house now."""
        return self.state is HostState.OPEN

    @property
    def port(self) -> int:
        """Return where it listens; 0 while it does not."""
        return urlsplit(self.url).port or 0 if self.url else 0

    @property
    def can_make_admin(self) -> bool:
        """Tell whether the first account can be made here: a house found open keeps its code to itself."""
        return self.awaits_admin and bool(self._code)

    @property
    def log(self) -> Path:
        """Return where the house writes what happens."""
        return self.data / "house.log"

    def look(self) -> None:
        """Look whether the house goes on from before."""
        if self.state in {HostState.CLOSED, HostState.FAILED}:
            self._tasks.spawn(self.find(), "looking")

    def open(self, reach: Reach, port: int = PORT) -> None:
        """Open the house for this computer alone or for the hall; `FREE_PORT` takes any port."""
        if self.state in {HostState.CLOSED, HostState.FAILED}:
            self.reach = reach
            self._go(HostState.OPENING)
            self._tasks.spawn(self._open(reach, port), "opening")

    def give_up(self) -> None:
        """Stop opening it."""
        if self.state is HostState.OPENING:
            self.shut()

    def shut(self) -> None:
        """Close the house; everybody is told and may come back when it is open again."""
        if self.state in {HostState.OPEN, HostState.OPENING}:
            self._go(HostState.CLOSING)
            self._closing = self._tasks.spawn(self._shut(), "opening")

    async def end(self) -> bool:
        """Close the house and wait; False when it does not end."""
        self.shut()
        if self._closing is not None:
            await self._closing
        return not self.is_open

    def make_admin(self, name: str, email: str, password: str) -> None:
        """Make the first account, with the code that the house has given this program: it is good for one."""
        if self._is_making_admin:
            return
        if fault := fault_of(is_new=True, name=name, email=email, password=password):
            self.admin_failed.emit(fault)
        else:
            self._is_making_admin = True
            self._tasks.spawn(self._make_admin(name, email, password))

    def leave(self) -> None:
        """Let the house go on when this program ends."""
        if self._process is not None:
            self._process.leave()
        self._process = self._found = None

    async def close(self) -> None:
        """Close the house that was opened here, unless it shall go on."""
        await self._tasks.stop()
        self._found = None
        await self._end()

    # ── the process ──────────────────────────────────────────────────────────────────────────────────

    async def find(self) -> None:
        """Take the house that goes on from before, if one does."""
        from desktop_client.hosting.note import find_going_on, is_of_loopback

        found = await find_going_on(self.data)
        if found is not None and self.state in {HostState.CLOSED, HostState.FAILED, HostState.OPENING}:
            self._found, self._code = found, ""
            self.reach = Reach.COMPUTER if is_of_loopback(found.url) else Reach.HALL
            await self._take(found.url, found.certificate)
            if self.is_open:
                self._tasks.spawn(self._watch(), "watching")

    async def _watch(self) -> None:
        """Look from time to time whether a house is still there that is no process of this program."""
        from desktop_client.hosting.note import find_going_on

        while self._found is not None:
            await asyncio.sleep(WATCH_S)
            if self.is_open and self._found is not None and await find_going_on(self.data) is None:
                self._found = None
                self._fail(StartFault.ENDED, "")

    async def _open(self, reach: Reach, port: int) -> None:
        from desktop_client.hosting.process import HouseProcess

        await self.find()
        if self.is_open:
            return
        self._process = HouseProcess(self.data, self._on_over)
        try:
            opened = await self._process.start(_arguments(reach, port))
            await self._take(opened.url, opened.certificate)
        except HouseNotStarted as error:
            self._process = None
            self._fail(error.fault, error.words)

    async def _take(self, url: str, certificate: str | None) -> None:
        """Take a house that listens as this computer's: trust its certificate, ask whether it is new."""
        from desktop_client.hosting.note import own_url
        from desktop_client.viewmodels.house import House, HouseError

        self.url, self.certificate = own_url(url), certificate
        self._preferences.hosted = self.url
        at = urlsplit(self.url).netloc
        if self._preferences.trusted_at(at) != certificate:  # none, for a plain house where another was
            self._preferences.trust(at, certificate)
        house = House(self.url, self._preferences.trusted_at)
        try:
            self.awaits_admin = (await house.set_up_state()).open
            if self.awaits_admin and self._process is not None:
                self._code = await self._process.code()
        except (HouseError, TimeoutError) as error:
            await self._end()
            self._fail(StartFault.SILENT, str(error))
            return
        finally:
            await house.close()
        self._go(HostState.OPEN)

    async def _shut(self) -> None:
        found = self._found
        try:
            await self._end()
        except TimeoutError:
            _log.warning("the house does not end")
            self._found = found
            self._go(HostState.OPEN)
            return
        self._go(HostState.CLOSED)

    async def _end(self) -> None:
        from desktop_client.hosting.note import end_going_on

        process, self._process = self._process, None
        found, self._found = self._found, None
        if process is not None:
            await process.end()
        elif found is not None:
            await end_going_on(found)

    def _on_over(self, words: str) -> None:
        self._process = None
        self._fail(StartFault.ENDED, words)

    def _fail(self, fault: StartFault, words: str) -> None:
        _log.warning("the hosted house: %s, %s", fault.value, words)
        self.fault, self.words = fault, words
        self._go(HostState.FAILED)

    def _go(self, state: HostState) -> None:
        self.state = state
        if state in {HostState.CLOSED, HostState.FAILED}:
            self.url, self.certificate, self.awaits_admin, self._code = "", None, False, ""
            self._preferences.hosted = ""
        self.changed.emit()

    # ── the first account ────────────────────────────────────────────────────────────────────────────

    async def _make_admin(self, name: str, email: str, password: str) -> None:
        from desktop_client.viewmodels.house import House, HouseError

        house = House(self.url, self._preferences.trusted_at)
        try:
            await house.make_first_admin(self._code, email, name, password)
        except HouseError as error:
            self.admin_failed.emit(failure_of(error))
            return
        finally:
            self._is_making_admin = False
            await house.close()
        self.awaits_admin, self._code = False, ""
        self.changed.emit()
        self.admin_made.emit(email, password)


def _arguments(reach: Reach, port: int) -> list[str]:
    at_port = ["--port", str(port)]
    if reach is Reach.COMPUTER:
        return ["--host", "127.0.0.1", *at_port]
    return ["--host", "0.0.0.0", *at_port, "--own-certificate"]  # noqa: S104  (this is what it is for)
