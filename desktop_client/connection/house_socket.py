"""One Socket.IO connection, from its opening to its end; never reused, never reconnecting by itself.

python-socketio's own reconnection is switched off (it forgets time limits and stays dead after a server-side
close). Everything that arrives goes, in order, into one inbox; handlers are plain functions, because a
handler that awaits would let a later message overtake. Knows no sale.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, Final

import aiohttp
import engineio
import engineio.base_client
import engineio.payload
import msgspec
import socketio
import socketio.packet

from contract.commands import Pulse
from contract.verdicts import Code
from contract.wire import PROTOCOL, SOCKET_PATH, Auth, Event, plain
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.errors import ConnectionUnavailable, Unsettled
from desktop_client.connection.looks import house_answers
from desktop_client.connection.network import open_session
from desktop_client.connection.states import Reason, Transport
from desktop_client.connection.way import Arrived, Dropped, Hurried, Item, NotOpened, PulseAnswered, why_not

CLIENT: Final = "martillo-desktop/0.1"
MESSAGES_IN_A_POLL: Final = 1_000
ENDS_WITHIN_S: Final = 0.1
_FROM_SERVER: Final = (
    Event.FEED,
    Event.YOU,
    Event.BEAT,
    Event.ATTENDANCE,
    Event.DESK,
    Event.PICTURE,
    Event.GOODBYE,
)

# WORKAROUND: the library takes a poll with more than 16 messages for an attack and hangs up, and a busy
# sale has more than that in one poll. https://github.com/miguelgrinberg/python-engineio/issues/142
engineio.payload.Payload.max_decode_packets = MESSAGES_IN_A_POLL

_CODES: Final = frozenset(code.value for code in Code)


class PacketJson:
    """JSON as the library asks for it. Its own reads each number in Python: 25 ms for 5,000 lots."""

    @staticmethod
    def loads(text: str, **_options: Any) -> Any:
        """Read; raises ValueError for what is no JSON."""
        return msgspec.json.decode(text)

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        """Write."""
        return msgspec.json.encode(value).decode()


class Packet(socketio.packet.Packet):  # type: ignore[misc]  # the library has no types
    """A packet of this client; those of a server in the same process are left as they are."""

    json = PacketJson


class HouseSocket:
    """A connection over one transport."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.cut_short = False
        self.inbox: asyncio.Queue[Item] = asyncio.Queue()
        self._http: aiohttp.ClientSession | None = None
        self._sio: Any = None
        self._asked: set[asyncio.Future[Any]] = set()
        self._refusal: Code | None = None
        self._dropped = False
        self._joined = asyncio.Event()

    async def open(
        self, address: HouseAddress, token: str, limit_s: float, doubt_after_s: float | None = None
    ) -> None:
        """Connect and sign in within `limit_s`; raises NotOpened. The caller closes in every case.

        After `doubt_after_s` the transport is given up as soon as the house answers plain HTTP: a line may
        be long, but then it is long for both.
        """
        self._http = open_session(address)
        self._sio = sio = socketio.AsyncClient(
            reconnection=False,
            handle_sigint=False,
            http_session=self._http,
            request_timeout=limit_s,
            serializer=Packet,
        )
        for event in _FROM_SERVER:
            sio.on(event.value, self._receiver(event))
        sio.on("connect_error", self._on_connect_error)
        sio.on("disconnect", self._on_disconnect)
        sio.on("connect", self._on_joined)
        try:
            async with asyncio.timeout(limit_s):
                async with self._given_up_when_blocked(address, limit_s, doubt_after_s):
                    await self._connect(self._http, sio, address, token)
                # The disconnect event is not told when the transport dies early; its task always ends.
                sio.eio.read_loop_task.add_done_callback(self._on_disconnect)
                await self._joined.wait()
        except TimeoutError as error:
            raise NotOpened(Reason.TIMED_OUT, transport_suspect=True) from error
        except (socketio.exceptions.SocketIOError, aiohttp.ClientError, OSError, ValueError) as error:
            raise self._why_not(error) from error
        if self._refusal is not None:
            raise NotOpened(Reason.UNAVAILABLE, code=self._refusal)
        if self._dropped:
            raise NotOpened(Reason.LOST, transport_suspect=True)

    async def _connect(
        self, http: aiohttp.ClientSession, sio: Any, address: HouseAddress, token: str
    ) -> None:
        # Not `wait=True`: when refused, the library would wait for the end of a long poll.
        connecting = asyncio.ensure_future(
            sio.connect(
                address.url,
                auth=plain(Auth(token=token, protocol=PROTOCOL, client=CLIENT)),
                transports=[self.transport.value],
                socketio_path=SOCKET_PATH.strip("/"),
                wait=False,
            )
        )
        try:
            await asyncio.wait({connecting})
        finally:
            if not connecting.done():
                # Cancelled while it waits for a first frame, the library would forget its open WebSocket.
                await http.close()
                await asyncio.wait({connecting}, timeout=ENDS_WITHIN_S)
                connecting.cancel()
                await asyncio.gather(connecting, return_exceptions=True)
        connecting.result()

    @contextlib.asynccontextmanager
    async def _given_up_when_blocked(
        self, address: HouseAddress, limit_s: float, doubt_after_s: float | None
    ) -> AsyncIterator[None]:
        async def doubt(after_s: float, opening: asyncio.Timeout) -> None:
            await asyncio.sleep(after_s)
            if self._http is not None and await house_answers(self._http, address, limit_s):
                opening.reschedule(asyncio.get_running_loop().time())

        async with asyncio.timeout(None) as opening:
            if doubt_after_s is None:
                yield
                return
            doubting = asyncio.create_task(doubt(doubt_after_s, opening), name="doubts the transport")
            try:
                yield
            finally:
                doubting.cancel()
                await asyncio.gather(doubting, return_exceptions=True)

    async def ask(self, event: Event, body: Any, timeout_s: float) -> Any:
        """Send and return the answer. Raises ConnectionUnavailable (not sent) or Unsettled (perhaps so)."""
        if self._dropped or self._sio is None:
            raise ConnectionUnavailable("the connection is gone")
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def settle(*values: Any) -> None:
            if not answer.done():
                answer.set_result(values[0] if values else None)

        self._asked.add(answer)
        try:
            await self._sio.emit(event.value, plain(body), callback=settle)
            async with asyncio.timeout(timeout_s):
                return await answer
        except socketio.exceptions.BadNamespaceError as error:
            raise ConnectionUnavailable("the connection is gone") from error
        except TimeoutError as error:
            raise Unsettled(f"no answer to {event} within {timeout_s:g} s") from error
        finally:
            self._asked.discard(answer)

    async def pulse(self, body: Pulse) -> None:
        """Send a pulse; its answer comes through the inbox. Does nothing once the connection is gone."""

        def settle(*values: Any) -> None:
            self.inbox.put_nowait(PulseAnswered(values[0] if values else None))

        with contextlib.suppress(socketio.exceptions.BadNamespaceError):
            await self._sio.emit(Event.PULSE.value, plain(body), callback=settle)

    async def last_answers(self, limit_s: float) -> None:
        """Wait until nothing asked is unanswered: the answer to what ended a sale follows the goodbye."""
        if self._asked:
            await asyncio.wait(set(self._asked), timeout=limit_s)

    def hurry(self) -> None:
        """Ask whoever reads the inbox to give this connection up."""
        self.inbox.put_nowait(Hurried())

    async def close(self, limit_s: float) -> None:
        """Close for good, politely within `limit_s` and by force after it. Never raises."""
        self._on_disconnect()
        if self._sio is not None:
            await self._leave(self._sio, limit_s)
        if self._http is not None:
            await self._http.close()
        if self._sio is not None and self._sio.eio.ws is not None:
            # Where the way is broken nobody took leave of it; without its transport that is quick.
            await self._sio.eio.ws.close()

    async def _leave(self, sio: Any, limit_s: float) -> None:
        leaving = asyncio.ensure_future(sio.disconnect())
        # Over long-polling `disconnect` waits for a poll to come back; what it had to say is said before.
        said = sio.eio.write_loop_task if self.transport is Transport.POLLING else leaving
        await asyncio.wait({said or leaving}, timeout=limit_s)
        # A stalled transport keeps the client's own loops waiting for the network: end and await them here.
        loops = [
            task for task in (leaving, sio.eio.read_loop_task, sio.eio.write_loop_task) if task is not None
        ]
        for task in loops:
            task.cancel()
        await asyncio.gather(*loops, return_exceptions=True)
        # engineio keeps every client that did not end by itself in a process-wide list.
        with contextlib.suppress(ValueError):
            engineio.base_client.connected_clients.remove(sio.eio)

    def _receiver(self, event: Event) -> Any:
        def receive(*values: Any) -> None:
            attached = next((value for value in values[1:] if isinstance(value, bytes)), None)
            self.inbox.put_nowait(Arrived(event, values[0] if values else None, attached))

        return receive

    def _on_connect_error(self, *values: Any) -> None:
        self._refusal = _refusal_code(values[0] if values else None)
        self._joined.set()

    def _on_joined(self) -> None:
        self._joined.set()

    def _on_disconnect(self, *_reason: Any) -> None:
        if self._dropped:
            return
        self._dropped = True
        self._joined.set()
        self.inbox.put_nowait(Dropped())
        for answer in self._asked:
            if not answer.done():
                answer.set_exception(Unsettled("the connection was lost before the answer came"))

    def _why_not(self, error: BaseException) -> NotOpened:
        if self._refusal is not None:
            return NotOpened(Reason.UNAVAILABLE, code=self._refusal)
        return why_not(error)


def _refusal_code(body: Any) -> Code | None:
    """Return the code of a refused CONNECT: `{code}`, or wrapped by Socket.IO as `{message: code}` or
    `{message, data: {code}}`. None for what no house of ours said (an error page, a refused port).
    """
    if not isinstance(body, dict):
        return None
    data = body.get("data")
    said = [body.get("code"), data.get("code") if isinstance(data, dict) else None, body.get("message")]
    return next((Code(code) for code in said if code in _CODES), None)
