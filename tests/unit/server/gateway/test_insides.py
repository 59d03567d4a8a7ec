"""What the house uses of the libraries' insides is where it was: an upgrade that moves it fails here."""

import asyncio
import inspect
from typing import Any

import engineio
import pytest
import socketio
from aiohttp import web
from aiohttp._websocket.writer import WebSocketWriter
from aiohttp.abc import AbstractStreamWriter
from engineio import async_socket, base_socket, packet
from engineio.async_drivers import aiohttp as driver
from engineio.payload import Payload

from contract.wire import Event, Goodbye, GoodbyeMessage
from server.gateway.insides import Engine, Session, SocketServer
from server.gateway.outbox import Outbox
from server.gateway.parcels import Parcel


def parcel() -> Parcel:
    return Parcel(Event.GOODBYE, GoodbyeMessage(reason=Goodbye.RESTARTING))


@pytest.fixture
def engine() -> Engine:
    return Engine(async_mode="aiohttp", monitor_clients=False)


def opened(engine: Engine) -> Any:
    socket = async_socket.AsyncSocket(engine, "abc")
    engine.sockets["abc"] = socket
    return socket


class Handshake:
    """A WebSocket as the library's handler sees one, with nobody at the other end."""

    def __init__(self) -> None:
        self.sent: list[str | bytes] = []
        self.news = asyncio.Event()
        self.over: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def wait(self) -> str:
        return await asyncio.shield(self.over)

    async def send(self, frame: str | bytes) -> None:
        self.sent.append(frame)
        self.news.set()

    async def close(self) -> None:
        self.sent.append("closed")


def test_a_session_has_our_queue_and_what_a_session_is_asked_for(engine: Engine) -> None:
    socket = opened(engine)
    session = engine.session("abc")
    assert session is not None
    assert isinstance(session.outbox, Outbox)
    assert session.outbox is socket.queue
    assert (session.id, session.is_upgraded, session.is_closed) == ("abc", False, False)
    assert isinstance(session.unanswered_ping, float)  # as long as the library has scheduled none
    assert [one.id for one in engine.sessions()] == ["abc"]
    engine.forget(session)
    assert engine.session("abc") is None


async def test_a_pong_answers_the_ping_and_the_next_one_is_another(engine: Engine) -> None:
    engine.ping_interval = 0.01
    socket = opened(engine)
    socket.schedule_ping()
    session = Session(socket)
    assert session.unanswered_ping is None
    sent = await asyncio.wait_for(session.outbox.get(), 1)
    assert sent.packet_type == packet.PING
    first = session.unanswered_ping
    assert first is not None
    await socket.receive(packet.Packet(packet.PONG))
    assert session.unanswered_ping is None
    await asyncio.wait_for(session.outbox.get(), 1)
    assert session.unanswered_ping not in {None, first}
    await engine.shutdown()


async def test_a_poll_takes_all_that_waits_and_encodes_a_parcel_as_text(engine: Engine) -> None:
    socket = opened(engine)
    socket.queue.send(parcel())
    await socket.send(packet.Packet(packet.MESSAGE, data="31[]"))
    taken = await socket.poll()
    assert [type(one) for one in taken] == [Parcel, packet.Packet]
    text = Payload(packets=taken).encode()
    assert text.startswith('42["goodbye",')
    assert text.endswith("\x1e431[]")


async def test_the_librarys_writer_sends_a_parcel_as_the_frame_it_is(engine: Engine) -> None:
    socket, handshake = opened(engine), Handshake()
    handling = asyncio.create_task(socket._websocket_handler(handshake))
    told = parcel()
    socket.queue.send(told)
    await asyncio.wait_for(handshake.news.wait(), 1)
    assert handshake.sent == [told.frame]
    assert Session(socket).is_upgraded
    socket.queue.put_nowait(None)  # ends the writer, which closes the WebSocket
    handshake.over.set_exception(OSError())
    await asyncio.wait_for(handling, 1)
    assert handshake.sent == [told.frame, "closed"]
    assert Session(socket).is_closed


def test_the_library_makes_websockets_with_what_it_is_told(engine: Engine) -> None:
    assert {"websocket", "translate_request"} <= set(driver._async)
    assert engine._async["websocket"] is driver.WebSocket
    made: list[tuple[Any, Session]] = []

    def carrier(handler: Any, session: Session) -> Any:
        made.append((handler, session))

    engine.carry_with(carrier)
    socket = opened(engine)
    engine._async["websocket"](socket._websocket_handler, engine)
    assert made[0][1].outbox is socket.queue
    assert driver._async["websocket"] is driver.WebSocket, "other engines in this process are left alone"


async def test_closing_says_goodbye_or_does_not_and_never_waits(engine: Engine) -> None:
    for abort, left in ((True, 0), (False, 1)):
        socket = opened(engine)
        socket.last_ping = None
        await asyncio.wait_for(Session(socket).close(abort=abort), 1)
        assert Session(socket).is_closed
        assert socket.queue.qsize() == left


def test_the_names_that_are_overridden_are_the_librarys() -> None:
    assert list(inspect.signature(socketio.AsyncServer._handle_eio_connect).parameters) == [
        "self", "eio_sid", "environ",
    ]  # fmt: skip
    assert list(inspect.signature(socketio.AsyncServer._handle_eio_disconnect).parameters) == [
        "self", "eio_sid", "reason",
    ]  # fmt: skip
    assert socketio.AsyncServer._engineio_server_class is not SocketServer._engineio_server_class
    assert "create_queue" in inspect.getsource(base_socket.BaseSocket.__init__)
    assert "monitor_clients" in inspect.signature(engineio.base_server.BaseServer.__init__).parameters
    assert {"_put", "_get", "_init"} <= set(vars(asyncio.Queue))


def test_aiohttp_writes_a_frame_of_its_own_in_one_breath() -> None:
    """So a close frame of its and a message of ours never mix on one transport."""
    assert not inspect.iscoroutinefunction(WebSocketWriter._write_websocket_frame)
    assert "self._write_websocket_frame(" in inspect.getsource(WebSocketWriter.send_frame)
    assert inspect.iscoroutinefunction(AbstractStreamWriter.drain)
    assert isinstance(web.BaseRequest.writer, property)
