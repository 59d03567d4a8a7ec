"""My bids across sales: open sales first, and a house that has enough of questions costs nothing known."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from contract.standing import Phase
from contract.verdicts import Code
from contract.wire import LotView, Role, SaleStatus, SaleView, WonLot, You
from desktop_client.receipts.drawer import Drawer
from desktop_client.saleroom.my_lots import Mine
from desktop_client.settings import SettingsFile
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.my_bids import MyBidsViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel
from tests.support.rehearsal import Rehearsal
from tests.support.rehearsal_desk import RehearsalApi
from tests.support.waiting import eventually


class Street:
    """A house with two sales, one ended and one open. Ana won 41 in the one and leads 41 in the other."""

    def __init__(self) -> None:
        self.api = RehearsalApi()
        self.refuses: set[str] = set()
        rehearsal = Rehearsal()
        self.view, self.all_lots = rehearsal.sale.view(), rehearsal.catalogue()
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    async def sales(self) -> list[SaleView]:
        if "sales" in self.refuses:
            raise HouseError("unreachable")
        ended = replace(self.view, id="old", title="Old", status=SaleStatus.ENDED)
        return [ended, replace(self.view, id="new", title="New", status=SaleStatus.OPEN)]

    async def you(self, sale: str) -> You:
        if sale in self.refuses:
            raise HouseError(Code.RATE_LIMITED)
        mine: dict[str, Any] = {"leading": ["41"], "maxes": {"41": 500}}
        if sale == "old":
            mine = {"won": [WonLot("41", 120_000)]}
        return You(user="ana", name="Ana", role=Role.BIDDER, paddle="101", **mine)

    async def lots(self, sale: str, only: Sequence[str] = ()) -> list[LotView]:
        self.asked.append((sale, tuple(only)))
        phase = Phase.SOLD if sale == "old" else Phase.OPEN
        found = (view for view in self.all_lots if view.lot in only)
        return [replace(view, standing=replace(view.standing, phase=phase)) for view in found]


@pytest.fixture
def street() -> Street:
    return Street()


@pytest.fixture
async def model(qapp: object, street: Street) -> Any:
    preferences = Preferences(SettingsFile(None))
    preferences.toggle_watched("new", "45")
    made = MyBidsViewModel(street, preferences, ReceiptsViewModel(Drawer(None), "http://house"))  # type: ignore[arg-type]
    yield made
    await made.close()


async def ask(model: MyBidsViewModel) -> None:
    answered: list[object] = []
    model.changed.connect(lambda: answered.append(None))
    model.failed.connect(answered.append)
    model.refresh()
    await eventually(lambda: bool(answered))


async def test_open_sales_come_first_and_only_my_lots_are_asked_for(
    model: MyBidsViewModel, street: Street
) -> None:
    await ask(model)
    found = [(one.sale, one.lot, one.state) for one in model.lots]
    assert found == [
        ("new", "41", Mine.LEADING),
        ("new", "45", Mine.WATCHED),
        ("old", "41", Mine.WON),
    ]
    assert sorted(street.asked) == [("new", ("41", "45")), ("old", ("41",))]


async def test_what_is_mine_is_summed_up_by_currency(model: MyBidsViewModel) -> None:
    await ask(model)
    assert model.won == {"EUR": (1, 120_000)}
    assert model.ended == {"old"}


async def test_a_sale_that_is_not_told_of_now_stays_as_it_was(model: MyBidsViewModel, street: Street) -> None:
    await ask(model)
    before = model.lots
    street.refuses = {"new"}
    await ask(model)
    assert model.lots == before


async def test_a_house_that_is_away_is_said_and_nothing_is_forgotten(
    model: MyBidsViewModel, street: Street
) -> None:
    await ask(model)
    failures: list[HouseError] = []
    model.failed.connect(failures.append)
    street.refuses = {"sales"}
    await ask(model)
    assert [error.reason for error in failures] == ["unreachable"]
    assert len(model.lots) == 3
