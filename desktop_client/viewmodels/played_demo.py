"""The demo, played from here: the house's own `martillo demo`, a process with windows of its own.

It ends when its windows are closed, or with this program. Knows no window and nothing of what is played.
"""

import asyncio
import logging
from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal

from contract.programs import house_command

_log = logging.getLogger(__name__)

END_WITHIN_S: Final = 20.0


class DemoState(Enum):
    """Where the demo stands."""

    NONE = "none"
    RUNNING = "running"
    FAILED = "failed"


class PlayedDemo(QObject):
    """At most one demo at a time.

    Signals:
        changed: see `state`; `why` has its last words after a failure.
    """

    changed = Signal()

    def __init__(self, command: Sequence[str] = ()) -> None:
        super().__init__()
        self._command = list(command) or house_command("demo", "--windows", "--auto")
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._over = asyncio.Event()
        self.state = DemoState.NONE
        self.why = ""

    @property
    def is_running(self) -> bool:
        """Tell whether it is being played."""
        return self.state is DemoState.RUNNING

    def start(self) -> None:
        """Play it; nothing happens while one is played."""
        if self.state is not DemoState.RUNNING:
            self._over.clear()
            self._go(DemoState.RUNNING)
            self._process.start(self._command[0], self._command[1:])

    async def close(self) -> None:
        """End it, and wait until it has taken everything away; kill it after a while."""
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(END_WITHIN_S):
                await self._over.wait()
        except TimeoutError:
            _log.warning("the demo did not end in time and is killed")
            self._process.kill()
            await self._over.wait()

    def _on_finished(self, status: int, exit_status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        went_well = status == 0 and exit_status is QProcess.ExitStatus.NormalExit
        self.why = "" if went_well else (said.strip().splitlines() or [str(status)])[-1]
        self._end(DemoState.NONE if went_well else DemoState.FAILED)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.why = self._process.errorString()
            self._end(DemoState.FAILED)

    def _end(self, state: DemoState) -> None:
        self._over.set()
        self._go(state)

    def _go(self, state: DemoState) -> None:
        self.state = state
        if state is DemoState.FAILED:
            _log.warning("the demo failed: %s", self.why)
        self.changed.emit()
