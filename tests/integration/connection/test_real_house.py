"""The desktop's connection and its HTTP requests against the real house, in one loop."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from contract.commands import BidMode, Call, EndSale, Hold, OpenLot, OpenSale, Sell
from contract.standing import Phase
from contract.terms import Registration
from contract.verdicts import Code, Outcome
from contract.wire import PaddleStatus, Role
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi, PictureSize
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.problems import ApiError
from desktop_client.connection.states import ConnectionPhase, ConnectionState, Reason, Transport
from desktop_client.connection.supervisor import Connection
from desktop_client.connection.timing import Timing
from desktop_client.connection.transport_choice import TransportChoice
from desktop_client.saleroom.bid_desk import BidDesk
from desktop_client.saleroom.bidding import BidState, bid_button
from desktop_client.saleroom.pending import BidStage, PendingBids
from desktop_client.saleroom.room import SaleRoom
from tests.support.house import PASSWORD, HouseForTests, Person, house_in
from tests.support.tcp_proxy import TcpProxy

TIMING = Timing(backoff_min_s=0.02, backoff_max_s=0.1, websocket_s=2.0, close_s=0.5)
WITHIN_S = 10.0


class Desktop:
    """A desktop without windows: one connection, its picture of the sale, and its bids."""

    def __init__(self, url: str, person: Person, sale: str) -> None:
        self.room = SaleRoom(sale)
        self.pending = PendingBids(sale)
        self.phases: list[ConnectionPhase] = []
        self.state = ConnectionState()
        self._changed = asyncio.Event()
        listeners = Listeners(
            on_state=self._on_state,
            on_attended=self._taking(self.room.take_attended),
            on_feed=self._taking(self.room.take_feed),
            on_you=self._taking(self.room.take_you),
            on_beat=self._taking(self.room.take_beat),
            on_desk=self._taking(self.room.take_desk),
            on_attendance=self._taking(self.room.take_attendance),
        )
        self.connection = Connection(HouseAddress.read(url), person.token, sale, listeners, timing=TIMING)
        self.bids = BidDesk(
            self.pending, self.connection.bid, self.connection.clock.now_ms, lambda _known: None
        )

    def _taking(self, take):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        def listen(message: object) -> None:
            take(message)
            self._changed.set()

        return listen

    def _on_state(self, state: ConnectionState) -> None:
        self.state = state
        if not self.phases or self.phases[-1] is not state.phase:
            self.phases.append(state.phase)
        self._changed.set()

    async def until(self, reached) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        async with asyncio.timeout(WITHIN_S):
            while not reached():
                self._changed.clear()
                await self._changed.wait()

    async def live(self) -> None:
        await self.until(lambda: self.state.phase is ConnectionPhase.LIVE)

    def button(self, lot: str = "1") -> BidState:
        return bid_button(
            self.room,
            lot,
            self.pending,
            connected=self.state.can_speak,
            now=self.connection.clock.now_ms(),
        ).state

    async def call(self, *actions: object) -> None:
        for action in actions:
            number = len(self.phases) + id(action)
            verdict = await self.connection.call_action(
                Call(id=f"c{number}", sale=self.room.sale_id, action=action)  # type: ignore[arg-type]
            )
            assert verdict.ok, verdict


class Hall:
    """A house with a sale, and desktops in it."""

    def __init__(self, house: HouseForTests, sale: str) -> None:
        self.house, self.sale = house, sale
        self._desktops: list[Desktop] = []

    async def desktop(
        self, name: str, role: Role = Role.BIDDER, *, port: int | None = None, paddle: bool = True
    ) -> Desktop:
        person = await self.house.person(name, role)
        if role is Role.BIDDER and paddle:
            await self.house.register(person, self.sale)
        url = self.house.url if port is None else f"http://127.0.0.1:{port}"
        desktop = Desktop(url, person, self.sale)
        self._desktops.append(desktop)
        desktop.connection.start()
        await desktop.live()
        return desktop

    @property
    def port(self) -> int:
        return int(self.house.url.rpartition(":")[2])

    async def close(self) -> None:
        for desktop in self._desktops:
            await desktop.connection.stop()


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with house_in(tmp_path) as house:
        hall = Hall(house, await house.sale())
        try:
            yield hall
        finally:
            await hall.close()


async def test_a_bid_goes_from_one_desktop_to_every_other(hall: Hall) -> None:
    clerk = await hall.desktop("Clerk", Role.CLERK)
    ana, bob = await hall.desktop("Ana"), await hall.desktop("Bob")
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until(lambda: ana.button() is BidState.BID)
    known = await ana.bids.place("1", 100_00, BidMode.EXACT)
    assert (known.stage, known.outcome) == (BidStage.ACCEPTED, Outcome.LEADING)
    for desktop in (ana, bob, clerk):
        await desktop.until(lambda desktop=desktop: desktop.room.standings["1"].price == 100_00)  # type: ignore[misc]
    await ana.until(lambda: ana.button() is BidState.LEADING)
    assert (await bob.bids.place("1", 500_00, BidMode.MAX)).outcome is Outcome.LEADING
    await ana.until(lambda: ana.button() is BidState.OUTBID)
    await clerk.until(lambda: clerk.room.desk.lots["1"].book[:1] != [])
    await clerk.call(Hold(text="a moment"))
    await ana.until(lambda: ana.button() is BidState.ON_HOLD)


async def test_the_end_of_a_sale_is_read_and_then_the_connection_is_over(hall: Hall) -> None:
    clerk = await hall.desktop("Clerk", Role.CLERK)
    ana = await hall.desktop("Ana")
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until(lambda: ana.button() is BidState.BID)
    await ana.bids.place("1", 300_00, BidMode.EXACT)
    await clerk.call(Sell(lot="1"), EndSale())
    await ana.until(lambda: ana.state.phase is ConnectionPhase.ENDED)
    assert ana.room.standings["1"].phase is Phase.SOLD
    assert ana.button() is BidState.CLOSED_SOLD_TO_YOU
    await ana.connection.wait_over()
    again = Desktop(hall.house.url, await hall.house.person("Late"), hall.sale)
    again.connection.start()
    await again.until(lambda: again.state.phase is ConnectionPhase.ENDED)
    assert again.room.last == ana.room.last
    await again.connection.stop()


async def test_over_long_polling_one_bids_as_over_websocket(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = await hall.desktop("Clerk", Role.CLERK)
    assert clerk.state.transport is Transport.WEBSOCKET
    monkeypatch.setattr(TransportChoice, "order", lambda _choice, _now: (Transport.POLLING,))
    ana = await hall.desktop("Ana")
    assert ana.state.transport is Transport.POLLING
    await clerk.call(OpenSale(), OpenLot(lot="1"))
    await ana.until(lambda: ana.button() is BidState.BID)
    await ana.bids.place("1", 100_00, BidMode.EXACT)
    await ana.until(lambda: ana.button() is BidState.LEADING)
    await clerk.until(lambda: clerk.room.standings["1"].price == 100_00)


async def test_after_a_cut_a_bid_in_doubt_is_settled_and_counts_once(hall: Hall) -> None:
    clerk = await hall.desktop("Clerk", Role.CLERK)
    async with TcpProxy(hall.port) as proxy:
        ana = await hall.desktop("Ana", port=proxy.port)
        await clerk.call(OpenSale(), OpenLot(lot="1"))
        await ana.until(lambda: ana.button() is BidState.BID)
        proxy.pause()
        bidding = asyncio.create_task(ana.bids.place("1", 100_00, BidMode.EXACT))
        await asyncio.sleep(0.05)
        await proxy.cut()
        assert (await bidding).stage is BidStage.CHECKING
        await ana.until(lambda: ana.state.phase is ConnectionPhase.RECONNECTING)
        assert (await ana.bids.place("1", 200_00, BidMode.EXACT)).stage is BidStage.NOT_SENT
        proxy.go_on()
        await proxy.mend()
        await ana.live()
        await ana.bids.settle()
        known = ana.pending.all()[0]
        assert known.stage is BidStage.ACCEPTED
        await clerk.until(lambda: clerk.room.standings["1"].bids == 1)
        assert clerk.room.standings["1"].price == 100_00
        await ana.connection.stop()


async def test_signing_out_ends_the_connection(hall: Hall) -> None:
    person = await hall.house.person("Ana")
    ana = Desktop(hall.house.url, person, hall.sale)
    ana.connection.start()
    await ana.live()
    async with HouseApi(HouseAddress.read(hall.house.url), person.token) as api:
        await api.sign_out()
    await ana.until(lambda: ana.state.phase is ConnectionPhase.SIGNED_OUT)
    await ana.connection.stop()


async def test_a_wrong_token_is_signed_out(hall: Hall) -> None:
    stranger = Person("no such token", (await hall.house.person("Ana")).user)
    desktop = Desktop(hall.house.url, stranger, hall.sale)
    desktop.connection.start()
    await desktop.until(lambda: desktop.state.phase is ConnectionPhase.SIGNED_OUT)
    assert desktop.state.reason is Reason.UNAUTHENTICATED
    await desktop.connection.stop()


async def test_a_sale_that_does_not_exist_is_refused(hall: Hall) -> None:
    desktop = Desktop(hall.house.url, await hall.house.person("Ana"), "no-such-sale")
    desktop.connection.start()
    await desktop.until(lambda: desktop.state.phase is ConnectionPhase.REFUSED)
    assert desktop.state.reason is Reason.UNKNOWN_SALE
    await desktop.connection.stop()


# ── over HTTP ────────────────────────────────────────────────────────────────────────────────────────


async def test_registering_signing_in_and_looking_around(hall: Hall) -> None:
    async with HouseApi(HouseAddress.read(hall.house.url)) as api:
        user = await api.register_user("eva@example.org", "Eva", PASSWORD)
        assert (user.name, user.role) == ("Eva", Role.BIDDER)
        signed_in = await api.sign_in("eva@example.org", PASSWORD)
        assert signed_in.user == user == await api.me()
        assert [sale.id for sale in await api.sales()] == [hall.sale]
        assert (await api.sale(hall.sale)).lots == 3
        lots = await api.lots(hall.sale)
        assert [(lot.lot, lot.title, lot.start) for lot in lots] == [
            ("1", "Chair", 10_000),
            ("2", "Table", 10_000),
            ("3", "Lamp", 2_000),
        ]
        results = await api.results(hall.sale)
        assert [(row.lot, row.outcome, row.price) for row in results][0] == ("1", Phase.UPCOMING, None)
        assert (await api.results_csv(hall.sale)).startswith(b"lot,title,outcome,price,winner")
        await api.sign_out()
        assert api.token is None
        with pytest.raises(ApiError) as refusal:
            await api.sales()
        assert refusal.value.code is Code.UNAUTHENTICATED


async def test_a_registration_is_approved_and_keeps_its_limit(hall: Hall) -> None:
    sale = await hall.house.sale(registration=Registration.APPROVAL, credit_limit=500_00)
    ana, clerk = await hall.house.person("Ana"), await hall.house.person("Clerk", Role.CLERK)
    address = HouseAddress.read(hall.house.url)
    async with HouseApi(address, ana.token) as mine, HouseApi(address, clerk.token) as house:
        asked = await mine.register_paddle(sale)
        assert asked.status is PaddleStatus.PENDING
        (waiting,) = await house.registrations(sale)
        approved = await house.set_registration(sale, waiting.user, PaddleStatus.APPROVED)
        assert (approved.status, approved.limit) == (PaddleStatus.APPROVED, 500_00)
        lifted = await house.set_registration(sale, waiting.user, PaddleStatus.APPROVED, None)
        assert lifted.limit is None
        with pytest.raises(ApiError) as refusal:
            await mine.registrations(sale)
        assert refusal.value.code is Code.FORBIDDEN


async def test_a_wrong_password_and_a_missing_picture_are_told_by_their_codes(hall: Hall) -> None:
    person = await hall.house.person("Ana")
    async with HouseApi(HouseAddress.read(hall.house.url), person.token) as api:
        with pytest.raises(ApiError) as wrong:
            await api.sign_in("ana@example.org", "not the password")
        assert wrong.value.code is Code.UNAUTHENTICATED
        assert wrong.value.message
        with pytest.raises(ApiError) as missing:
            await api.picture(hall.sale, "1", 1, PictureSize.THUMB)
        assert missing.value.code is Code.NOT_FOUND


async def test_a_house_that_is_not_there_is_unavailable() -> None:
    async with TcpProxy(1) as nobody:
        port = nobody.port
    async with HouseApi(HouseAddress.read(f"http://127.0.0.1:{port}")) as api:
        with pytest.raises(ConnectionUnavailable):
            await api.sales()
