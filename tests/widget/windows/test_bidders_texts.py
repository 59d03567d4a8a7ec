"""The bidder's own windows and dialogs: every text follows the language, and at any size none is cut off."""

from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtWidgets import QWidget

from contract import commands
from contract.settlement import MyDetails
from desktop_client.receipts.drawer import Drawer
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.budget import Outlay
from desktop_client.saleroom.my_lots import Mine, MyLot
from desktop_client.settings import Language
from desktop_client.viewmodels.details import DetailsViewModel
from desktop_client.viewmodels.my_bids import MyBidsViewModel
from desktop_client.viewmodels.receipts import ReceiptsViewModel
from desktop_client.windows.alarm_dialog import open_alarms
from desktop_client.windows.details_dialog import DetailsDialog
from desktop_client.windows.my_bids.window import MyBidsWindow
from desktop_client.windows.sale_room.budget_question import BudgetQuestion
from tests.support.rehearsal import SALE
from tests.widget.windows.conftest import Stage, settle
from tests.widget.windows.test_every_text import cut_off, words_of

Make = Callable[[Stage], Awaitable[QWidget]]


async def absentee(stage: Stage) -> QWidget:
    window = await stage.sale_room()
    window.model.select_lot("46")
    window.model.leave_max(300_000, plus_one=True, group="clock")
    await settle()
    return window


async def my_book(stage: Stage) -> QWidget:
    stage.preferences.choose_budget(SALE, 500_000)
    await absentee(stage)
    window = stage.windows[0]
    return window.open_my_book()  # type: ignore[attr-defined, no-any-return]


async def alarms(stage: Stage) -> QWidget:
    return open_alarms(stage.preferences, await stage.sale_room())


async def details(stage: Stage) -> QWidget:
    window = await stage.sale_room()
    dialog = DetailsDialog(DetailsViewModel(stage.rehearsal.houses[0]), window)  # type: ignore[arg-type]
    dialog._on_details_came(MyDetails(name="Ana Ruiz", email="", address="Calle Mayor 3", phone="600"))
    dialog.show()
    return dialog


async def budget(stage: Stage) -> QWidget:
    window = await stage.sale_room()
    wanted = Intention("43", 130_000, commands.BidMode.EXACT)
    question = BudgetQuestion(wanted, Outlay(600_000, 500_000), stage.preferences, "EUR", window)
    question.show()
    return question


async def results(stage: Stage) -> QWidget:
    window = await stage.sale_room()
    stage.rehearsal.call(commands.Pass(lot="43"))
    stage.rehearsal.call(commands.EndSale())
    await settle()
    return window


async def my_bids(stage: Stage) -> QWidget:
    receipts = ReceiptsViewModel(Drawer(None), "http://house")
    model = MyBidsViewModel(stage.rehearsal.bidder("ana"), stage.preferences, receipts)  # type: ignore[arg-type]
    model.lots = tuple(
        MyLot(SALE, "", "EUR", f"{n}", "", state, 1_000, 1_200) for n, state in enumerate(Mine, 1)
    )
    model.is_asked, model.ended = True, frozenset({SALE})
    window = MyBidsWindow(model, stage.preferences)
    stage.windows.append(window)
    window._timer.stop()
    window.show_lots()
    window.show()
    return window


OPENED_ANEW = [alarms, details, budget]
"""Dialogs over a window, which are opened in the text size and the language in force."""


@pytest.mark.parametrize("make", [absentee, my_book, results, my_bids, *OPENED_ANEW])
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SPANISH])
@pytest.mark.parametrize("percent", [100, 200])
async def test_nothing_is_cut_off(stage: Stage, make: Make, language: Language, percent: int) -> None:
    stage.preferences.choose_language(language)
    stage.preferences.choose_text_percent(percent)
    widget = await make(stage)
    await settle()
    assert cut_off(widget) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("make", [my_book, my_bids, alarms, details])
async def test_a_switch_of_language_changes_every_text(stage: Stage, make: Make) -> None:
    widget = await make(stage)
    await settle()
    english = words_of(widget)  # type: ignore[arg-type]
    stage.preferences.choose_language(Language.SPANISH)
    await settle()
    assert english
    assert not english & words_of(widget)  # type: ignore[arg-type]
