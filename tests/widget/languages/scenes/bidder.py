"""What a bidder sees: the sale room from before the first lot to the results, and what opens over it."""

from collections.abc import AsyncGenerator
from dataclasses import replace

from contract import commands
from contract.settlement import MyDetails
from contract.terms import Registration, SaleKind
from contract.wire import PaddleStatus
from desktop_client.connection.states import ConnectionPhase, ConnectionState, Reason
from desktop_client.receipts.drawer import Drawer
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.budget import Outlay
from desktop_client.saleroom.my_lots import Mine, MyLot
from desktop_client.viewmodels.details import DetailsViewModel
from desktop_client.viewmodels.my_bids import MyBidsViewModel
from desktop_client.viewmodels.receipts import ReceiptsViewModel
from desktop_client.windows.alarm_dialog import open_alarms
from desktop_client.windows.details_dialog import DetailsDialog
from desktop_client.windows.my_bids.window import MyBidsWindow
from desktop_client.windows.receipts.dialog import ReceiptDialog
from desktop_client.windows.receipts.window import ReceiptsWindow
from desktop_client.windows.sale_room.budget_question import BudgetQuestion
from desktop_client.windows.sale_room.offer_dialog import OfferDialog
from desktop_client.windows.shortcuts_dialog import ShortcutsDialog
from tests.support.rehearsal import LIVE, SALE, Rehearsal, RehearsalConnection, RehearsalHouse, run_first_lots
from tests.widget.languages.scenes.front import Front, Setting, newest
from tests.widget.windows.conftest import Stage, settle

BLOCK = "43"


def stage_of(setting: Setting, rehearsal: Rehearsal | None = None) -> Stage:
    """Put up a stage for this rehearsal, or for one in which Ana is outbid on lot 43."""
    stage = Stage(setting.preferences)
    if rehearsal is None:
        run_first_lots(stage.rehearsal)
    else:
        stage.rehearsal = rehearsal
    return stage


def house_of(stage: Stage) -> RehearsalHouse:
    return stage.rehearsal.houses[0]


def line_of(stage: Stage) -> RehearsalConnection:
    connection = house_of(stage).connection
    assert connection is not None
    return connection


async def before_the_sale(setting: Setting) -> AsyncGenerator[Front]:
    """Look around, register, wait for approval, leave a maximum, keep a book and a budget."""
    stage = stage_of(setting, Rehearsal(registration=Registration.APPROVAL, bidders=("soler",)))
    try:
        window = await stage.sale_room()
        yield Front("nobody has a paddle", window)
        window.model.register()
        await settle()
        yield Front("waiting for approval", window)
        await house_of(stage).set_registration(SALE, "ana", PaddleStatus.APPROVED)
        await settle()
        window.model.select_lot("46")
        window.model.leave_max(300_000, plus_one=True, group="clock")
        await settle()
        yield Front("a maximum is left", window, ("clock",))
        setting.preferences.choose_budget(SALE, 500_000)
        yield Front("my book", window.open_my_book(), ("clock",))
        yield Front("the budget stands in the foot", window, ("clock",))
    finally:
        await stage.close()


async def over_the_sale_room(setting: Setting) -> AsyncGenerator[Front]:
    """Menu, keys, alarms, details, and the question of the budget."""
    stage = stage_of(setting)
    try:
        window = await stage.sale_room()
        yield Front("alarms", open_alarms(setting.preferences, window))
        window.open_menu()
        yield Front("the menu", window.menu)
        window.menu.close()
        window._on_shortcuts_asked()
        yield Front("the keys", newest(ShortcutsDialog, window))
        wanted = Intention(BLOCK, 130_000, commands.BidMode.EXACT)
        budget = BudgetQuestion(wanted, Outlay(600_000, 500_000), setting.preferences, "EUR", window)
        budget.show()
        yield Front("over the budget", budget)
        details = DetailsDialog(DetailsViewModel(house_of(stage)), window)  # type: ignore[arg-type]
        details._on_details_came(MyDetails(name="Ana Ruiz", email="", address="7", phone="600"))
        details.show()
        yield Front("my details", details, ("Ana Ruiz",))
    finally:
        await stage.close()


async def bidding(setting: Setting) -> AsyncGenerator[Front]:
    """Bid, lead, be outbid; what the auctioneer calls; the hammer."""
    stage = stage_of(setting)
    try:
        window = await stage.sale_room()
        yield Front("outbid", window)
        line_of(stage).answers.clear()
        window.bidding.button.click()
        await settle()
        yield Front("sent", window)
        line_of(stage).answers.set()
        await settle()
        yield Front("leading", window)
        stage.rehearsal.call(commands.GiveFairWarning(lot=BLOCK))
        stage.rehearsal.call(commands.Announce(text="Ü"))
        await settle()
        yield Front("fair warning", window)
        stage.rehearsal.bid("soler")
        stage.rehearsal.call(commands.GiveFinalCall(lot=BLOCK))
        await settle()
        yield Front("final call", window)
        window.bidding.button.click()
        await settle()
        stage.rehearsal.call(commands.Undo(lot=BLOCK))
        stage.rehearsal.call(commands.Hold(text="Ü"))
        await settle()
        yield Front("on hold", window)
        stage.rehearsal.call(commands.Resume())
        window.bidding.button.click()
        await settle()
        stage.rehearsal.call(commands.Sell(lot=BLOCK))
        await settle()
        window.model.select_lot(BLOCK)
        await settle()
        yield Front("sold to me", window)
        stage.rehearsal.call(commands.OpenLot(lot="44"))
        stage.rehearsal.call(commands.Pass(lot="44"))
        window.model.select_lot("44")
        await settle()
        yield Front("passed", window)
        receipts = ReceiptsWindow(window.model.live.receipts, setting.preferences)
        stage.windows.append(receipts)
        receipts.show()
        receipts.table.selectRow(0)
        yield Front("receipts", receipts)
        line = window.model.live.receipts.lines(SALE)[0]
        receipt = ReceiptDialog(line, setting.preferences, receipts)
        receipt.show()
        yield Front("a receipt", receipt)
        stage.rehearsal.call(commands.EndSale())
        await settle()
        yield Front("results", window)
        window.results.ask_for_offer(next(one for one in window.results._rows.rows() if one.lot == "44"))
        yield Front("an offer", window.results.findChildren(OfferDialog)[-1])
    finally:
        await stage.close()


async def a_bad_line(setting: Setting) -> AsyncGenerator[Front]:
    """What the window says while the house is not heard, and when it is back."""
    stage = stage_of(setting)
    try:
        window = await stage.sale_room()
        window.away._patience.setInterval(0)
        line = line_of(stage)
        line.answers.clear()
        window.bidding.button.click()
        await settle()
        line.lose()
        (bid,) = window.model.pending.all()
        window.model._on_bid_changed(window.model.pending.in_doubt(bid.bid.id))
        await settle()
        yield Front("reconnecting, a bid in doubt", window)
        for phase, reason in (
            (ConnectionPhase.SILENT, Reason.NONE),
            (ConnectionPhase.REFUSED, Reason.PROTOCOL_UNSUPPORTED),
            (ConnectionPhase.SIGNED_OUT, Reason.UNAUTHENTICATED),
        ):
            line.go(ConnectionState(phase=phase, reason=reason, attempt=2))
            await settle()
            yield Front(phase.value, window)
        line.answers.set()
        line.go(replace(LIVE, back_after_ms=3_720_000, caught_up=4))
        window.model.live.room.skipped = 12
        await settle()
        yield Front("back again", window)
        signed = house_of(stage).signed
        house_of(stage).signed = lambda verdict, amount: signed(verdict, 1)  # type: ignore[method-assign]
        window.model.place_anyway(Intention(BLOCK, 150_000, commands.BidMode.EXACT))
        await settle()
        assert window.alarm.isVisible()
        yield Front("a wrong receipt", window)
    finally:
        await stage.close()


async def a_timed_sale(setting: Setting) -> AsyncGenerator[Front]:
    """A clock instead of a voice."""
    rehearsal = Rehearsal(kind=SaleKind.TIMED)
    rehearsal.call(commands.OpenSale())
    stage = stage_of(setting, rehearsal)
    try:
        window = await stage.sale_room()
        rehearsal.bid("ana", lot="44")
        rehearsal.bid("soler", lot="45")
        window.model.select_lot("44")
        await settle()
        yield Front("leading on a timed lot", window)
    finally:
        await stage.close()


async def my_bids(setting: Setting) -> AsyncGenerator[Front]:
    """Every state of a lot of mine, and nothing at all."""
    stage = stage_of(setting)
    try:
        house = stage.rehearsal.bidder("ana")
        model = MyBidsViewModel(house, setting.preferences, ReceiptsViewModel(Drawer(None), "http://house"))  # type: ignore[arg-type]
        model.is_asked = True
        window = MyBidsWindow(model, setting.preferences)
        stage.windows.append(window)
        window._timer.stop()
        window.show_lots()
        window.show()
        yield Front("no bids", window)
        model.lots = tuple(
            MyLot(SALE, "", "EUR", f"{n}", "", state, 1_000, 1_200) for n, state in enumerate(Mine, 1)
        )
        model.ended = frozenset({SALE})
        window.show_lots()
        yield Front("bids and wins", window)
    finally:
        await stage.close()
