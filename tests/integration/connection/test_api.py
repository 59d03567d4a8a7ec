"""The desktop's HTTP requests against the real house."""

import io
import random

import pytest
from PIL import Image

from contract.display import Display
from contract.standing import Phase
from contract.terms import Registration
from contract.verdicts import Code
from contract.wire import PaddleStatus, Role
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi, PictureSize
from desktop_client.connection.desks.display import DisplayDesk
from desktop_client.connection.desks.people import PeopleDesk
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.connection.problems import ApiError
from tests.integration.connection.desktops import Hall
from tests.support.house import PASSWORD
from tests.support.tcp_proxy import TcpProxy


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
        assert [row.outcome for row in results] == [Phase.UPCOMING] * 3
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
        people = PeopleDesk(house)
        (waiting,) = await people.people(sale)
        approved = await people.change_registration(sale, waiting.user, status=PaddleStatus.APPROVED)
        assert (approved.status, approved.limit) == (PaddleStatus.APPROVED, 500_00)
        assert (await people.change_registration(sale, waiting.user, limit=None)).limit is None
        with pytest.raises(ApiError) as refusal:
            await PeopleDesk(mine).people(sale)
        assert refusal.value.code is Code.FORBIDDEN


async def test_the_results_as_a_table_are_the_houses(hall: Hall) -> None:
    ana, clerk = await hall.house.person("Ana"), await hall.house.person("Clerk", Role.CLERK)
    address = HouseAddress.read(hall.house.url)
    async with HouseApi(address, ana.token) as mine, HouseApi(address, clerk.token) as house:
        assert (await house.results_csv(hall.sale)).startswith(b"lot,title,outcome,price,winner")
        with pytest.raises(ApiError) as refusal:
            await mine.results_csv(hall.sale)
        assert refusal.value.code is Code.FORBIDDEN


async def test_one_may_ask_for_ones_own_standing_in_a_sale(hall: Hall) -> None:
    ana = await hall.house.person("Ana")
    async with HouseApi(HouseAddress.read(hall.house.url), ana.token) as api:
        assert (await api.you(hall.sale)).paddle is None
        asked = await api.register_paddle(hall.sale)
        you = await api.you(hall.sale)
        assert (you.paddle, you.status, you.name) == (asked.paddle, PaddleStatus.APPROVED, "Ana")


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


async def test_a_large_picture_is_shown_to_everybody_without_a_pause(hall: Hall) -> None:
    clerk = await hall.house.person("Clerk", Role.CLERK)
    file = io.BytesIO()
    noise = random.Random(1).randbytes(1_200 * 900 * 3)
    Image.frombytes("RGB", (1_200, 900), noise).save(file, "PNG")
    assert len(file.getvalue()) > 2**20
    async with HouseApi(HouseAddress.read(hall.house.url), clerk.token) as api:
        desk = DisplayDesk(api)
        shown = await desk.show(hall.sale, "2", file.getvalue())
        assert (shown.sale, shown.lot, shown.k) == (hall.sale, "2", 1)
        with pytest.raises(ApiError) as refusal:
            await desk.show(hall.sale, "no such lot", b"small")
        assert refusal.value.code is Code.UNKNOWN_LOT
        display = Display(rates={"USD": "1.0834"}, sold_list=False)
        assert await desk.set_display(hall.sale, display) == display == await desk.display(hall.sale)
