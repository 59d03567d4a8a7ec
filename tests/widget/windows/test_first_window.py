"""The first window: which house, is it the right one, is it a new one. With real houses, also over TLS."""

import asyncio
import contextlib
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from contract.wire import Role
from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop
from desktop_client.settings import Language, SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.door_outcomes import FailureField
from desktop_client.viewmodels.played_demo import PlayedDemo
from desktop_client.viewmodels.session import SessionState
from desktop_client.visit.visit import Visit
from desktop_client.windows.first_run.account_form import AccountForm
from desktop_client.windows.sign_in import DoorPage, SignInWindow
from server.app import RunningHouse, running
from server.settings import Settings
from tests.support.certificates import Made
from tests.support.house import GENEROUS, PASSWORD, house_in
from tests.support.qt_signals import next_signal
from tests.support.waiting import eventually


@contextlib.asynccontextmanager
async def desktop(**settings: object) -> AsyncIterator[tuple[Visit, SignInWindow]]:
    """Run a desktop that was never started before, at its first window."""
    kept = SettingsFile(None)
    kept.change(language=Language.ENGLISH, **settings)
    opened = Desktop(new_application(), kept, reduced_motion=True)
    try:
        visit = opened.new_visit(Keychain(use_keyring=False))
        yield visit, visit.open_sign_in()
    finally:
        await opened.close()


@contextlib.asynccontextmanager
async def tls_house(folder: Path, made: Made, port: int = 0) -> AsyncIterator[RunningHouse]:
    """Run a new house that shows this certificate."""
    certificate = await asyncio.to_thread(made.write, folder)
    settings = Settings(data=folder, port=port, limits=GENEROUS, certificate=certificate)
    async with running(folder, settings=settings) as house:
        yield house


def type_address(door: SignInWindow, address: str) -> None:
    door.house_page.set_address(address)
    door.house_page._go.click()


def error_at(form: AccountForm, field: FailureField) -> str:
    return form.fields[field].error()


def compare(door: SignInWindow, fingerprint: str) -> None:
    door.certificate_page.offer_fingerprint(fingerprint)


async def test_the_first_start_asks_which_house_and_leads_to_its_door(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house, desktop() as (visit, door):
        await house.person("Ana", Role.ADMIN)
        assert door.page is DoorPage.HOUSE
        type_address(door, house.url.removeprefix("http://"))  # https is tried first, and is not spoken there
        await eventually(lambda: door.page is DoorPage.SIGN_IN)
        door.form.fill_in("ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        assert visit.session.house.url == house.url
        assert door.preferences.settings.servers == (house.url,)


async def test_the_next_start_begins_at_the_house_of_the_last_one() -> None:
    async with desktop(servers=("http://127.0.0.1:9",)) as (_, door):
        assert door.page is DoorPage.SIGN_IN
        assert "127.0.0.1:9" in door.form._house.text()
        door.form._house.click()
        assert door.page is DoorPage.HOUSE
        assert [row.house.server for row in door.house_page._rows] == ["http://127.0.0.1:9"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Type the address"),
        ("http://93.184.216.34", "plain connection"),
        ("not an address at all", "not an address"),
        ("http://127.0.0.1:9", "cannot be reached"),
    ],
)
async def test_where_there_is_no_house_is_said_below_the_address(address: str, said: str) -> None:
    async with desktop() as (visit, door):
        failed = next_signal(visit.session.failed)
        type_address(door, address)
        await failed
        assert said in door.house_page._address.error()
        assert door.page is DoorPage.HOUSE
        assert door.preferences.settings.servers == ()


async def test_each_house_is_offered_with_who_was_there_last(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house, desktop() as (visit, door):
        await house.person("Ana")
        door.go_to("https://other.example")
        assert door.form.typed(FailureField.EMAIL) == ""
        door.fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        visit.session.sign_out()
        await eventually(lambda: door.isVisible() and door.page is DoorPage.SIGN_IN)
        assert door.form.typed(FailureField.EMAIL) == "ana@example.org"
        door.go_to("https://other.example")
        assert door.form.typed(FailureField.EMAIL) == ""
        door.go_to(house.url)
        assert door.form.typed(FailureField.EMAIL) == "ana@example.org"
        door.preferences.forget_house(house.url, house.url.removeprefix("http://"))
        assert door.preferences.settings.emails == {}


async def test_looking_for_a_house_can_be_stopped() -> None:
    async with desktop() as (visit, door):
        type_address(door, "http://10.255.255.1:9")
        assert visit.session.state is SessionState.ASKING
        assert door.house_page._stop.isVisible()
        door.house_page._stop.click()
        await eventually(lambda: visit.session.state is SessionState.SIGNED_OUT)
        assert not door.house_page._stop.isVisible()


async def test_enter_counts_while_the_session_from_before_is_asked_for(tmp_path: Path) -> None:
    nowhere = "http://10.255.255.1:9"
    async with house_in(tmp_path) as house, desktop(servers=(nowhere,)) as (visit, door):
        await house.person("Ana")
        await visit.session._keychain.remember(nowhere, "a token")
        visit.session.resume()
        assert visit.session.state is SessionState.ASKING
        door.go_to(house.url)
        _, email, password = door.form.fields.values()
        email.set_text("ana@example.org")
        password.set_text(PASSWORD)
        QTest.keyClick(password.edit, Qt.Key.Key_Return)
        await eventually(lambda: visit.lobby is not None)
        assert visit.session.house.url == house.url


async def test_what_a_house_is_asked_with_is_asked_once_and_stays_as_it_is(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house, desktop() as (visit, door):
        refusals: list[object] = []
        visit.session.failed.connect(refusals.append)
        door.fill_in(house.url, "ana@example.org", "not the password")
        password = door.form.fields[FailureField.PASSWORD]
        QTest.keyClicks(password.edit, "xyz")
        QTest.keyClick(password.edit, Qt.Key.Key_Return)
        assert password.text() == "not the password"
        await eventually(lambda: visit.session.state is SessionState.SIGNED_OUT)
        QTest.keyClicks(password.edit, "xyz")
        assert password.text() == "not the passwordxyz"
        assert len(refusals) == 1


async def test_tab_goes_through_the_first_page_as_the_eye_does() -> None:
    servers = ("http://127.0.0.1:9", "https://house.example")
    async with desktop(servers=servers) as (_, door):
        door.ask_for_a_house()
        page = door.house_page
        assert door.focusWidget() is page._rows[0].go
        rows = [stop for row in page._rows for stop in (row.go, row._forget)]
        order = [*rows, page._address.edit, page._go, page._demo]
        for stop in order:
            assert door.focusWidget() is stop
            door.focusNextChild()
        assert door.focusWidget() is door._menu_link


async def test_before_a_house_its_menu_stays_within_the_window_and_no_key_of_a_session_is_listed() -> None:
    async with desktop() as (_, door):
        door.complete()
        door.resize(900, 720)
        door.open_menu()
        await eventually(door.menu.isVisible)
        assert door.menu.geometry().right() <= door.geometry().right()
        door.menu.hide()
        keys = [key for key, _ in door.shortcuts()]
        assert "F10" in keys
        assert "Ctrl + M" not in keys
        door.menu.show_session(signed_in=True, in_sale=False)
        assert "Ctrl + M" in [key for key, _ in door.shortcuts()]


async def test_a_house_is_forgotten_with_its_certificate_and_its_session() -> None:
    server = "https://127.0.0.1:9"
    async with desktop(servers=(server,), trusted={"127.0.0.1:9": "ab"}) as (visit, door):
        await visit.session._keychain.remember(server, "a token")
        door.ask_for_a_house()
        door.house_page._rows[0]._forget.click()
        await eventually(lambda: not door.house_page._rows)
        settings = door.preferences.settings
        assert (settings.servers, settings.trusted) == ((), {})
        assert await visit.session._keychain.recall(server) is None


async def test_security_01_a_certificate_is_trusted_only_once_it_was_compared(tmp_path: Path) -> None:
    made = Made()
    async with tls_house(tmp_path / "house", made) as house, desktop() as (visit, door):
        type_address(door, house.url.removeprefix("https://"))
        await eventually(lambda: door.page is DoorPage.CERTIFICATE)
        page = door.certificate_page
        assert not page._trust.isEnabled()
        page._trust.click()
        compare(door, Made().fingerprint)
        assert not page._trust.isEnabled()
        assert "Not the same" in page._given.error()
        compare(door, "")
        page._compared.setChecked(True)
        assert page._trust.isEnabled()
        page._compared.setChecked(False)
        compare(door, f"martillo://127.0.0.1:8765/?cert={made.fingerprint}")
        assert page._trust.isEnabled()
        assert visit.session.state is SessionState.SIGNED_OUT
        await house.opened.set_up.begin()
        page._trust.click()
        await eventually(lambda: door.page is DoorPage.SET_UP)
        assert list(door.preferences.settings.trusted.values()) == [made.fingerprint]


async def test_a_new_house_is_opened_with_its_code(tmp_path: Path) -> None:
    made = Made()
    async with tls_house(tmp_path / "house", made) as house, desktop() as (visit, door):
        code = await house.opened.set_up.begin()
        assert code is not None
        door.preferences.trust(house.url.removeprefix("https://"), made.fingerprint)
        type_address(door, house.url)
        await eventually(lambda: door.page is DoorPage.SET_UP)
        failed = next_signal(visit.session.failed)
        door.set_up_page.fill_in("AAAAA-AAAAA-AAAAA-AAAAA", "Nora", "nora@example.org", PASSWORD)
        assert (await failed)[0].field is FailureField.CODE
        assert "wrong, used or too old" in error_at(door.set_up_page, FailureField.CODE)
        door.set_up_page.fill_in(code.lower(), "Nora", "nora@example.org", "short")
        assert "8 to 128" in error_at(door.set_up_page, FailureField.PASSWORD)
        door.set_up_page.fill_in(code.lower(), "Nora", "nora@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        assert visit.session.user.role is Role.ADMIN


async def test_a_bidder_comes_to_sign_in_at_a_house_that_has_no_admin_but_a_clerk(tmp_path: Path) -> None:
    made = Made()
    async with tls_house(tmp_path / "house", made) as house, desktop() as (visit, door):
        await house.opened.set_up.begin()
        await house.opened.accounts.register("clara@example.org", "Clara", PASSWORD, Role.CLERK)
        door.preferences.trust(house.url.removeprefix("https://"), made.fingerprint)
        found = next_signal(visit.session.found)
        type_address(door, house.url)
        await found
        assert door.page is DoorPage.SIGN_IN
        (code_at_hand,) = [b for b in door.form.findChildren(QPushButton) if "set-up code" in b.text()]
        assert code_at_hand.isVisible()
        code_at_hand.click()
        await eventually(lambda: door.page is DoorPage.SET_UP)


async def test_security_01_a_changed_certificate_is_refused_until_the_computer_has_compared_it(
    tmp_path: Path,
) -> None:
    before, now = Made(), Made()
    async with tls_house(tmp_path / "house", now) as house:
        at = house.url.removeprefix("https://")
        async with desktop(servers=(house.url,), trusted={at: before.fingerprint}) as (
            visit,
            door,
        ):
            door.form.fill_in("ana@example.org", PASSWORD)
            await eventually(lambda: door.page is DoorPage.CERTIFICATE)
            page = door.certificate_page
            assert page.title.text() == "The certificate has changed"
            assert not page._compared.isVisible()
            page._compared.setChecked(True)
            assert not page._trust.isEnabled()
            assert not page._system.isVisible()
            page._back.click()
            assert door.page is DoorPage.HOUSE
            assert door.preferences.trusted_at(at) == before.fingerprint
            type_address(door, at)  # nor does plain http stand in
            await eventually(lambda: door.page is DoorPage.CERTIFICATE)
            compare(door, now.fingerprint)
            page._trust.click()
            await eventually(lambda: door.page is DoorPage.SIGN_IN)
            assert door.preferences.trusted_at(at) == now.fingerprint
            assert visit.session.state is SessionState.SIGNED_OUT


async def test_security_01_plain_http_does_not_stand_in_where_a_certificate_is_trusted(
    tmp_path: Path,
) -> None:
    async with house_in(tmp_path) as house:
        at = house.url.removeprefix("http://")
        async with desktop(trusted={at: Made().fingerprint}) as (_, door):
            type_address(door, at)
            await eventually(lambda: bool(door.house_page._address.error()))
            assert door.page is DoorPage.HOUSE
            assert door.preferences.settings.servers == ()


@pytest.mark.parametrize(
    ("code", "failed"), [("input()", False), ("input(); raise SystemExit('no port')", True)]
)
async def test_closing_the_first_window_leaves_the_demo_alone(code: str, failed: bool) -> None:
    async with desktop() as (visit, door):
        visit.ways.demo = played = PlayedDemo([sys.executable, "-c", code])
        played.changed.connect(visit.ways._on_demo_changed)
        left: list[bool] = []
        visit.left.connect(lambda: left.append(True))
        door.house_page._demo.click()
        await eventually(lambda: played._process.processId() != 0)
        assert not door.house_page._demo.isEnabled()
        door.close()
        assert not left
        played._process.write(b"\n")
        await eventually(lambda: not played.is_running, 20)
        assert (bool(left), door.isVisible()) == (not failed, failed)


async def test_who_has_no_keyring_is_told_that_he_signs_in_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]
    async with house_in(tmp_path) as house, desktop() as (visit, door):
        await house.person("Ana")
        visit.session._keychain._use_keyring = True
        door.fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None and visit.lobby.isVisible())
        assert visit.lobby is not None
        toasts = visit.lobby.toasts
        await eventually(lambda: any("no keyring" in label.text() for label in toasts.findChildren(QLabel)))


class AskingKeyring(KeyringBackend):
    """Stands locked until its owner has answered, and is denied then."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.answered = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.answered.wait(20)
        raise KeyringLocked("denied")


async def test_who_leaves_the_keyring_locked_is_in_the_house_meanwhile_and_told_what_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = AskingKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", asking)
    async with house_in(tmp_path) as house, desktop() as (visit, door):
        await house.person("Ana")
        visit.session._keychain._use_keyring = True
        try:
            door.fill_in(house.url, "ana@example.org", PASSWORD)
            await eventually(lambda: visit.lobby is not None and visit.lobby.isVisible())
        finally:
            asking.answered.set()
        assert visit.lobby is not None
        toasts = visit.lobby.toasts
        await eventually(
            lambda: any("stayed locked" in label.text() for label in toasts.findChildren(QLabel))
        )


async def test_what_is_refused_stands_at_its_field_in_words_that_help(tmp_path: Path) -> None:
    made = Made()
    async with tls_house(tmp_path / "house", made) as house, desktop() as (visit, door):
        found = next_signal(visit.session.found)
        door.preferences.trust(house.url.removeprefix("https://"), made.fingerprint)
        type_address(door, house.url)
        await found
        failed = next_signal(visit.session.failed)
        door.form.fill_in("nobody@example.org", "not the password")
        await failed
        assert "do not go together" in error_at(door.form, FailureField.PASSWORD)
        door.form._switch.click()
        assert door.form.typed(FailureField.PASSWORD) == ""
        door.form.fill_in("Nora", "nora@example.org", "short")
        assert "8 to 128" in error_at(door.form, FailureField.PASSWORD)
        failed = next_signal(visit.session.failed)
        door.form.fill_in("Nora", "nora", PASSWORD)
        await failed
        assert "name@example.org" in error_at(door.form, FailureField.EMAIL)
        failed = next_signal(visit.session.failed)
        door.form.fill_in("N" * 81, "nora@example.org", PASSWORD)
        await failed
        assert "too long" in error_at(door.form, FailureField.NAME)
        await house.opened.accounts.register("clara@example.org", "Clara", PASSWORD, Role.CLERK)
        failed = next_signal(visit.session.failed)
        door.form.fill_in("Nora", "clara@example.org", PASSWORD)
        await failed
        assert "Sign in instead" in error_at(door.form, FailureField.EMAIL)
        assert QApplication.focusWidget() is door.form.fields[FailureField.EMAIL].edit
        failed = next_signal(visit.session.failed)
        door.form.fill_in("Nora", "nora@example.org", "password1")
        await failed
        assert "easy to guess" in error_at(door.form, FailureField.PASSWORD)
