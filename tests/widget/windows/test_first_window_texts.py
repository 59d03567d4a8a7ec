"""Every page of the first window, at any size, in both languages: nothing is cut off, every text follows."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_client.settings import Language
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.comparing import Doubt, SeenCertificate
from desktop_client.viewmodels.door_outcomes import Doubted, Failure, FailureField
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionViewModel
from desktop_client.widgets.tab_order import bring_into_sight
from desktop_client.windows.sign_in import DoorPage, SignInWindow
from tests.support.certificates import NOW_MS
from tests.support.waiting import eventually
from tests.widget.accessibility.hearing import listening
from tests.widget.windows.conftest import settle
from tests.widget.windows.test_every_text import cut_off, words_of

SEEN = SeenCertificate(
    fingerprint="12" * 32,
    names=("a-house-with-a-long-name.example", "192.168.1.5"),
    issuer="Casa de Subastas Vidal e Hijos",
    good_from_ms=NOW_MS,
    good_until_ms=NOW_MS,
    doubts=(Doubt.WRONG_NAME, Doubt.EXPIRED, Doubt.NOT_YET, Doubt.SELF_MADE),
)
CHANGED = replace(SEEN, doubts=(Doubt.CHANGED, Doubt.UNKNOWN_ISSUER), trusted="34" * 32, vouched=True)
OURS = {"Casa de Subastas Vidal e Hijos", "XXXXX-XXXXX-XXXXX-XXXXX"}


def first_start(door: SignInWindow) -> None:
    door.show_page(DoorPage.HOUSE)


def known_houses(door: SignInWindow) -> None:
    for server in (
        "http://192.168.1.5:8765",
        "http://127.0.0.1:8765",
        "https://192.168.1.5",
        "https://h.example",
    ):
        door.preferences.remember_house(server)
    door.preferences.trust("192.168.1.5:443", "12" * 32)
    door.ask_for_a_house()
    door.show_demo(is_running=True, why="")


def no_house(door: SignInWindow) -> None:
    door.show_page(DoorPage.HOUSE)
    door.show_demo(is_running=False, why="OSError")
    door.card.show_failure(Failure(FailureField.SERVER, "unavailable"))


def form(door: SignInWindow) -> None:
    door.go_to("https://h.example")
    door.card.show_failure(Failure(FailureField.EMAIL, missing=True))


def of_an_account(door: SignInWindow) -> None:
    form(door)
    door.form.register_instead()


def unreachable(door: SignInWindow) -> None:
    door.go_to("https://h.example")
    door.card.show_failure(Failure(FailureField.SERVER, "unreachable"))


def new_house(door: SignInWindow) -> None:
    door.set_up_page.set_house("https://h.example")
    door.show_page(DoorPage.SET_UP)
    door.card.show_failure(Failure(FailureField.CODE, "forbidden"))


def doubted(door: SignInWindow) -> None:
    door.session.doubted.emit(Doubted("https://192.168.1.5", "192.168.1.5", "192.168.1.5:443", SEEN))


def changed(door: SignInWindow) -> None:
    door.session.doubted.emit(Doubted("https://192.168.1.5", "192.168.1.5", "192.168.1.5:443", CHANGED))
    door.certificate_page.offer_fingerprint("34" * 32)


def compared(door: SignInWindow) -> None:
    doubted(door)
    door.certificate_page.offer_fingerprint("12" * 32)


def all_wrong(door: SignInWindow) -> None:
    of_an_account(door)
    door.form.fill_in("", "", "short")


PAGES = [
    first_start,
    known_houses,
    no_house,
    form,
    unreachable,
    new_house,
    all_wrong,
    doubted,
    changed,
    compared,
]
Show = Callable[[SignInWindow], None]


@pytest.fixture
def door(preferences: Preferences) -> Iterator[SignInWindow]:
    made = SignInWindow(SessionViewModel(Keychain(use_keyring=False), preferences), preferences)
    made.complete()
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("show", PAGES)
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SPANISH])
@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 900, 720), (100, 640, 480), (200, 900, 720), (200, 1360, 860)]
)
async def test_nothing_of_the_first_window_is_cut_off(
    door: SignInWindow, show: Show, language: Language, percent: int, width: int, height: int
) -> None:
    door.resize(width, height)
    door.preferences.choose_language(language)
    door.preferences.choose_text_percent(percent)
    show(door)
    await settle()
    with contextlib.suppress(TimeoutError):  # a busy machine lays out late; what is wrong is told below
        await eventually(lambda: not cut_off(door), within_s=3)
    assert cut_off(door) == []
    assert door.width() == width


@pytest.mark.parametrize("show", PAGES)
async def test_a_switch_of_language_changes_every_text_of_the_first_window(
    door: SignInWindow, show: Show
) -> None:
    show(door)
    await settle()
    english = {text for text in words_of(door) if not any(ours in text for ours in OURS)}
    door.preferences.choose_language(Language.SPANISH)
    await settle()
    kept = {text for text in english & words_of(door) if ".example" not in text and "://" not in text}
    assert len(english) > 5
    assert not kept


async def test_a_refused_field_comes_into_sight_where_the_page_is_higher_than_the_window(
    door: SignInWindow,
) -> None:
    door.resize(640, 480)
    door.preferences.choose_text_percent(200)
    new_house(door)
    door.card.show_failure(None)
    await settle()
    bring_into_sight(door.set_up_page.fields[FailureField.PASSWORD])
    code = door.set_up_page.fields[FailureField.CODE]
    assert code.visibleRegion().isEmpty()
    door.card.show_failure(Failure(FailureField.CODE, "forbidden"))
    await eventually(lambda: code.visibleRegion().boundingRect() == code.rect())


def errors(door: SignInWindow) -> list[bool]:
    return [bool(field.error()) for field in door.form.fields.values()]


async def test_whatever_is_wrong_in_a_form_stands_at_its_field_until_it_is_mended(door: SignInWindow) -> None:
    all_wrong(door)
    assert errors(door) == [True, True, True]
    name, email, _ = door.form.fields.values()
    assert QApplication.focusWidget() is name.edit
    QTest.keyClicks(name.edit, "Ana")
    QTest.keyClicks(email.edit, "a")
    door.preferences.choose_language(Language.SPANISH)
    await settle()
    assert errors(door) == [False, False, True]


async def test_what_a_house_refused_is_gone_with_the_first_letter_typed(door: SignInWindow) -> None:
    form(door)
    door.card.show_failure(Failure(FailureField.PASSWORD, "unauthenticated"))
    QTest.keyClicks(door.form.fields[FailureField.EMAIL].edit, "a")
    assert errors(door) == [False, False, False]


async def test_the_cursor_is_in_the_first_empty_field_after_a_switch_between_signing_in_and_an_account(
    door: SignInWindow,
) -> None:
    door.preferences.remember_sign_in("https://h.example", "ana@example.org")
    door.go_to("https://h.example")
    door.form.register_instead()
    assert QApplication.focusWidget() is door.form.fields[FailureField.NAME].edit
    door.form.register_instead(registering=False)
    assert QApplication.focusWidget() is door.form.fields[FailureField.PASSWORD].edit


@pytest.mark.parametrize("show", [no_house, unreachable, new_house])
async def test_whatever_is_refused_is_said_to_a_screen_reader(door: SignInWindow, show: Show) -> None:
    await settle()
    with listening() as heard:
        show(door)
        await eventually(lambda: bool(heard))
    shown = {label.text() for label in door.card.findChildren(QLabel) if label.isVisible()}
    assert any(text and text in said.text for said in heard for text in shown)


@pytest.mark.parametrize(
    ("show", "english", "spanish"),
    [
        (first_start, "Welcome to Martillo", "Bienvenido a Martillo"),
        (known_houses, "Martillo · Which house?", "Martillo · ¿Qué casa?"),
        (form, "Martillo · Sign in", "Martillo · Iniciar sesión"),
        (of_an_account, "Martillo · Create account", "Martillo · Crear cuenta"),
        (doubted, "Martillo · Is this the house?", "Martillo · ¿Es esta la casa?"),
        (new_house, "Martillo · A new house", "Martillo · Una casa nueva"),
    ],
)
async def test_the_first_window_is_called_what_its_page_is(
    door: SignInWindow, show: Show, english: str, spanish: str
) -> None:
    form(door)
    show(door)
    assert door.windowTitle() == english
    door.preferences.choose_language(Language.SPANISH)
    await settle()
    assert door.windowTitle() == spanish


@pytest.mark.parametrize("other_way", ["host_asked", "demo_asked"])
@pytest.mark.parametrize("show", [no_house, unreachable])
async def test_what_was_refused_is_gone_once_somebody_goes_another_way(
    door: SignInWindow, show: Show, other_way: str
) -> None:
    show(door)
    await settle()
    refused = words_of(door)
    getattr(door, other_way).emit()
    await settle()
    assert len(refused - words_of(door)) == 1


async def test_a_page_that_was_left_has_forgotten_what_was_refused(door: SignInWindow) -> None:
    unreachable(door)
    refused = words_of(door)
    door.show_page(DoorPage.HOUSE)
    door.show_page(DoorPage.SIGN_IN)
    await settle()
    assert len(refused - words_of(door)) == 1
