"""A guest with a bare Socket.IO client, written from docs/protocol.md as a stranger would."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp
import msgspec
import socketio
import socketio.exceptions

from contract.commands import Bid, Call
from contract.standing import Standing
from contract.verdicts import Verdict
from tests.chaos.guest import Account, Guest
from tests.chaos.plain_picture import PlainPicture
from tests.chaos.plan import Cast, Way
from tests.chaos.recorder import Recorder
from tests.support.history.facts import now_us

SILENT_AFTER_S: Final = 5.0
ANSWER_WITHIN_S: Final = 4.0
BACK_AFTER_S: Final = (0.1, 0.8)
TO_TAKE: Final = ("feed", "beat", "goodbye")
Failures: Final = (socketio.exceptions.SocketIOError, aiohttp.ClientError, OSError, TimeoutError)


@dataclass(slots=True)
class Stay:
    """One connection, from CONNECT to its end. `inbox` keeps the order of arrival."""

    sio: Any
    number: int
    inbox: asyncio.Queue[tuple[str, Any]] = field(default_factory=asyncio.Queue)
    attending: bool = False


class SocketGuest(Guest):
    """Somebody with a program of his own."""

    def __init__(self, cast: Cast, account: Account, sale: str, recorder: Recorder, url: str) -> None:
        super().__init__(cast, account, sale, recorder, url)
        self._transports = ["polling"] if cast.way is Way.SOCKET_POLLING else ["websocket"]
        self._picture = PlainPicture(cast.name, recorder)
        self._stay: Stay | None = None
        self._visits = 0
        self._jumped = self._ended = False

    @property
    def standings(self) -> dict[str, Standing]:
        return self._picture.standings

    @property
    def last(self) -> int:
        return self._picture.last

    @property
    def present(self) -> bool:
        return self._stay is not None and self._stay.attending and self._stay.sio.connected

    @property
    def over(self) -> bool:
        return self._ended

    async def enter(self) -> None:
        self.spawn(self._come_and_come_back(), "comes")
        self.spawn(self.settle_for_ever(), "settles")

    async def leave(self) -> None:
        await self.end_tasks()

    async def signed_in_anew(self) -> None:
        if self._stay is not None:
            self._stay.inbox.put_nowait(("disconnect", None))

    def picture(self) -> None:
        self._picture.note(skipped=self._jumped)

    async def transmit(self, command: Bid | Call) -> Verdict:
        stay = self._stay
        if stay is None or not stay.attending or not stay.sio.connected:
            raise ConnectionError("not there")
        event = "bid" if isinstance(command, Bid) else "call"
        try:
            answer = await stay.sio.call(event, msgspec.to_builtins(command), timeout=ANSWER_WITHIN_S)
        except Failures as error:
            raise TimeoutError from error
        return msgspec.convert(answer, Verdict)

    async def _come_and_come_back(self) -> None:
        while not self._ended:
            async with aiohttp.ClientSession() as http:
                with contextlib.suppress(*Failures):
                    await self._visit(http)
            await asyncio.sleep(self.rng.uniform(*BACK_AFTER_S))

    async def _visit(self, http: aiohttp.ClientSession) -> None:
        self._visits += 1
        sio = socketio.AsyncClient(reconnection=False, handle_sigint=False, http_session=http)
        stay = Stay(sio, self._visits)
        for event in TO_TAKE:
            # Plain functions, which run in the order of arrival.
            sio.on(event, lambda body, event=event: stay.inbox.put_nowait((event, body)))
        sio.on("disconnect", lambda _reason: stay.inbox.put_nowait(("disconnect", None)))
        auth = {"token": self.account.token, "protocol": 1, "client": "chaos"}
        try:
            async with asyncio.timeout(5):
                await sio.connect(self.url, auth=auth, transports=self._transports, wait_timeout=4)
            self._stay = stay
            await self._listen(stay)
        finally:
            self._stay = None
            await _close(sio)

    async def _listen(self, stay: Stay) -> None:
        """Follow the sale until the connection or the sale is over, or nothing is heard."""
        if not await self._catch_up(stay):
            return
        stay.attending = True
        while True:
            async with asyncio.timeout(SILENT_AFTER_S):
                event, body = await stay.inbox.get()
            match event:
                case "feed":
                    after = body.get("after")
                    self.recorder.pushed(self.name, stay.number, body["entries"], after)
                    self._jumped = self._jumped or after is not None
                    if not self._picture.take(body["entries"], after):
                        await self._catch_up(stay)
                case "beat" if body["head"] > self.last and stay.inbox.empty():
                    await self._catch_up(stay)
                case "goodbye" | "disconnect":
                    # Who hears no goodbye comes back to make sure.
                    self._ended = self._picture.status == "ended" and event == "goodbye"
                    return

    async def _catch_up(self, stay: Stay) -> bool:
        while True:
            asked, after = now_us(), self.last
            body = {"sale": self.sale, "after": after}
            page = await stay.sio.call("attend", body, timeout=ANSWER_WITHIN_S)
            if not page["ok"]:
                return False
            self.recorder.page(
                self.name, stay.number, asked=asked, after=after, head=page["head"], entries=page["feed"]
            )
            self._picture.take(page["feed"])
            if self.last >= page["head"]:
                self._picture.take_standings(page["standings"])
                return True


async def _close(sio: Any) -> None:
    with contextlib.suppress(*Failures):
        async with asyncio.timeout(1):
            await sio.shutdown()
    # WORKAROUND: after a close by the server the library's write loop may sleep on for ten seconds.
    loops = [task for task in (sio.eio.write_loop_task, sio.eio.read_loop_task) if task]
    for task in loops:
        task.cancel()
    if loops:
        await asyncio.wait(loops)
