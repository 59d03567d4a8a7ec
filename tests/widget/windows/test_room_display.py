"""The hall's screen and the picture to everybody, with a real house in the same loop."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from contract import commands
from contract.display import Display, ShownPicture
from contract.wire import Role
from desktop_client.bootstrap import Desktop
from desktop_client.picture_files import SIDE_AT_MOST, Fault
from desktop_client.saleroom.control import Act
from desktop_client.viewmodels.display import DisplayViewModel
from desktop_client.viewmodels.pictures import PictureSize
from desktop_client.visit.visit import Visit
from desktop_client.widgets.toast import Toast
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.office.display.page import DisplayPage
from desktop_client.windows.room_display.window import RoomDisplayWindow
from desktop_client.windows.showing.dialog import ShowPictureDialog
from tests.support.house import PASSWORD, HouseForTests
from tests.support.qt_signals import next_signal
from tests.support.rehearsal import SALE
from tests.support.waiting import eventually
from tests.widget.windows.conftest import Stage, settle
from tests.widget.windows.test_with_a_real_house import opened, sign_in_form, visit_in


async def signed_in(desktop: Desktop, house: HouseForTests, name: str, role: Role = Role.BIDDER) -> Visit:
    await house.person(name, role)
    visit = visit_in(desktop)
    sign_in_form(visit).fill_in(house.url, f"{name.lower()}@example.org", PASSWORD)
    await eventually(lambda: visit.lobby is not None)
    return visit


def a_picture(folder: Path, width: int = 900, height: int = 600) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x8A6116)
    path = folder / "IMG_0001.JPG"
    assert image.save(str(path))
    return path


def drop(window: ControlWindow, path: Path) -> None:
    """Let a file go over a window, as the system tells it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    modifier = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, data, left, modifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, left, modifier))


def question_of(window: ControlWindow) -> ShowPictureDialog | None:
    return next(iter(window.findChildren(ShowPictureDialog)), None)


async def test_a_dropped_picture_is_looked_at_once_more_and_then_seen_by_bidder_and_hall(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path / "house") as (house, desktop):
        sale = await house.sale()
        clerk = await signed_in(desktop, house, "Clara", Role.CLERK)
        bidder = await signed_in(desktop, house, "Ana")
        control, room = clerk.sales.open_control(sale), bidder.sales.open_sale_room(sale)
        hall = clerk.sales.open_display(sale)
        for window in (control, room, hall):
            await eventually(lambda live=window.model.live: live.state.can_speak)  # type: ignore[misc]
        assert hall.isFullScreen()
        await eventually(lambda: hall.model.board().lot == "1")
        assert hall.model.picture() is None

        drop(control, a_picture(tmp_path))
        await eventually(lambda: question_of(control) is not None)
        question = question_of(control)
        assert question is not None
        assert question.chosen_lot() == "1"
        assert room.model.live.lot_view("1") is not None
        question.lot.set_text("no lot")
        question.accept()
        assert question.isVisible()
        question.lot.set_text("1")
        shown = next_signal(room.model.live.pictures.shown)
        question.accept()
        assert await shown == ("1", 1)
        seen = room.model.live.pictures.picture("1", 1, PictureSize.FULL)
        assert seen is not None
        assert seen.width() == 900
        await eventually(lambda: hall.model.picture() is not None)
        hall.close()  # and everything else in the same breath


async def test_the_hall_follows_the_sale_and_its_settings_by_itself(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as (house, desktop):
        sale = await house.sale()
        clerk = await signed_in(desktop, house, "Clara", Role.CLERK)
        control, hall = clerk.sales.open_control(sale), clerk.sales.open_display(sale)
        await eventually(lambda: hall.model.live.state.can_speak and control.model.live.state.can_speak)
        page = clerk.sales.open_office(sale).show_page_named("display")
        assert isinstance(page, DisplayPage)
        await next_signal(page.model.loaded)
        page.rates._currencies[0].setText("usd")
        page.rates._rates[0].setText("1,5")
        page.address.set_text("https://house.example")
        saved = next_signal(page.model.saved)
        page.submit()
        await saved
        assert page.model.kept == Display(rates={"USD": "1.5"}, join_url="https://house.example")
        await eventually(lambda: hall.model.display == page.model.kept)  # though nothing is called
        control.model.open_sale()
        await eventually(lambda: bool(control.model.possible(Act.OPEN_LOT, "1")))
        control.model.open_next()
        await eventually(lambda: hall.model.live.room.on_the_block == "1")
        await eventually(lambda: control.model.live.room.on_the_block == "1")  # it may hear it later
        control.model.pass_lot()
        await eventually(lambda: bool(control.model.possible(Act.OPEN_LOT, "2")))
        control.model.open_next()
        await eventually(lambda: hall.model.board().lot == "2")
        await eventually(lambda: hall.model.board().prices == (("USD", 15_000),))
        await eventually(lambda: "Lot 2" in hall.board.accessibleName())


async def test_what_is_wrong_with_a_rate_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as (house, desktop):
        sale = await house.sale()
        clerk = await signed_in(desktop, house, "Clara", Role.CLERK)
        page = clerk.sales.open_office(sale).show_page_named("display")
        assert isinstance(page, DisplayPage)
        await next_signal(page.model.loaded)
        page.rates._currencies[0].setText("EUR")
        page.submit()
        assert page.rates._examples[0].text() == "This is the currency of the sale"
        page.rates._currencies[0].setText("")
        page.address.set_text("house.example")
        page.submit()
        assert page.address.error()
        assert page.model.kept == Display()


async def test_a_camera_file_is_made_smaller_and_what_is_none_is_refused(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as (house, desktop):
        sale = await house.sale()
        clerk = await signed_in(desktop, house, "Clara", Role.CLERK)
        showing = clerk.sales.open_control(sale).picture_now.model
        prepared = next_signal(showing.prepared)
        showing.take_file(a_picture(tmp_path, 5_000, 3_000))
        (picture,) = await prepared
        assert picture.image.width() == SIDE_AT_MOST
        text = tmp_path / "notes.jpg"
        text.write_text("no picture")
        for path, fault in ((text, Fault.NO_PICTURE), (tmp_path / "gone.jpg", Fault.UNREADABLE)):
            refused = next_signal(showing.refused)
            showing.take_file(path)
            assert await refused == (fault,)


async def test_a_pasted_picture_is_looked_at_first_and_words_are_none(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as (house, desktop):
        sale = await house.sale()
        clerk = await signed_in(desktop, house, "Clara", Role.CLERK)
        control = clerk.sales.open_control(sale)
        clipboard = QGuiApplication.clipboard()
        clipboard.setText("only words")
        control.picture_now.paste()
        assert question_of(control) is None
        image = QImage(64, 48, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        clipboard.setImage(image)
        control.picture_now.paste()
        await eventually(lambda: question_of(control) is not None)
        question = question_of(control)
        assert question is not None
        assert question.picture.file.startswith(b"\x89PNG")
        question.reject()


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 1024), (1080, 1920), (640, 480)])
async def test_the_hall_is_painted_in_any_shape(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path / "house") as (house, desktop):
        sale = await house.sale()
        clerk = await signed_in(desktop, house, "Clara", Role.CLERK)
        hall = clerk.sales.open_display(sale)
        await eventually(lambda: hall.model.board().lot == "1")
        hall.board.resize(*size)
        grabbed = hall.board.grab().toImage()
        colours = {grabbed.pixel(x, y) for x in range(0, size[0], 7) for y in range(0, size[1], 7)}
        assert len(colours) > 8


async def test_the_hall_sees_what_happened_while_its_connection_was_away(stage: Stage) -> None:
    house = stage.rehearsal.clerk()
    model = DisplayViewModel(house, SALE, stage.preferences)  # type: ignore[arg-type]
    hall = RoomDisplayWindow(model, stage.preferences)
    hall.show()
    model.start()
    await settle()
    assert (model.board().lot, hall.board._trouble) == ("43", "")
    assert house.connection is not None
    house.connection.lose()
    await settle()
    assert hall.board._trouble == "The connection is being restored"
    assert model.board().lot == "43"
    stage.rehearsal.houses.remove(house)  # nothing is told to who is away
    stage.rehearsal.call(commands.Sell(lot="43"))
    stage.rehearsal.call(commands.OpenLot(lot="44"))
    house.connection.start()
    await settle()
    board = model.board()
    assert (board.lot, board.over[0].lot, hall.board._trouble) == ("44", "43", "")
    await model.close()
    hall.close()


async def test_a_picture_that_is_shown_is_looked_at_and_told_of(stage: Stage, tmp_path: Path) -> None:
    window = await stage.sale_room()
    live = window.model.live
    jpeg = a_picture(tmp_path).read_bytes()
    listeners = live._listen()
    below = window.bidding.mapTo(window, QPoint(0, 0))
    for k in (1, 2):
        shown = next_signal(live.pictures.shown)
        listeners.on_picture(ShownPicture(sale=SALE, lot="43", k=k, at=1), jpeg)
        await shown
        await settle()
        assert window.lot._picture.current == k - 1
    view = live.lot_view("43")
    assert view is not None
    assert view.pictures == 2
    assert window.bidding.mapTo(window, QPoint(0, 0)) == below, "nothing slips under a finger"
    assert "A new picture of lot 43" in [toast.view.text for toast in window.toasts.findChildren(Toast)]
