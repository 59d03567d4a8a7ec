"""Makes the sale of a round, opens everybody's account and chooses how each comes to the house."""

import time
from typing import Final

from contract.terms import SaleKind, SoftClose, Terms
from contract.wire import Role
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from server.catalogue.ladders import load_ladder
from server.catalogue.new_sale import NewSale
from server.house_client import HouseClient
from tests.chaos.desktop_guest import DesktopGuest
from tests.chaos.guest import Account, Guest
from tests.chaos.house import HouseProcess
from tests.chaos.http_guest import HttpGuest
from tests.chaos.plan import Cast, Plan, Way
from tests.chaos.recorder import Recorder
from tests.chaos.socket_guest import SocketGuest
from tests.support.history.facts import About

PASSWORD: Final = "a horse that counts to nine"


async def open_house(plan: Plan, house: HouseProcess) -> tuple[About, dict[str, Account]]:
    """Make the sale and every account, by name; each is signed in, and bidders have a paddle."""
    accounts: dict[str, Account] = {}
    async with HouseClient.of(house.data, must_exist=True) as owner:
        made = await owner.make_sale(NewSale(title="Chaos", terms=_terms(plan)), _lots(plan), {})
        for cast in plan.cast:
            if cast.account not in accounts:
                accounts[cast.account] = await _account(cast, owner, HouseAddress.read(house.url), made.id)
    names = {account.user: name for name, account in accounts.items()}
    return About(t=0, sale=made.id, house_key=made.house_key, seed=plan.seed, users=names), accounts


async def _account(cast: Cast, owner: HouseClient, address: HouseAddress, sale: str) -> Account:
    email, role = f"{cast.account.lower()}@example.org", Role.CLERK if cast.clerk else Role.BIDDER
    user = await owner.add_user(email, cast.account, role, PASSWORD)
    async with HouseApi(address) as api:
        token = (await api.sign_in(email, PASSWORD)).token
        paddle = "" if cast.clerk else (await api.register_paddle(sale)).paddle
    return Account(email, PASSWORD, user=user.id, token=token, paddle=paddle)


def guest_of(cast: Cast, account: Account, sale: str, recorder: Recorder, port: int) -> Guest:
    """Return somebody who will come the way that the plan says, over the line at `port`."""
    url = f"http://127.0.0.1:{port}"
    match cast.way:
        case Way.DESKTOP | Way.DESKTOP_POLLING:
            return DesktopGuest(cast, account, sale, recorder, url)
        case Way.SOCKET | Way.SOCKET_POLLING:
            return SocketGuest(cast, account, sale, recorder, url)
        case Way.HTTP:
            return HttpGuest(cast, account, sale, recorder, url)


def _terms(plan: Plan) -> Terms:
    timed, stagger_ms = plan.sale is SaleKind.TIMED, max(plan.length_ms // 6, 3_000)
    return Terms(
        kind=plan.sale,
        currency="EUR",
        ladder=load_ladder("auction-fr", "EUR"),
        absentee=True,
        soft_close=SoftClose(window_ms=2_000, extend_to_ms=2_000, cap_ms=20_000),
        closes_at=int(time.time() * 1_000) + stagger_ms if timed else None,
        stagger_ms=stagger_ms,
    )


def _lots(plan: Plan) -> bytes:
    heads = "LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve"
    # A timed sale ends by itself with its last lot, which must be after the last fault.
    numbers = range(1, plan.lots + 1 + (12 if plan.sale is SaleKind.TIMED else 0))
    rows = [f"{lot},Lot {lot},Fine,200,300,100,{400 if lot % 3 == 0 else ''}" for lot in numbers]
    return "\n".join([heads, *rows]).encode()
