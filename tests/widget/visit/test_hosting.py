"""Hosting a sale as a person does it: from the first window to the lobby of the own house, and back out."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop, run_desktop
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.hosting import note
from desktop_client.hosting.faults import StartFault
from desktop_client.hosting.hall import HallAddress, hall_addresses
from desktop_client.hosting.note import find_going_on
from desktop_client.hosting.process import HouseProcess
from desktop_client.links import read_link
from desktop_client.paths import Folders
from desktop_client.settings import Language, SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.system.single_instance import HandOver
from desktop_client.viewmodels import hosting as models
from desktop_client.viewmodels.door_outcomes import FailureField
from desktop_client.viewmodels.hosting import FREE_PORT, HostState, Reach
from desktop_client.viewmodels.session import SessionState
from desktop_client.visit.host_desk import HostDesk
from desktop_client.visit.visit import Visit
from desktop_client.windows.first_run.door_card import DoorCard
from desktop_client.windows.hosting.question import Fate, FateQuestion
from desktop_client.windows.hosting.window import HostWindow
from desktop_client.windows.sign_in import DoorPage
from tests.support.qt_signals import next_signal
from tests.support.waiting import eventually

pytestmark = pytest.mark.processes

ANA = ("Ana Ruiz", "ana@example.org", "a horse that counts")
START_S = 30


class Hosting:
    """A desktop that was never started before, or starts `again` as another left it."""

    def __init__(self, folder: Path, again: "Hosting | None" = None) -> None:
        self.settings: SettingsFile = again.settings if again else SettingsFile(None)
        self.settings.change(language=Language.ENGLISH)
        self.desktop = Desktop(new_application(), self.settings, reduced_motion=True)
        self.keychain: Keychain = again.keychain if again else Keychain(use_keyring=False)
        self.visit: Visit = self.desktop.new_visit(self.keychain)
        self.visit.ways.host_in(folder / "house")
        self.door = self.visit.open_sign_in()

    @property
    def desk(self) -> HostDesk:
        return self.visit.ways.hosting

    @property
    def window(self) -> HostWindow:
        assert self.desk.window is not None
        return self.desk.window

    def page(self) -> DoorCard | None:
        """Return the page that is in front now."""
        return self.window.shown

    async def open(self, reach: Reach) -> None:
        """Open the house at any port, and wait until it is open or not."""
        self.desk.model.open(reach, FREE_PORT)
        await eventually(lambda: self.desk.model.state is HostState.OPEN, START_S)

    async def question(self) -> FateQuestion:
        """Wait for the question what shall become of the house."""
        await eventually(lambda: self.desk.window is not None)
        await eventually(lambda: any(one.isVisible() for one in self.window.findChildren(FateQuestion)))
        return next(one for one in self.window.findChildren(FateQuestion) if one.isVisible())


@contextlib.asynccontextmanager
async def started(folder: Path, again: Hosting | None = None) -> AsyncIterator[Hosting]:
    """Start a desktop; its host window is not open."""
    on = Hosting(folder, again)
    try:
        yield on
    finally:
        await on.desktop.close()


@contextlib.asynccontextmanager
async def hosting(folder: Path) -> AsyncIterator[Hosting]:
    """Start a desktop for the first time, and open its host window."""
    async with started(folder) as on:
        on.door.host_asked.emit()
        yield on


async def test_a_new_house_needs_name_email_and_password_and_leads_to_its_lobby(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.HALL)
        assert on.page() is on.window.account_page
        on.window.account_page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)
        assert on.visit.session.state is SessionState.SIGNED_IN
        assert on.visit.session.house.url == on.desk.model.url
        assert on.page() is on.window.open_page
        assert on.window.account_page.typed(FailureField.PASSWORD) == ""


async def test_what_is_given_out_names_the_certificate_that_the_house_shows(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.HALL)
        on.window.account_page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)
        page = on.window.open_page
        page.show_addresses([HallAddress("192.168.7.5", "wlan0"), HallAddress("10.0.0.3", "eth0")])
        page._copy_link.click()
        link = read_link(QGuiApplication.clipboard().text())
        assert link.server == f"https://192.168.7.5:{on.desk.model.port}"
        assert link.certificate == on.desk.model.certificate
        page._choice.setCurrentIndex(1)
        page.show_addresses([HallAddress("10.0.0.3", "eth0"), HallAddress("192.168.7.5", "wlan0")])
        assert page.invitation is not None
        assert page.invitation.address == "10.0.0.3", "what was chosen stays chosen when networks change"


async def test_a_bidder_who_opens_the_link_and_agrees_is_at_the_door_of_that_house(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.HALL)
        on.window.account_page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)
        on.window.open_page.show_addresses([HallAddress(_address_of_this_computer(), "eth0")])
        invited = on.window.open_page.invitation
        assert invited is not None
        bidder = on.desktop.new_visit(Keychain(use_keyring=False))
        door = bidder.open_sign_in()
        on.settings.change(trusted={})  # both share settings here: the bidder's desktop knows nothing yet
        bidder.ways.follow(invited.link)
        await eventually(lambda: any(dialog.isVisible() for dialog in door.findChildren(QDialog)))
        next(dialog for dialog in door.findChildren(QDialog) if dialog.isVisible()).accept()
        await eventually(lambda: door.page is DoorPage.SIGN_IN and door.server == f"https://{invited.shown}")
        assert on.settings.settings.trusted[invited.shown] == on.desk.model.certificate


def _address_of_this_computer() -> str:
    found = hall_addresses()
    return found[0].address if found else "127.0.0.1"


async def test_out_of_every_network_the_window_says_so_instead_of_a_code(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.HALL)
        on.window.account_page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)
        page = on.window.open_page
        page.show_addresses([])
        assert page._no_network.isVisible()
        assert not page._code.isVisible()
        assert not page._fingerprint.isVisible()


async def test_for_this_computer_only_nobody_else_is_let_in(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.COMPUTER)
        assert on.desk.model.url.startswith("http://127.0.0.1:")
        assert on.window.open_page.invitation is None
        assert on.settings.settings.trusted == {}


async def test_a_house_for_this_computer_only_is_found_where_one_for_the_hall_was(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.HALL)
        model = on.desk.model
        at, port = model.url.removeprefix("https://"), model.port
        assert set(on.settings.settings.trusted) == {at}
        model.shut()
        await eventually(lambda: model.state is HostState.CLOSED, START_S)
        model.open(Reach.COMPUTER, port)
        await eventually(lambda: model.state is HostState.OPEN, START_S)
        assert on.settings.settings.trusted == {}


async def test_a_password_that_is_easy_to_guess_is_told_at_its_field(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.COMPUTER)
        page = on.window.account_page
        page.fill_in("Ana", "ana@example.org", "password1")
        password = page.fields[FailureField.PASSWORD]
        await eventually(lambda: bool(password.error()), START_S)
        assert password.error() == "This password is easy to guess. Choose another."
        page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)


async def test_a_port_that_another_program_has_is_explained_with_a_way_out(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            on.desk.model.open(Reach.COMPUTER, other.getsockname()[1])
            await eventually(lambda: on.desk.model.state is HostState.FAILED, START_S)
        page = on.window.reach_page
        assert on.desk.model.fault is StartFault.PORT
        assert "port" in page._why.text()
        assert page._other_port.isVisible()
        assert on.window.focusWidget() is page._other_port, "what helps has the keys"
        page._other_port.click()
        await eventually(lambda: on.desk.model.is_open, START_S)


async def test_a_house_that_ends_by_itself_is_told_though_its_window_was_closed(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.COMPUTER)
        on.window.close()
        process = on.desk.model._process
        assert process is not None
        process._process.kill()  # type: ignore[union-attr]
        await eventually(lambda: on.desk.model.state is HostState.FAILED, START_S)
        assert on.desk.model.fault is StartFault.ENDED
        assert on.page() is on.window.reach_page
        assert on.window.isVisible()


async def test_quitting_with_an_open_house_asks_and_staying_changes_nothing(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.COMPUTER)
        over: list[bool] = []
        on.visit.ways.over.connect(lambda: over.append(True))
        on.visit.quit_asked.emit()
        (await on.question()).stay.click()
        await asyncio.sleep(0.05)
        assert over == []
        assert on.desk.model.is_open


async def test_a_house_that_shall_go_on_is_there_for_the_next_desktop(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.HALL)
        on.window.account_page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)
        url = on.desk.model.url
        over = next_signal(on.visit.ways.over)
        on.visit.quit_asked.emit()
        (await on.question()).go_on.click()
        await over
    async with hosting(tmp_path) as on:
        await eventually(lambda: on.desk.model.is_open, START_S)
        assert on.desk.model.url == url
        assert on.page() is on.window.open_page
        on.window.close_asked.emit()
        await eventually(lambda: bool(_dialogs(on)))
        _dialogs(on)[0].accept()
        await eventually(lambda: on.desk.model.state is HostState.CLOSED, START_S)


async def test_the_next_start_is_in_the_house_that_goes_on_and_its_end_there_does_not_end_the_house(
    tmp_path: Path,
) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.HALL)
        on.window.account_page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)
        url = on.desk.model.url
        on.desk.model.leave()
    async with started(tmp_path, on) as second:  # ended by force: nobody said that the house shall end
        second.visit.ways.resume()
        await eventually(lambda: second.visit.lobby is not None, START_S)
        assert second.visit.session.house.url == url
        assert second.settings.settings.servers == ()
    async with started(tmp_path, on) as on:
        on.visit.ways.resume()
        await eventually(lambda: on.visit.lobby is not None, START_S)
        over = next_signal(on.visit.ways.over, START_S)
        on.visit.quit_asked.emit()
        (await on.question()).shut.click()
        await over
    assert await find_going_on(tmp_path / "house") is None


@pytest.mark.parametrize("handed", [HandOver.NOBODY, None], ids=["as usual", "told where to go"])
async def test_the_program_begins_in_the_house_that_goes_on_unless_it_is_told_where_to_go(
    tmp_path: Path, handed: HandOver | None
) -> None:
    folders = Folders(config=tmp_path / "c", cache=tmp_path / "c", data=tmp_path)
    house = HouseProcess(folders.house)
    url = (await house.start(("--host", "127.0.0.1", "--port", "0"))).url
    async with HouseApi(HouseAddress.read(url)) as api:
        await api.make_first_admin(await house.code(), "ana@example.org", "Ana", "a horse that counts")
    settings = SettingsFile(None)
    settings.change(servers=("http://127.0.0.1:9",))
    desktop = Desktop(new_application(), settings, reduced_motion=True)
    door = desktop.new_door(Keychain(use_keyring=False))
    stop = asyncio.Event()
    program = asyncio.create_task(run_desktop(desktop, folders, stop, door=door, handed=handed))
    try:
        if handed is not None:
            await eventually(lambda: door.server == url, START_S)
        else:
            await eventually(lambda: door.session.state is SessionState.ASKING)
            await eventually(lambda: door.session.state is SessionState.SIGNED_OUT, START_S)
            assert door.server == "http://127.0.0.1:9"
    finally:
        stop.set()
        await program
        await house.end()


async def test_after_a_house_was_closed_the_next_start_asks_for_a_house(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.COMPUTER)
        on.window.account_page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)
        on.window.close_asked.emit()
        await eventually(lambda: bool(_dialogs(on)))
        _dialogs(on)[0].accept()
        await eventually(lambda: on.desk.model.state is HostState.CLOSED, START_S)
        await eventually(lambda: on.door.isVisible() and on.door.page is DoorPage.HOUSE)
        assert on.visit.lobby is None, "nobody stays in a house that was closed"
        assert on.window.focusWidget() is on.window.reach_page._hall
    async with started(tmp_path, on) as on:
        on.visit.ways.resume()
        await eventually(lambda: not on.visit.ways.is_busy)
        assert on.door.page is DoorPage.HOUSE


async def test_a_house_elsewhere_is_where_the_next_start_begins_after_hosting(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        on.settings.change(servers=("https://house.example",))
        await on.open(Reach.COMPUTER)
        on.window.account_page.fill_in(*ANA)
        await eventually(lambda: on.visit.lobby is not None, START_S)
    assert on.settings.settings.servers == ("https://house.example",)


async def test_the_end_of_a_house_of_another_program_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "WATCH_S", 0.05)
    other = HouseProcess(tmp_path / "house")
    await other.start(("--port", "0"))
    async with hosting(tmp_path) as on:
        await eventually(lambda: on.desk.model.is_open, START_S)
        await other.end()
        await eventually(lambda: on.desk.model.state is HostState.FAILED, START_S)
        assert on.desk.model.fault is StartFault.ENDED


async def test_a_house_of_another_program_that_does_not_close_stays_open_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note, "GONE_WITHIN_S", 0.2)
    other = HouseProcess(tmp_path / "house")
    await other.start(("--port", "0"))
    async with hosting(tmp_path) as on:
        await eventually(lambda: on.desk.model.is_open, START_S)
        os.kill(other.process_id, signal.SIGSTOP)
        on.window.close_asked.emit()
        await eventually(lambda: bool(_dialogs(on)))
        _dialogs(on)[0].accept()
        await eventually(lambda: bool(on.window.toasts.texts()), START_S)
        assert on.window.toasts.texts() == ["The house has not closed. Try again; its log says more."]
        assert on.desk.model.is_open
        os.kill(other.process_id, signal.SIGCONT)
        await other.end()


async def test_the_end_of_the_program_closes_the_house(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        await on.open(Reach.COMPUTER)
        on.visit.quit_asked.emit()
        question = await on.question()
        question.shut.click()
        await eventually(lambda: question.fate is Fate.CLOSE)
    assert not (tmp_path / "house" / "house.json").exists()


async def test_without_a_house_quitting_asks_nothing(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        over = next_signal(on.visit.ways.over)
        on.visit.quit_asked.emit()
        await over


async def test_the_host_window_keeps_the_program_when_the_other_windows_go(tmp_path: Path) -> None:
    async with hosting(tmp_path) as on:
        over: list[bool] = []
        on.visit.ways.over.connect(lambda: over.append(True))
        assert on.visit.sign_in is not None
        on.visit.sign_in.close()
        await asyncio.sleep(0.05)
        assert over == []
        on.window.close()
        await eventually(lambda: over == [True])


def _dialogs(on: Hosting) -> list[QDialog]:
    return [dialog for dialog in on.window.findChildren(QDialog) if dialog.isVisible()]
