"""A rehearsal as the desktop goes through it: fetch the script, start its house, sign in there, end it.

Nothing is kept: no address, no e-mail, no token and no receipt of it reaches the settings or the drawer.
Knows no widget and no words.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal

from contract.rehearsal import Curtain
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError, asked
from desktop_client.viewmodels.rehearsal_process import RehearsalFailed, RehearsalProcess, rehearsal_command


class RehearsalState(Enum):
    """Where a rehearsal stands."""

    FETCHING = "fetching"
    STARTING = "starting"
    RUNNING = "running"
    FAILED = "failed"
    OVER = "over"


class StageHouse(House):
    """The house of a rehearsal. It has no pictures: they are asked for where the sale is."""

    def __init__(self, address: str, source: House, sale_id: str) -> None:
        super().__init__(address)
        self._source, self._sale = source, sale_id

    async def picture(self, sale: str, lot: str, number: int, size: str) -> bytes:
        """Return a picture of the sale that is rehearsed; `sale` is the rehearsal's own."""
        return await self._source.picture(self._sale, lot, number, size)


class RehearsalViewModel(QObject):
    """One rehearsal of one sale.

    Signals:
        changed: it stands somewhere else now.
    """

    changed = Signal()

    def __init__(self, house: House, sale_id: str, command: Sequence[str] = ()) -> None:
        super().__init__()
        from desktop_client.connection.desks.people import PeopleDesk

        self.sale_id, self._source = sale_id, house
        self._desk = PeopleDesk(house.api)
        self._tasks = TaskOwner(f"rehearsal of {sale_id}")
        self.process = RehearsalProcess(command or rehearsal_command())
        self.state = RehearsalState.FETCHING
        self.error: HouseError | None = None
        self.why = ""
        self.stage: House | None = None
        self.curtain: Curtain | None = None

    def start(self) -> None:
        """Fetch the sale and start its rehearsal."""
        self._tasks.spawn(self._run(), "run")

    async def close(self) -> None:
        """End the rehearsal; when this returns, its process and its folder are gone."""
        await self._tasks.stop()
        if self.stage is not None:
            await self.stage.close()
        await self.process.end()
        self._go(RehearsalState.OVER)

    async def _run(self) -> None:
        try:
            script = await asked(self._desk.script(self.sale_id))
            self._go(RehearsalState.STARTING)
            curtain = await self.process.begin(script)
            stage = self.stage = StageHouse(curtain.url, self._source, self.sale_id)
            await stage.resume(curtain.token)
        except HouseError as error:
            self.error = error
            self._go(RehearsalState.FAILED)
            return
        except RehearsalFailed as error:
            self.why = str(error)
            self._go(RehearsalState.FAILED)
            return
        self.curtain = curtain
        self._go(RehearsalState.RUNNING)
        await self.process.over()
        self._go(RehearsalState.OVER)

    def _go(self, state: RehearsalState) -> None:
        if state is not self.state and self.state is not RehearsalState.OVER:
            self.state = state
            self.changed.emit()
