"""A guest with the desktop's own connection and picture of the sale: what a window would show."""

import msgspec

from contract.commands import Bid, Call
from contract.standing import Standing
from contract.verdicts import Verdict
from contract.wire import Attended, FeedMessage
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.states import ConnectionPhase, ConnectionState
from desktop_client.connection.supervisor import Connection
from desktop_client.connection.timing import Timing
from desktop_client.saleroom.changes import RoomChange
from desktop_client.saleroom.room import SaleRoom
from tests.chaos.guest import Account, Guest
from tests.chaos.plan import Cast
from tests.chaos.recorder import Recorder
from tests.support.history.facts import Pictured, now_us

BRISK = Timing(backoff_max_s=1.5, websocket_again_s=4.0)


class DesktopGuest(Guest):
    """Somebody at a desktop."""

    def __init__(self, cast: Cast, account: Account, sale: str, recorder: Recorder, url: str) -> None:
        super().__init__(cast, account, sale, recorder, url)
        self.room = SaleRoom(sale)
        self._address = HouseAddress.read(url)
        self._visit = 0
        self._jumped = False
        self._connection = self._connect()

    def _connect(self) -> Connection:
        listeners = Listeners(
            on_state=self._on_state,
            on_attended=self._on_attended,
            on_feed=self._on_feed,
            on_you=lambda message: self._show(self.room.take_you(message)),
            on_beat=lambda message: self._show(self.room.take_beat(message)),
            on_desk=lambda message: self._show(self.room.take_desk(message)),
        )
        return Connection(
            self._address, self.account.token, self.sale, listeners, after=self.room.last, timing=BRISK
        )

    @property
    def standings(self) -> dict[str, Standing]:
        return self.room.standings

    @property
    def last(self) -> int:
        return self.room.last

    @property
    def present(self) -> bool:
        return self._connection.state.can_speak

    @property
    def over(self) -> bool:
        return self._connection.state.phase is ConnectionPhase.ENDED

    @property
    def state(self) -> ConnectionState:
        """What a window shows of the connection."""
        return self._connection.state

    async def enter(self) -> None:
        self._connection.start()
        self.spawn(self.settle_for_ever(), "settles")

    async def leave(self) -> None:
        await self.end_tasks()
        await self._connection.stop()

    async def signed_in_anew(self) -> None:
        await self._connection.stop()
        self._connection = self._connect()
        self._connection.start()

    async def transmit(self, command: Bid | Call) -> Verdict:
        if isinstance(command, Bid):
            return await self._connection.bid(command)
        return await self._connection.call_action(command)

    def picture(self) -> None:
        room = self.room
        final = Pictured(
            t=now_us(),
            client=self.name,
            last=room.last,
            status=room.status.value,
            hold=room.hold,
            standings=plain_standings(room.standings),
            # Who was given a jump has not got every row that could be struck.
            struck=None if self._jumped else sorted(n for n, row in room.rows.items() if row.struck),
        )
        self.recorder.note(final)

    def _on_state(self, state: ConnectionState) -> None:
        if state.phase is ConnectionPhase.CATCHING_UP:
            self._visit += 1

    def _on_attended(self, attended: Attended) -> None:
        # When it was asked is not told to a listener; zero never accuses anybody.
        after = attended.feed[0].n - 1 if attended.feed else self.room.last
        self.recorder.page(
            self.name, self._visit, asked=0, after=after, head=attended.head, entries=attended.feed
        )
        self._show(self.room.take_attended(attended))

    def _on_feed(self, message: FeedMessage) -> None:
        after = getattr(message, "after", None)
        self._jumped = self._jumped or after is not None
        self.recorder.pushed(self.name, self._visit, message.entries, after)
        self._show(self.room.take_feed(message))

    def _show(self, change: RoomChange) -> None:
        for lot in change.lots:
            if lot in self.room.standings:
                self.recorder.shown(self.name, self.room.standings[lot])


def plain_standings(standings: dict[str, Standing]) -> dict[str, dict[str, object]]:
    """Return standings as they look on the wire."""
    return {lot: msgspec.to_builtins(standing) for lot, standing in standings.items()}
