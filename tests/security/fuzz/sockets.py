"""Playing frames over Socket.IO connections, one for each role and transport, which stay open while they can.

After frames that want no answer the connection is asked to attend: the answer says that the house has read
them all and lives.
"""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import aiohttp

from contract.wire import Event
from tests.security.fuzz.inputs import ACK, Frames
from tests.security.fuzz.people import FuzzedHouse
from tests.security.fuzz.shapes import filled_in
from tests.security.fuzz.watch import Fault

PATH: Final = "/socket.io/?EIO=4&transport="
FENCE: Final = 99
ANSWERS_WITHIN_S: Final = 10
_GONE: Final = frozenset(
    {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.ERROR}
)


class Closed(Exception):
    """The house has closed the connection."""


class Line(Protocol):
    """A transport: frames out, frames in."""

    async def send(self, frames: tuple[str | bytes, ...]) -> None: ...
    async def receive(self) -> list[str]: ...
    async def close(self) -> None: ...


@dataclass(slots=True)
class WebSocketLine:
    """Frames over a WebSocket; bytes go as text or as binary frames, by their length."""

    socket: aiohttp.ClientWebSocketResponse

    @classmethod
    async def open(cls, house: FuzzedHouse, address: str) -> "WebSocketLine":
        headers = {"X-Forwarded-For": address}
        line = cls(
            await house.http.ws_connect(f"{house.url}{PATH}websocket", headers=headers, max_msg_size=0)
        )
        await line.receive()
        return line

    async def send(self, frames: tuple[str | bytes, ...]) -> None:
        try:
            for frame in frames:
                data = frame if isinstance(frame, bytes) else frame.encode("utf-8", "surrogatepass")
                binary = isinstance(frame, bytes) and len(frame) % 4 == 3
                await self.socket.send_frame(
                    data, aiohttp.WSMsgType.BINARY if binary else aiohttp.WSMsgType.TEXT
                )
        except (aiohttp.ClientError, ConnectionError) as error:
            raise Closed from error

    async def receive(self) -> list[str]:
        message = await self.socket.receive()
        if message.type in _GONE:
            raise Closed
        if message.data == "2":
            await self.send(("3",))
        return [str(message.data)]

    async def close(self) -> None:
        await self.socket.close()


@dataclass(slots=True)
class PollingLine:
    """Frames over long-polling."""

    house: FuzzedHouse
    address: str
    path: str = ""

    @classmethod
    async def open(cls, house: FuzzedHouse, address: str) -> "PollingLine":
        line = cls(house, address, f"{house.url}{PATH}polling")
        greeting = (await line.receive())[0]
        line.path += "&sid=" + json.loads(greeting[1:])["sid"]
        return line

    async def send(self, frames: tuple[str | bytes, ...]) -> None:
        pieces = [one if isinstance(one, bytes) else one.encode("utf-8", "surrogatepass") for one in frames]
        await self._ask("POST", b"\x1e".join(pieces))

    async def receive(self) -> list[str]:
        frames = (await self._ask("GET")).decode().split("\x1e")
        if "2" in frames:
            await self.send(("3",))
        if any(frame.startswith("1") for frame in frames):
            raise Closed
        return frames

    async def close(self) -> None:
        try:
            await self.send(("1",))
        except Closed:
            return

    async def _ask(self, method: str, data: bytes | None = None) -> bytes:
        headers = {"X-Forwarded-For": self.address, "Content-Type": "text/plain;charset=UTF-8"}
        async with self.house.http.request(method, self.path, data=data, headers=headers) as answer:
            body = await answer.read()
            if answer.status >= 500:
                raise Fault(f"Socket.IO polling answered {answer.status}: {body[:400]!r}")
            if answer.status != 200:
                raise Closed
            return body


@dataclass(slots=True)
class Sockets:
    """The open connections of the fuzz."""

    house: FuzzedHouse
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)

    async def play(self, told: Frames, known: dict[str, str], address: str) -> tuple[Any, list[str], bool]:
        """Send frames; return the answer (or None), what was heard, and whether the line is still open."""
        frames = tuple(filled_in(frame, known) if isinstance(frame, str) else frame for frame in told.frames)
        heard: list[str] = []
        try:
            async with asyncio.timeout(ANSWERS_WITHIN_S):
                if told.role == "nobody":
                    await self._play_unknown(told.transport, frames, heard, address)
                    return None, heard, True
                line = await self._line(told, address)
                await line.send(frames)
                if not told.asked:
                    ask = json.dumps([Event.ATTEND, {"sale": self.house.sale, "after": 2**53}])
                    await line.send((f"42{FENCE}{ask}",))
                return await _answer(line, ACK if told.asked else FENCE, heard, told.asked), heard, True
        except Closed:
            self.lines.pop((told.role, told.transport), None)
            await self.house.look_after(told.role)
            return None, heard, False
        except TimeoutError:
            raise Fault(f"no answer within {ANSWERS_WITHIN_S} s") from None

    async def close(self) -> None:
        for line in self.lines.values():
            await line.close()
        self.lines.clear()

    async def _line(self, told: Frames, address: str) -> Line:
        key = told.role, told.transport
        if key in self.lines:
            return self.lines[key]
        person = await self.house.person(told.role)
        kind = WebSocketLine if told.transport == "websocket" else PollingLine
        line: Line = await kind.open(self.house, address)
        await line.send(("40" + json.dumps({"token": person.token, "protocol": 1}),))
        greeting = [frame for frame in await line.receive() if frame.startswith("4")]
        if not greeting or not greeting[0].startswith("40"):
            raise Closed
        ask = json.dumps([Event.ATTEND, {"sale": self.house.sale, "after": 0}])
        await line.send((f"421{ask}",))
        await _answer(line, 1, [], asked=True)
        self.lines[key] = line
        return line

    async def _play_unknown(
        self, transport: str, frames: tuple[str | bytes, ...], heard: list[str], address: str
    ) -> None:
        kind = WebSocketLine if transport == "websocket" else PollingLine
        line: Line = await kind.open(self.house, address)
        try:
            await line.send((*frames, '40{"token":"wrong","protocol":1}'))
            while not any(frame.startswith("44") for frame in heard):
                heard += await line.receive()
        finally:
            await line.close()
        # 1 close, 2 ping, 3 pong, 6 noop, 44 refused: and nothing else for whom nobody knows.
        if wrong := [frame for frame in heard if frame and not frame.startswith(("1", "2", "3", "6", "44"))]:
            raise Fault(f"somebody who has not joined heard {wrong[0][:300]!r}")


async def _answer(line: Line, number: int, heard: list[str], asked: bool) -> Any:
    while True:
        frames = await line.receive()
        heard += frames
        for frame in frames:
            if frame.startswith(f"43{number}["):
                told = json.loads(frame[2 + len(str(number)) :])[0]
                return told if asked else None
