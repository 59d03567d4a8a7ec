"""Two clerks at one sale, each with a window of his own on a real house: both see the same."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from contract.standing import ROOM, Phase
from contract.wire import DeskLot, Role
from desktop_client.saleroom.control import Act
from desktop_client.visit.visit import Visit
from desktop_client.windows.control.window import ControlWindow
from tests.support.house import PASSWORD
from tests.support.waiting import eventually as soon
from tests.widget.windows.test_with_a_real_house import opened, sign_in_form, visit_in


async def eventually(come_true: Callable[[], bool]) -> None:
    """Wait long enough for a busy machine."""
    await soon(come_true, within_s=30)


def picture(window: ControlWindow) -> object:
    """Return all that a clerk sees of the sale."""
    model = window.model
    room = model.live.room
    return (
        room.standings,
        room.lot_numbers(),
        room.desk.lots,
        room.desk.paddles,
        room.hold,
        model.next_lot,
        model.block,
        [(row.n, row.kind, row.struck) for row in room.rows.values()],
        window.block._ask.price.text(),
        window.block._book.price.text(),
        window.block._line.text(),
        window.keys.button(Act.OPEN_LOT).label(),
    )


async def type_keys(window: ControlWindow, *keys: Qt.Key | str) -> None:
    window.activateWindow()
    await eventually(lambda: QApplication.activeWindow() is window)
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)  # type: ignore[arg-type]


async def signed_in(visit: Visit) -> None:
    await eventually(lambda: visit.lobby is not None)


async def more_bids_than(bids: int, *windows: ControlWindow) -> None:
    await eventually(lambda: all(_bids(window) > bids for window in windows))


async def test_two_clerks_call_one_sale_and_see_the_same(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        windows = []
        sale = await house.sale()
        for name in ("Clara", "Curt"):
            await house.person(name, Role.CLERK)
            visit = visit_in(desktop)
            sign_in_form(visit).fill_in(house.url, f"{name.lower()}@example.org", PASSWORD)
            await signed_in(visit)
            windows.append(visit.sales.open_control(sale))
        clara, curt = windows
        await eventually(lambda: all(window.model.live.state.can_speak for window in windows))
        await house.register(await house.person("Ana"), sale)

        def same() -> bool:
            return picture(clara) == picture(curt)

        # One registers who asks, the other one's window knows the paddle.
        await eventually(lambda: len(curt.model.live.room.desk.paddles) == 1 and same())

        # Clara skips lot 1; Curt's N opens lot 2.
        await type_keys(clara, "n")
        await eventually(lambda: curt.model.next_lot == "1" and bool(curt.model.possible(Act.OPEN_LOT, "1")))
        await type_keys(clara, "k")
        await eventually(lambda: curt.model.next_lot == "2")
        await eventually(lambda: curt.keys.button(Act.OPEN_LOT).label() == "Next lot 2")

        # Curt puts a letter's limit into the book of the lot that comes; Clara sees it before it opens.
        await type_keys(curt, *"101", "x", *"900", Qt.Key.Key_Return)
        await eventually(lambda: bool(_book(clara, "2").book))
        assert (_book(clara, "2").book[0].paddle, _book(clara, "2").book[0].limit) == ("101", 90_000)
        await type_keys(curt, "n")
        await eventually(lambda: clara.model.block == "2" and same())

        # Both bid for the room, each after the other; the book answers both.
        for window in windows:
            bids = _bids(window)
            await type_keys(window, Qt.Key.Key_Space)
            await more_bids_than(bids, clara, curt)
            await eventually(same)
        await eventually(lambda: "answered" in curt.block._line.text() and same())

        # A step of the lot's own, a hold, and an undo of the other's entry.
        await type_keys(clara, *"25", "i")
        await eventually(lambda: curt.model.step() == 2_500 and same())
        await type_keys(curt, "h")
        await eventually(lambda: clara.model.live.room.hold is not None)
        await type_keys(clara, "h")
        await eventually(lambda: curt.model.live.room.hold is None and same())
        before = _bids(clara)
        await type_keys(curt, "u", "u")
        await eventually(lambda: _bids(clara) < before and same())

        # Curt sells to the room and leaves the paddle to Clara, who types it.
        await type_keys(curt, *"950", Qt.Key.Key_Space)
        await eventually(lambda: clara.model.live.room.standings["2"].leader == ROOM)
        await type_keys(curt, "s")
        await eventually(lambda: clara.model.buyer_asked == "2" and curt.model.buyer_asked == "2")
        await type_keys(clara, *"101", Qt.Key.Key_Return)
        await eventually(lambda: clara.model.buyers.known == {"2": "101"})
        await type_keys(clara, "n")
        await eventually(lambda: curt.model.buyers.known == {"2": "101"})
        await eventually(lambda: curt.model.live.room.standings["3"].phase is Phase.OPEN and same())


def _book(window: ControlWindow, lot: str) -> DeskLot:
    return window.model.live.room.desk.lots[lot]


def _bids(window: ControlWindow) -> int:
    return window.model.live.room.standings["2"].bids
