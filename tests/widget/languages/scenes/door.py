"""What somebody sees who is not in a house yet: which house, its certificate, a new one, who you are."""

import contextlib
from collections.abc import AsyncGenerator, AsyncIterator

from PySide6.QtWidgets import QLineEdit

from desktop_client.connection.certificate import Doubt, SeenCertificate
from desktop_client.connection.states import Reason
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.door_outcomes import Doubted, Failure, FailureField
from desktop_client.viewmodels.session import SessionViewModel
from desktop_client.windows.sign_in import DoorPage, SignInWindow
from tests.widget.languages.scenes.front import Front, Setting
from tests.widget.windows.conftest import settle

HERE, THERE = "http://127.0.0.1:9", "https://127.0.0.1:8765"
PRINT = "0123456789abcdef" * 4
FAR_MS = 1_900_000_000_000


@contextlib.asynccontextmanager
async def door_of(setting: Setting) -> AsyncIterator[SignInWindow]:
    """Show the first window to somebody who was in two houses before."""
    for server in (THERE, HERE):
        setting.preferences.remember_house(server)
    session = SessionViewModel(Keychain(use_keyring=False), setting.preferences)
    window = SignInWindow(session, setting.preferences)
    window.complete()
    window.show()
    await settle()
    try:
        yield window
    finally:
        window.blockSignals(True)
        window.close()
        window.deleteLater()
        await session.close()
        await settle()


async def which_house(setting: Setting) -> AsyncGenerator[Front]:
    """The three ways, and what is said where none leads to a house."""
    async with door_of(setting) as door:
        door.ask_for_a_house()
        yield Front("which house", door)
        for reason in (Reason.UNREACHABLE, Reason.INSECURE, Reason.CERTIFICATE):
            door.house_page.show_failure(Failure(FailureField.SERVER, reason))
            yield Front(f"not there: {reason.value}", door)
        door.house_page.show_failure(Failure(FailureField.SERVER, missing=True))
        yield Front("nothing typed", door)
        door.show_demo(is_running=True, why="")
        door.house_page.show_busy(is_busy=True)
        yield Front("busy, with a demo", door)
        door.show_demo(is_running=False, why="Ü")
        yield Front("no demo", door)


async def who_you_are(setting: Setting) -> AsyncGenerator[Front]:
    """Signing in, making an account, opening a new house, and every field left empty."""
    async with door_of(setting) as door:
        door.go_to(THERE)
        door.form.offer_set_up(is_possible=True)
        yield Front("sign in", door)
        door.form.show_failure(Failure(FailureField.PASSWORD, "unauthenticated"))
        yield Front("a wrong password", door)
        door.form.register_instead()
        yield Front("an account", door)
        for field in (FailureField.NAME, FailureField.EMAIL, FailureField.PASSWORD):
            door.form.show_failure(Failure(field, missing=True))
        yield Front("an empty account", door)
        door.set_up_page.set_house(THERE)
        door.show_page(DoorPage.SET_UP)
        yield Front("a new house", door)
        door.set_up_page.show_failure(Failure(FailureField.CODE, "forbidden"))
        yield Front("a wrong code", door)
        assert door.findChildren(QLineEdit)
        door.open_menu()
        yield Front("the menu", door.menu)
        door.menu.close()


async def certificates(setting: Setting) -> AsyncGenerator[Front]:
    """Every doubt, a comparison that fails and one that holds, and a certificate that was another before."""
    async with door_of(setting) as door:
        for trusted, vouched in ((None, False), ("ab" * 32, True)):
            seen = SeenCertificate(
                PRINT, ("127.0.0.1",), "Ü", FAR_MS - 1, FAR_MS, tuple(Doubt), trusted=trusted, vouched=vouched
            )
            door.certificate_page.show_doubted(Doubted(THERE, "127.0.0.1", "127.0.0.1:8765", seen))
            door.show_page(DoorPage.CERTIFICATE)
            yield Front(f"trusted before: {trusted is not None}", door)
            for given in ("ab", "ab" * 32, PRINT):
                door.certificate_page.offer_fingerprint(given)
                yield Front(f"given {given[:4]}", door)
