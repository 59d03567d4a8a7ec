"""What the house uses of the libraries' insides is where it was: an upgrade that moves it fails here."""

import asyncio
import inspect
from typing import Any

import engineio
import pytest
import socketio
from aiohttp import web
from engineio import async_socket, base_socket, exceptions, packet
from engineio.async_drivers import aiohttp as driver
from engineio.payload import Payload

from contract.wire import Event, Goodbye, GoodbyeMessage
from server.gateway.engine import Engine, Session
from server.gateway.insides import SocketServer
from server.gateway.outbox import Outbox
from server.gateway.parcels import Parcel
from tests.support.waiting import soon


def parcel() -> Parcel:
    return Parcel(Event.GOODBYE, GoodbyeMessage(reason=Goodbye.RESTARTING))


@pytest.fixture
def engine() -> Engine:
    return Engine(async_mode="aiohttp", monitor_clients=False)


def opened(engine: Engine) -> Session:
    session = engine.sockets["abc"] = Session(engine, "abc")
    return session


async def next_of(session: Session) -> Any:
    """Return the one packet that the next poll takes."""
    (taken,) = await soon(session.poll())
    return taken


def test_a_session_has_our_queue_and_what_a_session_is_asked_for(engine: Engine) -> None:
    session = opened(engine)
    assert engine.session("abc") is session
    assert isinstance(session.outbox, Outbox)
    assert session.outbox is session.queue
    assert (session.id, session.is_upgraded, session.is_closed) == ("abc", False, False)
    assert isinstance(session.unanswered_ping, float)  # as long as the library has scheduled none
    assert engine.sessions() == [session]
    engine.forget(session)
    assert engine.session("abc") is None


async def test_a_pong_answers_the_ping_and_the_next_one_is_another(engine: Engine) -> None:
    engine.ping_interval = 0.01
    session = opened(engine)
    session.schedule_ping()
    assert session.unanswered_ping is None
    assert (await next_of(session)).packet_type == packet.PING
    first = session.unanswered_ping
    assert first is not None
    await session.take("3")
    assert session.unanswered_ping is None
    await next_of(session)
    assert session.unanswered_ping not in {None, first}
    await session.close(abort=True)
    session.last_ping = None
    await asyncio.sleep(0.03)
    assert session.outbox.in_line == 0, "who is gone is not pinged any more"


async def test_a_poll_takes_all_that_waits_and_encodes_a_parcel_as_text(engine: Engine) -> None:
    session = opened(engine)
    session.queue.send(parcel())
    await session.send(packet.Packet(packet.MESSAGE, data="31[]"))
    taken = await session.poll()
    assert [type(one) for one in taken] == [Parcel, packet.Packet]
    text = Payload(packets=taken).encode()
    assert text.startswith('42["goodbye",')
    assert text.endswith("\x1e431[]")


async def test_a_poll_for_which_nothing_comes_ends_the_librarys_way(engine: Engine) -> None:
    engine.ping_interval, engine.ping_timeout = 0.01, 0
    with pytest.raises(exceptions.QueueEmpty):
        await opened(engine).poll()


async def test_a_session_is_ours_from_its_greeting_on_and_carried_by_what_we_open(engine: Engine) -> None:
    asked: list[tuple[Session, Any]] = []
    answer = web.Response()

    def open_websocket(session: Session, request: Any) -> web.StreamResponse:
        asked.append((session, request))
        return answer

    engine.open_websocket = open_websocket
    request = object()
    environ = {"HTTP_CONNECTION": "Upgrade", "HTTP_UPGRADE": "websocket", "aiohttp.request": request}
    assert await engine._handle_connect(environ, "websocket") is answer
    ((session, told),) = asked
    assert told is request
    assert engine.sessions() == [session]
    (greeting,) = await session.poll()
    assert greeting.packet_type == packet.OPEN
    assert (greeting.data["sid"], greeting.data["upgrades"]) == (session.id, [])
    await session.close(abort=True)


async def test_a_websocket_of_a_new_session_carries_at_once_and_one_of_a_polling_one_is_tried(
    engine: Engine,
) -> None:
    new = opened(engine)
    assert not new.try_websocket()
    assert new.is_upgraded
    polling = opened(engine)
    polling.connected = True
    assert polling.try_websocket()
    environ = {"HTTP_CONNECTION": "", "HTTP_UPGRADE": ""}
    (held,) = await polling.handle_get_request(environ)
    assert held.packet_type == packet.NOOP, "while it is tried, polls get nothing"
    polling.go_on_polling()
    polling.queue.send(parcel())
    assert [type(one) for one in await polling.handle_get_request(environ)] == [Parcel]
    assert polling.try_websocket()
    polling.change_over()
    assert polling.is_upgraded


async def test_closing_says_goodbye_or_does_not_and_never_waits(engine: Engine) -> None:
    for abort, left in ((True, 0), (False, 1)):
        session = opened(engine)
        session.last_ping = None
        await soon(session.close(abort=abort))
        assert session.is_closed
        assert session.queue.in_line == left


async def test_what_ends_with_its_transport_is_told_and_forgotten(engine: Engine) -> None:
    told: list[tuple[str, str]] = []

    async def ended(session: str, reason: str) -> None:
        told.append((session, reason))

    engine.on("disconnect", ended)
    await opened(engine).end()
    assert told == [("abc", "transport close")]
    assert engine.sessions() == []


async def test_a_packet_that_means_nothing_is_passed_over(engine: Engine) -> None:
    session = opened(engine)
    for text in ("2probe", "6"):
        await session.take(text)
    await session.close(abort=True)
    await session.take("5")  # the library would answer, and nobody is here
    assert session.queue.in_line == 0


async def test_an_event_is_answered_as_the_library_answers_it_and_begins_before_the_next_turn() -> None:
    server = SocketServer(lambda _session, _request: True, lambda _session: None, async_mode="aiohttp")
    session = opened(server.eio)

    async def pulse(_sid: str, body: dict[str, int]) -> dict[str, int]:
        return body

    server.on("pulse", pulse)
    session.take_event('421["pulse",{"t":5}]')
    assert not server.eio._running, "who has not joined is not heard"
    sid = await server.manager.pre_connect("abc", "/")
    assert sid is not None
    await server.manager.connect(sid, "/")
    session.take_event('421["pulse",{"t":5}]')
    assert len(server.eio._running) == 1
    assert (await next_of(session)).data == '31[{"t":5}]'


async def test_a_connection_is_in_no_room_and_who_comes_and_goes_is_found_at_once() -> None:
    server = SocketServer(lambda _session, _request: True, lambda _session: None, async_mode="aiohttp")
    lines = server.manager
    sid = await lines.pre_connect("eio", "/")
    assert sid is not None
    assert await lines.pre_connect("eio", "/") is None, "a session has one connection"
    assert not lines.is_connected(sid, "/")
    await lines.connect(sid, "/")
    assert lines.is_connected(sid, "/")
    assert server.session_of(sid) == "eio"
    assert lines.sid_from_eio_sid("eio", "/") == sid
    assert list(lines.rooms["/"]) == [None]
    assert lines.pre_disconnect(sid, "/") == "eio"
    assert not lines.is_connected(sid, "/")
    await lines.disconnect(sid, "/")
    assert (lines.rooms, lines.pending_connect, lines.pending_disconnect) == ({}, {}, {})


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
    for name in ("schedule_ping", "check_ping_timeout", "poll", "close", "_upgrade_websocket"):
        assert name in vars(async_socket.AsyncSocket) or name in vars(base_socket.BaseSocket), name
    assert list(inspect.signature(socketio.AsyncServer._handle_event_internal).parameters) == [
        "self", "server", "sid", "eio_sid", "data", "namespace", "id",
    ]  # fmt: skip
    assert list(inspect.signature(engineio.AsyncServer._handle_connect).parameters) == [
        "self", "environ", "transport", "jsonp_index",
    ]  # fmt: skip
    assert {"translate_request"} <= set(driver._async)
