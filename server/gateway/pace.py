"""What the gateway does by the clock: beats, attendance for clerks, and looking after connections."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from contract.wire import BEAT_EVERY_MS, Attendance, Event
from server.gateway.answers import beat_of
from server.gateway.audience import SaleRooms
from server.gateway.broadcast import Broadcast
from server.gateway.connections import Connections
from server.gateway.crier import Crier
from server.gateway.http.patience import Patience
from server.gateway.metrics import Metrics
from server.gateway.office_changes import OfficeChanges
from server.gateway.socketio import SocketDoor
from server.rostrum.clock import Clock
from server.rostrum.house import House
from server.store.errors import StoreError

log = structlog.get_logger(__name__)

ATTENDANCE_EVERY_S = 1.0
SESSIONS_EVERY_S = 15.0


class Pace:
    """Runs the regular work of the gateway until it is stopped."""

    def __init__(
        self,
        *,
        house: House,
        door: SocketDoor,
        rooms: SaleRooms,
        connections: Connections,
        broadcast: Broadcast,
        crier: Crier,
        clock: Clock,
        metrics: Metrics,
        patience: Patience,
        changes: OfficeChanges,
    ) -> None:
        self._house, self._door, self._rooms = house, door, rooms
        self._connections, self._broadcast, self._crier = connections, broadcast, crier
        self._clock, self._metrics, self._patience = clock, metrics, patience
        self._changes = changes
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin."""
        for name, every_s, act in (
            ("rounds", 0, self._crier.go_round),
            ("beats", BEAT_EVERY_MS / 1000, self.beat),
            ("attendance", ATTENDANCE_EVERY_S, self.look_around),
            ("sessions", SESSIONS_EVERY_S, self._door.check_sessions),
        ):
            self._tasks.append(asyncio.create_task(_regularly(name, every_s, act), name=name))

    async def stop(self) -> None:
        """Stop and wait until it has."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def beat(self) -> None:
        """Tell every room where its sale stands, so that who missed something finds out."""
        for rostrum in self._house.rostra():
            attending = self._connections.attending(rostrum.id)
            if attending:
                message = beat_of(rostrum, self._clock(), attending, self._changes)
                await self._broadcast.to_room(rostrum.id, Event.BEAT, message)

    async def look_around(self) -> None:
        """Tell clerks who is here where that changed, and cut off whoever stopped reading."""
        for sale, room in self._rooms.rooms.items():
            here = room.news()
            if here is not None:
                self._broadcast.to_clerks(sale, Event.ATTENDANCE, Attendance(sale, here))
        transports = self._door.transports
        for why, count in (transports.look() + self._patience.look()).items():
            log.warning("connections were cut off", why=why, count=count)
            self._metrics.cut_off.labels(why).inc(count)
        left_out = transports.newly_conflated(), transports.newly_dropped_pictures()
        self._metrics.watched(len(self._connections), transports.outboxes(), *left_out)


async def _regularly(name: str, every_s: float, act: Callable[[], Awaitable[None]]) -> None:
    while True:
        await asyncio.sleep(every_s)
        try:
            await act()
        except StoreError as error:
            log.warning("regular work could not be done", work=name, error=str(error))
        except Exception:
            log.exception("regular work failed", work=name)
