"""What stands beside the sales: the lobby, the audit, the hall's screen, a picture to show, a rehearsal."""

import contextlib
from collections.abc import AsyncGenerator, Iterator
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from contract import commands
from contract.wire import Role
from desktop_client.picture_files import Prepared
from desktop_client.receipts.drawer import Drawer
from desktop_client.viewmodels.audit import AuditViewModel
from desktop_client.viewmodels.display import DisplayViewModel
from desktop_client.viewmodels.house import House, HouseError
from desktop_client.viewmodels.lobby import LobbyViewModel
from desktop_client.windows.audit.window import AuditWindow
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.lobby import LobbyWindow
from desktop_client.windows.rehearsal_ribbon import RehearsalRibbon
from desktop_client.windows.room_display.window import RoomDisplayWindow
from desktop_client.windows.showing.dialog import ShowPictureDialog
from tests.support.house import house_in
from tests.support.ledger_file import a_sold_sale
from tests.support.rehearsal import SALE
from tests.support.waiting import eventually
from tests.widget.languages.scenes.bidder import BLOCK, stage_of
from tests.widget.languages.scenes.front import Front, Setting
from tests.widget.windows.conftest import settle

HOUSES = ("A sale", "Ana", "Ann", "Ben", "Clara")


@contextlib.contextmanager
def shown(window: HouseWindow) -> Iterator[None]:
    """Show a window for as long as the block lasts."""
    window.show()
    try:
        yield
    finally:
        window.blockSignals(True)
        window.close()
        window.deleteLater()


def _has(model: LobbyViewModel, sales: int) -> bool:
    return model.is_complete and len(model.sales) == sales


async def the_lobby(setting: Setting) -> AsyncGenerator[Front]:
    """Without a sale, with one as a bidder and as a clerk, and without an answer."""
    async with house_in(setting.folder) as house, contextlib.AsyncExitStack() as stack:
        people = [await house.person("Ana"), await house.person("Clara", Role.CLERK)]
        windows = []
        for person in people:
            way = House(house.url)
            stack.push_async_callback(way.close)
            user = await way.resume(person.token)
            model = LobbyViewModel(way, user)
            stack.push_async_callback(model.close)
            window = LobbyWindow(model, setting.preferences)
            stack.enter_context(shown(window))
            windows.append((window, model))
        for window, model in windows:
            model.refresh()
            await eventually(partial(_has, model, 0))
            yield Front("no sales", window, HOUSES)
        sale = await house.sale(opens_at=1_900_000_000_000)
        await house.sale(kind="timed", closes_at=1_900_000_000_000)
        await house.register(people[0], sale)
        for window, model in windows:
            model.refresh()
            await eventually(partial(_has, model, 2))
            yield Front("two sales", window, HOUSES)
        windows[0][1].failed.emit(HouseError("unreachable"))
        yield Front("no answer", windows[0][0], HOUSES)


async def the_audit(setting: Setting) -> AsyncGenerator[Front]:
    """Nothing yet, a ledger of one piece, a damaged one, and a file that is none."""
    lines = await a_sold_sale(setting.folder / "house")
    window = AuditWindow(AuditViewModel(Drawer(None)), setting.preferences, signed_in=False)
    with shown(window):
        try:
            yield Front("nothing yet", window)
            damaged = [*lines[:9], lines[9].replace(b'"at":', b'"at":1', 1), *lines[10:]]
            for name, written in (
                ("whole", lines),
                ("damaged", damaged),
                ("cut", lines[:-3]),
                ("none", [b"x"]),
            ):
                file = setting.folder / f"{name}.jsonl"
                file.write_bytes(b"".join(line + b"\n" for line in written))
                window.model.check_file(file)
                await eventually(lambda: not window.model.is_busy)
                await settle()
                yield Front(name, window, (file.name, *HOUSES))
        finally:
            await window.model.close()


async def the_hall(setting: Setting) -> AsyncGenerator[Front]:
    """The screen of the hall, a picture before it is shown to everybody, and the ribbon of a rehearsal."""
    stage = stage_of(setting)
    model = DisplayViewModel(stage.rehearsal.clerk(), SALE, setting.preferences)  # type: ignore[arg-type]
    window = RoomDisplayWindow(model, setting.preferences)
    with shown(window):
        try:
            window.showNormal()
            window.resize(1360, 860)
            model.start()
            await settle()
            yield Front("a lot on the block", window)
            stage.rehearsal.call(commands.GiveFairWarning(lot=BLOCK))
            await settle()
            yield Front("fair warning", window)
            stage.rehearsal.call(commands.Hold(text="Ü"))
            await settle()
            yield Front("on hold", window)
            stage.rehearsal.call(commands.Resume())
            stage.rehearsal.call(commands.Sell(lot=BLOCK))
            await settle()
            yield Front("sold", window)
            image = QImage(64, 48, QImage.Format.Format_RGB32)
            image.fill(0x8A6116)
            dialog = ShowPictureDialog(model.live, Prepared(image, b""), BLOCK, window)
            dialog.show()
            yield Front("a picture to everybody", dialog)
            stage.rehearsal.call(commands.EndSale())
            await settle()
            yield Front("the end", window)
        finally:
            await model.close()
            await stage.close()


async def a_rehearsal(_setting: Setting) -> AsyncGenerator[Front]:
    """The ribbon over the window of a rehearsal."""
    over = QWidget()
    ribbon = RehearsalRibbon(over)
    over.resize(1360, 200)
    ribbon.resize(1360, ribbon.sizeHint().height())
    over.show()
    try:
        yield Front("the ribbon", over)
    finally:
        over.close()
        over.deleteLater()
