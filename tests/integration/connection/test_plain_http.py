"""What is different on the HTTP feed: news of oneself without an entry, and no calls."""

import pytest

from contract.commands import Announce, BidMode, Call, OpenLot, OpenSale
from contract.wire import PaddleStatus, Role
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.connection.states import ConnectionPhase, Transport
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.bidding import BidState
from tests.integration.connection.desktops import Hall


@pytest.fixture(params=[Transport.HTTP_LONG_POLLING, Transport.HTTP_POLLING], autouse=True)
def transport(request: pytest.FixtureRequest, hall: Hall) -> Transport:
    hall.transport = request.param
    return hall.transport


async def test_a_raised_max_that_the_feed_does_not_show_is_told_to_its_owner(hall: Hall) -> None:
    clerk, ana = await hall.clerk(), await hall.bidder("Ana")
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until_button(BidState.BID)
    await ana.bids.place(Intention("1", 500_00, BidMode.MAX))
    await ana.until(lambda: ana.room.you is not None and ana.room.you.maxes == {"1": 500_00})
    await ana.bids.place(Intention("1", 900_00, BidMode.MAX))
    await ana.until(lambda: ana.room.you is not None and ana.room.you.maxes == {"1": 900_00})


async def test_what_the_clerk_changes_about_a_paddle_is_told(hall: Hall) -> None:
    ana = await hall.bidder("Ana")
    clerk = await hall.house.person("Eva", Role.CLERK)
    assert ana.room.you is not None
    change = {"user": ana.room.you.user, "limit": 1_000_00, "status": PaddleStatus.APPROVED.value}
    path = f"/api/sales/{hall.sale}/registrations"
    async with hall.house.http.patch(path, json=change, headers=clerk.headers) as answer:
        assert answer.status == 200
    await ana.until(lambda: ana.room.you is not None and ana.room.you.limit == 1_000_00)


async def test_a_call_is_not_sent_and_the_connection_stays(hall: Hall, transport: Transport) -> None:
    person = await hall.house.person("Eva", Role.CLERK)
    eva = hall.open(person, transport=transport)
    await eva.until_phase(ConnectionPhase.LIVE)
    assert eva.state.can_speak
    assert not eva.state.can_call
    with pytest.raises(ConnectionUnavailable):
        await eva.connection.call_action(Call(id="c", sale=hall.sale, action=Announce(text="hello")))
    assert eva.state.phase is ConnectionPhase.LIVE
    assert eva.room.desk.lots == {}
