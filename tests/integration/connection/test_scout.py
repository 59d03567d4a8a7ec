"""Coming back as soon as the way is there again, without running down a house that refuses; and waking up."""

import asyncio
import gc
from dataclasses import replace

import pytest
from aiohttp import web

from contract.commands import Bid, BidMode
from contract.verdicts import Code
from contract.wire import Event
from desktop_client.connection.clock import wall_ms
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.connection.states import ConnectionPhase, Reason, Transport
from tests.integration.connection.notes import QUICK, Desk
from tests.support.tcp_proxy import End, TcpProxy
from tests.support.toy_server import SALE, ToyServer
from tests.support.waiting import eventually

LIVE = ConnectionPhase.LIVE
A_MINUTE = replace(QUICK, backoff_min_s=60, backoff_max_s=60)
HOUR_MS = 3_600_000


async def test_a_way_that_is_there_again_is_taken_at_once_however_long_the_back_off(
    toy: ToyServer, desk: Desk
) -> None:
    async with TcpProxy(toy.port) as proxy:
        _, notes = desk.connect(proxy.port, timing=A_MINUTE)
        await notes.until_phase(LIVE)
        await proxy.cut()
        await notes.until_phase(ConnectionPhase.RECONNECTING)
        await asyncio.sleep(2 * QUICK.scout_every_s)
        await proxy.mend()
        await notes.until_phase(LIVE)


async def test_a_house_that_answers_and_refuses_keeps_its_back_off(toy: ToyServer, desk: Desk) -> None:
    _, notes = desk.connect(toy.port, timing=A_MINUTE)
    await notes.until_phase(LIVE)
    toy.manners.refuse = Code.TOO_MANY
    before = len(toy.asked_for(Event.ATTEND))
    for session in list(toy._sio.eio.sockets):
        await toy._sio.eio.disconnect(session)
    await notes.until_phase(ConnectionPhase.RECONNECTING)
    toy.manners.refuse = None
    await eventually(lambda: toy.looked_at >= 4)
    assert notes.states[-1].phase is ConnectionPhase.RECONNECTING
    assert len(toy.asked_for(Event.ATTEND)) == before


async def test_a_connection_that_is_silent_while_the_house_answers_is_given_up(
    toy: ToyServer, desk: Desk
) -> None:
    async with TcpProxy(toy.port) as proxy:
        _, notes = desk.connect(proxy.port, timing=replace(QUICK, lost_after_s=60))
        await notes.until_phase(LIVE)
        await proxy.lose(End.SERVER)
        await notes.until_phase(ConnectionPhase.SILENT)
        toy.add(3)
        state = await notes.until_phase(ConnectionPhase.RECONNECTING)
        assert state.reason is Reason.SILENT
        assert (await notes.until_phase(LIVE)).caught_up == 3


async def test_an_attempt_that_began_while_the_way_was_cut_is_overtaken_by_a_new_one(
    toy: ToyServer, desk: Desk
) -> None:
    slow = replace(A_MINUTE, attempt_s=60, websocket_s=60, lost_after_s=0.5, silent_after_s=0.4)
    async with TcpProxy(toy.port) as proxy:
        _, notes = desk.connect(proxy.port, timing=replace(slow, backoff_min_s=0.02, backoff_max_s=0.05))
        await notes.until_phase(LIVE)
        await proxy.lose()
        proxy.pause()
        await notes.until(lambda: notes.states[-1].phase is ConnectionPhase.RECONNECTING)
        await notes.until(lambda: notes.states[-1].next_try_at_ms is None)  # the attempt is under way
        await asyncio.sleep(QUICK.scout_look_s + 2 * QUICK.scout_every_s)
        await proxy.lose()  # what was asked while the way was cut will never be answered
        proxy.go_on()
        assert (await notes.until_phase(LIVE)).transport is Transport.WEBSOCKET


async def test_nobody_is_looked_for_while_all_is_well(toy: ToyServer, desk: Desk) -> None:
    _, notes = desk.connect(toy.port)
    await notes.until_phase(LIVE)
    await asyncio.sleep(3 * QUICK.scout_every_s)
    assert toy.looked_at == 0


async def test_what_is_sent_into_a_way_that_is_blocked_in_one_direction_is_noticed(
    toy: ToyServer, desk: Desk
) -> None:
    timing = replace(QUICK, answer_within_s=0.3, lost_after_s=60)
    async with TcpProxy(toy.port) as proxy:
        connection, notes = desk.connect(proxy.port, timing=timing)
        await notes.until_phase(LIVE)
        proxy.to_server.pause()
        await notes.until_phase(ConnectionPhase.SILENT)
        with pytest.raises(ConnectionUnavailable):
            await connection.bid(Bid(id="b1", sale=SALE, lot="1", amount=100, mode=BidMode.EXACT))
        proxy.to_server.go_on()
        await notes.until_phase(LIVE)


class LaptopClock:
    """A wall clock that goes on while the laptop, and with it the monotonic clock, sleeps."""

    slept_ms = 0

    def __call__(self) -> int:
        return wall_ms() + self.slept_ms


async def test_after_a_sleep_the_house_is_asked_before_anything_is_live_again(
    toy: ToyServer, desk: Desk
) -> None:
    clock = LaptopClock()
    connection, notes = desk.connect(toy.port, wall=clock)
    await notes.until_phase(LIVE)
    toy.manners.answers = False
    toy.add(2)
    clock.slept_ms = HOUR_MS
    with pytest.raises(ConnectionUnavailable):
        await connection.bid(Bid(id="b1", sale=SALE, lot="1", amount=100, mode=BidMode.EXACT))
    await notes.until_phase(ConnectionPhase.CATCHING_UP)
    toy.manners.answers = True
    await notes.until_phase(LIVE)
    assert notes.numbers == [1, 2]
    assert toy.asked_for(Event.BID) == []


async def test_a_connection_that_did_not_survive_a_sleep_is_replaced_at_once(
    toy: ToyServer, desk: Desk
) -> None:
    clock = LaptopClock()
    async with TcpProxy(toy.port) as proxy:
        _, notes = desk.connect(proxy.port, timing=A_MINUTE, wall=clock)
        await notes.until_phase(LIVE)
        await proxy.lose()
        clock.slept_ms = HOUR_MS
        await notes.until_phase(ConnectionPhase.CATCHING_UP)
        await notes.until_phase(LIVE)
        assert ConnectionPhase.SILENT not in notes.phases
        assert len(toy.transports) == 2


async def test_after_a_sleep_the_servers_time_is_measured_anew(toy: ToyServer, desk: Desk) -> None:
    clock = LaptopClock()
    connection, notes = desk.connect(toy.port, wall=clock)
    await notes.until_phase(LIVE)
    clock.slept_ms = HOUR_MS
    await notes.until_phase(ConnectionPhase.CATCHING_UP)
    await notes.until_phase(LIVE)
    assert abs(connection.clock.now_ms() - wall_ms()) < 1_000


async def test_a_websocket_that_opens_and_says_nothing_is_given_up_and_left_to_nobody(desk: Desk) -> None:
    gone = asyncio.Event()

    async def mute(request: web.Request) -> web.StreamResponse:
        if request.query.get("transport") != "websocket":
            return web.Response(status=503)
        websocket = web.WebSocketResponse()
        await websocket.prepare(request)
        async for _ in websocket:
            pass
        gone.set()
        return websocket

    async def alive(_request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_get("/socket.io/", mute)
    app.router.add_get("/healthz", alive)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        _, notes = desk.connect(runner.addresses[0][1], timing=replace(A_MINUTE, websocket_s=0.1))
        await notes.until_phase(ConnectionPhase.RECONNECTING)
        async with asyncio.timeout(5):
            await gone.wait()
        gc.collect()  # a connection that was left open would complain here
    finally:
        await desk.close()
        await runner.cleanup()
