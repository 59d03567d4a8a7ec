"""The desktop's connection against the real house, in one loop: bids, the end, breaks, refusals."""

import asyncio
import io
from functools import partial

import msgspec
import pytest
from PIL import Image

from contract.commands import BidMode, Block, EndSale, Hold, OpenLot, OpenSale, Sell
from contract.standing import Phase
from contract.verdicts import Code, Outcome
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.states import ConnectionPhase, Reason, Transport
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.bidding import BidState
from desktop_client.saleroom.pending import BidStage
from desktop_client.saleroom.rows import RowKind
from tests.integration.connection.desktops import Desktop, Hall
from tests.support.house import Person
from tests.support.tcp_proxy import TcpProxy


@pytest.fixture(params=Transport, autouse=True)
def transport(request: pytest.FixtureRequest, hall: Hall) -> Transport:
    """How bidders come in; whatever it is, they see the same."""
    hall.transport = request.param
    return hall.transport


async def test_a_bid_goes_from_one_desktop_to_every_other(hall: Hall) -> None:
    clerk = await hall.clerk()
    ana, bob = await hall.bidder("Ana"), await hall.bidder("Bob")
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until_button(BidState.BID)
    known = await ana.bids.place(Intention("1", 100_00, BidMode.EXACT))
    assert (known.stage, known.outcome) == (BidStage.ACCEPTED, Outcome.LEADING)
    for everybody in (ana, bob, clerk):
        room = everybody.room
        await everybody.until(lambda room=room: room.standings["1"].price == 100_00)  # type: ignore[misc]
    await ana.until_button(BidState.LEADING)
    assert (await bob.bids.place(Intention("1", 500_00, BidMode.MAX))).outcome is Outcome.LEADING
    await ana.until_button(BidState.OUTBID)
    await clerk.until(lambda: clerk.room.desk.lots["1"].book[:1] != [])
    await clerk.call(Hold(text="a moment"))
    await ana.until_button(BidState.ON_HOLD)


def is_told_to_read_anew(desktop: Desktop) -> bool:
    return RowKind.CATALOGUE_CHANGED in {row.kind for row in desktop.room.rows.values()}


async def test_a_picture_that_is_shown_now_reaches_every_desktop(hall: Hall, transport: Transport) -> None:
    clerk, ana = await hall.clerk(), await hall.bidder("Ana")
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "sienna").save(file, "PNG")
    path = f"/api/sales/{hall.sale}/lots/2/show"
    async with hall.house.http.post(path, data=file.getvalue(), headers=hall.house.owner) as answer:
        assert answer.status == 201
    for desktop in (clerk, ana):
        await desktop.until(partial(is_told_to_read_anew, desktop))
    # Whoever comes in by plain HTTP reads the lot anew, and the picture with it.
    for desktop in (clerk,) if transport.plain_http else (clerk, ana):
        await desktop.until(lambda desktop=desktop: desktop.pictures != [])  # type: ignore[misc]
        ((shown, jpeg),) = desktop.pictures
        assert (shown.lot, shown.k) == ("2", 1)
        assert Image.open(io.BytesIO(jpeg)).size == (640, 480)


async def test_the_end_of_a_sale_is_read_and_then_the_connection_is_over(hall: Hall) -> None:
    clerk = await hall.clerk()
    ana = await hall.bidder("Ana")
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until_button(BidState.BID)
    await ana.bids.place(Intention("1", 300_00, BidMode.EXACT))
    await clerk.call(Sell(lot="1"), EndSale())
    await ana.until_phase(ConnectionPhase.ENDED)
    assert ana.room.standings["1"].phase is Phase.SOLD
    assert ana.button() is BidState.CLOSED_SOLD_TO_YOU
    await ana.connection.wait_over()
    again = hall.open(await hall.house.person("Late"))
    await again.until_phase(ConnectionPhase.ENDED)
    assert again.room.last == ana.room.last


async def test_after_the_end_of_a_sale_a_bid_is_asked_for_over_http(hall: Hall) -> None:
    clerk = await hall.clerk()
    person = await hall.house.person("Ana")
    await hall.house.register(person, hall.sale)
    ana = hall.open(person)
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until_button(BidState.BID)
    known = await ana.bids.place(Intention("1", 300_00, BidMode.EXACT))
    await clerk.call(Sell(lot="1"), EndSale())
    await ana.until_phase(ConnectionPhase.ENDED)
    async with HouseApi(HouseAddress.read(hall.house.url), person.token) as api:
        assert await api.bid(known.bid) == known.verdict
        never_sent = msgspec.structs.replace(known.bid, id="never-sent")
        assert (await api.bid(never_sent)).code is Code.SALE_ENDED


async def test_the_badge_says_what_one_came_in_by(hall: Hall, transport: Transport) -> None:
    ana, clerk = await hall.bidder("Ana"), await hall.clerk()
    assert ana.state.transport is transport
    assert clerk.state.transport is Transport.WEBSOCKET


async def test_after_a_cut_a_bid_in_doubt_is_settled_and_counts_once(hall: Hall) -> None:
    clerk = await hall.clerk()
    async with TcpProxy(hall.port) as proxy:
        ana = await hall.bidder("Ana", port=proxy.port)
        await clerk.call(OpenSale(), OpenLot(lot="1"))
        await ana.until_button(BidState.BID)
        proxy.pause()
        bidding = asyncio.create_task(ana.bids.place(Intention("1", 100_00, BidMode.EXACT)))
        await asyncio.sleep(0.05)
        await proxy.cut()
        assert (await bidding).stage is BidStage.CHECKING
        await ana.until_phase(ConnectionPhase.RECONNECTING)
        assert (await ana.bids.place(Intention("1", 200_00, BidMode.EXACT))).stage is BidStage.NOT_SENT
        proxy.go_on()
        await proxy.mend()
        await ana.until_phase(ConnectionPhase.LIVE)
        await ana.bids.settle()
        known = ana.pending.all()[0]
        assert known.stage is BidStage.ACCEPTED
        await clerk.until(lambda: clerk.room.standings["1"].bids == 1)
        assert clerk.room.standings["1"].price == 100_00
        await ana.connection.stop()


async def test_a_bid_whose_answer_was_lost_gets_its_first_verdict_again(hall: Hall) -> None:
    clerk, ana = await hall.clerk(), await hall.bidder("Ana")
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until_button(BidState.BID)
    first = await ana.bids.place(Intention("1", 100_00, BidMode.EXACT))
    ana.pending.in_doubt(first.bid.id)
    (again,) = await ana.bids.settle()
    assert again == first
    await ana.until_button(BidState.LEADING)
    assert ana.room.standings["1"].bids == 1


async def test_a_bid_that_arrives_too_late_to_be_meant_does_not_count(hall: Hall) -> None:
    clerk, ana = await hall.clerk(), await hall.bidder("Ana")
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until_button(BidState.BID)
    a_minute_ago = ana.connection.clock.now_ms() - 60_000
    late = ana.pending.place("1", 100_00, BidMode.EXACT, a_minute_ago)
    ana.pending.in_doubt(late.bid.id)
    (known,) = await ana.bids.settle()
    assert (known.stage, known.code) == (BidStage.REFUSED, Code.EXPIRED)
    assert ana.button() is BidState.BID


async def test_a_blocked_paddle_may_watch_and_not_bid(hall: Hall) -> None:
    clerk, ana = await hall.clerk(), await hall.bidder("Ana")
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until_button(BidState.BID)
    paddle = ana.room.your_paddle
    assert paddle is not None
    await clerk.call(Block(paddle=paddle))
    await ana.until_phase(ConnectionPhase.RECONNECTING)
    assert ana.state.reason is Reason.BLOCKED
    await ana.until_phase(ConnectionPhase.LIVE)
    assert ana.button() is BidState.NOT_OPEN


async def test_signing_out_ends_the_connection(hall: Hall) -> None:
    person = await hall.house.person("Ana")
    ana = hall.open(person)
    await ana.until_phase(ConnectionPhase.LIVE)
    async with HouseApi(HouseAddress.read(hall.house.url), person.token) as api:
        await api.sign_out()
    await ana.until_phase(ConnectionPhase.SIGNED_OUT)


async def test_a_wrong_token_is_signed_out(hall: Hall) -> None:
    stranger = Person("no such token", (await hall.house.person("Ana")).user)
    desktop = hall.open(stranger)
    await desktop.until_phase(ConnectionPhase.SIGNED_OUT)
    assert desktop.state.reason is Reason.UNAUTHENTICATED


async def test_a_sale_that_does_not_exist_is_refused(hall: Hall) -> None:
    desktop = hall.open(await hall.house.person("Ana"), sale="no-such-sale")
    await desktop.until_phase(ConnectionPhase.REFUSED)
    assert desktop.state.reason is Reason.UNKNOWN_SALE
