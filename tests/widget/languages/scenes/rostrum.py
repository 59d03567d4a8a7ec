"""What an auctioneer sees: the control window in its states, its dialogs, and the hall's screen."""

from collections.abc import AsyncGenerator

import msgspec
from PySide6.QtWidgets import QDialog

from contract import commands
from contract.terms import Registration, SaleKind
from desktop_client.saleroom.control import Act
from desktop_client.windows.control.messages_dialog import MessagesDialog
from desktop_client.windows.control.undo_dialog import UndoDialog
from desktop_client.windows.dialogs import ReasonQuestion
from desktop_client.windows.shortcuts_dialog import ShortcutsDialog
from tests.support.rehearsal import Rehearsal
from tests.widget.languages.scenes.bidder import BLOCK, line_of, stage_of
from tests.widget.languages.scenes.front import Front, Setting, newest
from tests.widget.windows.conftest import settle
from tests.widget.windows.test_rostrum_dialogs import foresee


async def calling(setting: Setting) -> AsyncGenerator[Front]:
    """Call a lot, with everything that can go wrong about it."""
    stage = stage_of(setting)
    try:
        window = await stage.control()
        window.away._patience.setInterval(0)
        yield Front("a lot on the block", window)
        window.model.step_ask(1)
        await settle()
        yield Front("another ask", window)
        stage.rehearsal.call(commands.GiveFinalCall(lot=BLOCK))
        window.keys.button(Act.WITHDRAW).click()
        await settle()
        yield Front("final call, refused", window)
        stage.rehearsal.call(commands.Sell(lot=BLOCK))
        stage.rehearsal.bid("prado", 1_600, lot=BLOCK, after_ms=300)
        await settle()
        yield Front("a missed bid", window)
        stage.rehearsal.call(commands.Hold(text="Ü"))
        await settle()
        yield Front("on hold", window)
        beat = stage.rehearsal.houses[-1].beat()
        line_of(stage)._listeners.on_beat(msgspec.structs.replace(beat, rostrum="away"))
        await settle()
        yield Front("the house cannot write", window)
        line_of(stage).lose()
        await settle()
        assert window.away.isVisible()
        yield Front("no connection", window)
    finally:
        await stage.close()


async def at_the_ends(setting: Setting) -> AsyncGenerator[Front]:
    """Before the sale with registrations to decide, and after its end."""
    rehearsal = Rehearsal(registration=Registration.APPROVAL, bidders=("ana", "soler"))
    stage = stage_of(setting, rehearsal)
    try:
        window = await stage.control()
        yield Front("before the sale", window)
        for action in (commands.OpenSale(), commands.OpenLot(lot="41")):
            rehearsal.call(action)
        await settle()
        yield Front("a lot without a bid", window)
        rehearsal.call(commands.Pass(lot="41"))
        rehearsal.call(commands.EndSale())
        await settle()
        yield Front("after the sale", window)
    finally:
        await stage.close()


async def a_timed_sale(setting: Setting) -> AsyncGenerator[Front]:
    """The rostrum of a sale that the clock closes."""
    rehearsal = Rehearsal(kind=SaleKind.TIMED)
    rehearsal.call(commands.OpenSale())
    stage = stage_of(setting, rehearsal)
    try:
        window = await stage.control()
        rehearsal.bid("soler", lot="44")
        await settle()
        window.model.choose("44")
        yield Front("the next to close", window)
    finally:
        await stage.close()


async def over_the_rostrum(setting: Setting) -> AsyncGenerator[Front]:
    """The undo list, the sentences of the house, the keys, and each question."""
    stage = stage_of(setting)
    try:
        window = await stage.control()
        window.open_menu()
        yield Front("the menu", window.menu)
        window.menu.close()
        foresee(stage.rehearsal)
        window.questions.show_undo_list()
        await settle()
        yield Front("the undo list", newest(UndoDialog, window), ("Lucía Marín",))
        window._on_shortcuts_asked()
        yield Front("the keys", newest(ShortcutsDialog, window))
        messages = MessagesDialog(setting.preferences, window)
        messages.show()
        yield Front("quick messages", messages)
        for ask in (
            window.questions.ask_hold,
            window.questions.ask_retract,
            lambda: window.questions.ask_reopen("41"),
            lambda: window.questions.ask_block("102"),
        ):
            ask()
            question = newest(ReasonQuestion, window)
            yield Front("a question", question)
            assert isinstance(question, QDialog)
            question.reject()
    finally:
        await stage.close()
