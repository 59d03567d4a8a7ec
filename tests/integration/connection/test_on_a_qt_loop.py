"""The same connection on a Qt loop, where timers are coarse and there are no signal handlers."""

import pytest

from contract.commands import Bid, BidMode
from contract.wire import Goodbye
from desktop_client.connection.states import ConnectionPhase, Transport
from tests.integration.connection.notes import Desk
from tests.support.tcp_proxy import TcpProxy
from tests.support.toy_server import SALE, ToyServer

pytestmark = pytest.mark.gui


async def test_it_comes_in_is_cut_comes_back_and_ends(toy: ToyServer, desk: Desk) -> None:
    toy.add(3)
    async with TcpProxy(toy.port) as proxy:
        connection, notes = desk.connect(proxy.port)
        await notes.until_phase(ConnectionPhase.LIVE)
        bid = Bid(id="b1", sale=SALE, lot="1", amount=100, mode=BidMode.EXACT)
        assert (await connection.bid(bid)).ok
        await proxy.cut()
        await notes.until_phase(ConnectionPhase.RECONNECTING)
        toy.add(2)
        await proxy.mend()
        assert (await notes.until_phase(ConnectionPhase.LIVE)).caught_up == 2
        for _ in range(30):
            await toy.say()
        await notes.until(lambda: notes.numbers == list(range(1, 36)))
        await toy.goodbye(Goodbye.SALE_ENDED)
        await notes.until_phase(ConnectionPhase.ENDED)
        await connection.wait_over()


async def test_it_falls_silent_and_is_heard_again_over_long_polling(toy: ToyServer, desk: Desk) -> None:
    toy.manners.websocket = False
    _, notes = desk.connect(toy.port)
    assert (await notes.until_phase(ConnectionPhase.LIVE)).transport is Transport.POLLING
    toy.manners.beats = toy.manners.answers = False
    await notes.until_phase(ConnectionPhase.SILENT)
    toy.manners.beats = toy.manners.answers = True
    await notes.until_phase(ConnectionPhase.LIVE)


async def test_it_can_be_stopped_at_any_time(toy: ToyServer, desk: Desk) -> None:
    connection, notes = desk.connect(toy.port)
    await notes.until_phase(ConnectionPhase.CATCHING_UP)
    await connection.stop()
    assert connection.state.phase is ConnectionPhase.OFFLINE
