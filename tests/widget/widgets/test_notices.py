"""Banners, the connection badge and toasts: a word and an icon for everything, and no stolen focus."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_client.theme import Surface, Theme, icon_exists, mark
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.connection_badge import ConnectionBadge, ConnectionPhase, ConnectionView
from desktop_client.widgets.connection_view import appearance, phase_text
from desktop_client.widgets.life_list import LifeList
from desktop_client.widgets.phase_banner import PhaseBanner, PhaseNotice
from desktop_client.widgets.price_chart import PriceChart
from desktop_client.widgets.toast import MOST_AT_ONCE, Toast, ToastKind, ToastStack, ToastView
from tests.widget.widgets.conftest import Clock

P = ConnectionPhase


def words(widget: QWidget) -> str:
    """Read all visible labels."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


@pytest.mark.parametrize("notice", [notice for notice in PhaseNotice if notice is not PhaseNotice.NONE])
def test_every_notice_has_a_word_a_sentence_and_an_icon(qtbot: QtBot, notice: PhaseNotice) -> None:
    banner = PhaseBanner()
    qtbot.addWidget(banner)
    banner.show_notice(notice)
    view = banner.findChild(Banner).view
    assert view is not None
    assert view.headline
    assert view.text
    assert icon_exists(view.icon_name)


def test_a_banner_is_shown_with_a_notice_and_hidden_without(qtbot: QtBot, host: QWidget) -> None:
    banner = PhaseBanner(host)
    host.layout().addWidget(banner)
    banner.show_notice(PhaseNotice.FAIR_WARNING)
    assert banner.isVisible()
    banner.show_notice(PhaseNotice.NONE)
    assert not banner.isVisible()


def test_the_auctioneers_own_message_replaces_the_sentence(qtbot: QtBot) -> None:
    banner = PhaseBanner()
    qtbot.addWidget(banner)
    banner.show_notice(PhaseNotice.ON_HOLD, "Back in ten minutes <b>", "10 min")
    assert "Back in ten minutes <b>" in words(banner)
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in banner.findChildren(QLabel) if label.text()
    )


def test_a_banners_action_comes_back_by_its_key(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    actions = (BannerAction("reopen", "reopen"), BannerAction("dismiss", "dismiss"))
    banner.show_banner(BannerView("Missed bid", "lot 42", actions=actions))
    chosen: list[str] = []
    banner.action_chosen.connect(chosen.append)
    for link in banner.findChildren(QPushButton):
        link.click()
    assert chosen == ["reopen", "dismiss"]


@pytest.fixture
def badge(qtbot: QtBot, clock: Clock) -> ConnectionBadge:
    made = ConnectionBadge(clock.ms)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("phase", P)
def test_every_phase_has_a_word_and_an_icon(badge: ConnectionBadge, phase: P) -> None:
    badge.show_connection(ConnectionView(phase))
    assert badge.text().startswith(phase_text(phase))
    assert icon_exists(appearance(ConnectionView(phase))[1])
    assert badge.accessibleName() == badge.text()


def test_no_two_phases_say_the_same() -> None:
    assert len({phase_text(phase) for phase in P}) == len(P)


@pytest.mark.parametrize(
    ("view", "text"),
    [
        (ConnectionView(P.LIVE, "websocket", 38), "Live WebSocket · 38 ms"),
        (ConnectionView(P.LIVE, "polling", 120), "Live long-polling · 120 ms"),
        (ConnectionView(P.CONNECTING, attempt=1), "Connecting…"),
        (ConnectionView(P.CATCHING_UP, missed=4), "Catching up 4 events"),
        (ConnectionView(P.SILENT, since_ms=-5_000), "Silent in doubt for 6 s"),
        (ConnectionView(P.SILENT, since_ms=1_000), "Silent"),
        (
            ConnectionView(P.RECONNECTING, attempt=3, next_try_at_ms=4_001),
            "Reconnecting attempt 3 · next in 4 s",
        ),
        (
            ConnectionView(P.RECONNECTING, attempt=3, next_try_at_ms=900),
            "Reconnecting attempt 3 · trying now",
        ),
        (ConnectionView(P.REFUSED, reason="blocked by the house"), "Refused blocked by the house"),
    ],
)
def test_the_badge_says_what_is_worth_knowing(
    badge: ConnectionBadge, view: ConnectionView, text: str
) -> None:
    badge.show_connection(view)
    assert badge.text() == text


def test_the_countdown_to_the_next_attempt_follows_the_clock(
    qtbot: QtBot, badge: ConnectionBadge, clock: Clock
) -> None:
    badge.show_connection(ConnectionView(P.RECONNECTING, attempt=1, next_try_at_ms=11_000))
    assert "next in 10 s" in badge.text()
    clock.now = 9_500
    qtbot.waitUntil(lambda: "next in 2 s" in badge.text(), timeout=2000)


@pytest.mark.parametrize("phase", P)
def test_try_now_is_offered_while_it_waits_and_only_then(
    qtbot: QtBot, badge: ConnectionBadge, phase: P
) -> None:
    badge.show_connection(ConnectionView(phase))
    button = badge.findChild(QPushButton)
    assert button.isVisible() == (phase in (P.OFFLINE, P.SILENT, P.RECONNECTING))
    if button.isVisible():
        with qtbot.waitSignal(badge.try_now):
            qtbot.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QLineEdit())
    window.resize(600, 500)
    window.show()
    return window


def test_a_toast_never_takes_the_focus(qtbot: QtBot, host: QWidget) -> None:
    field = host.findChild(QLineEdit)
    field.setFocus()
    stack = ToastStack(host)
    stack.show_toast(ToastView("Back after 6.2 s", ToastKind.DONE))
    assert host.focusWidget() is field
    assert stack.isVisible()


def test_a_toast_goes_by_itself_or_when_dismissed(qtbot: QtBot, host: QWidget) -> None:
    QCursor.setPos(host.mapToGlobal(QPoint(1, 1)))
    stack = ToastStack(host)
    stack.show_toast(ToastView("short", stay_ms=30))
    stack.show_toast(ToastView("stays", stay_ms=0))
    qtbot.waitUntil(lambda: stack.texts() == ["stays"], timeout=2000)
    stack.findChildren(Toast)[-1].findChild(QPushButton).click()
    assert stack.texts() == []
    assert stack.isHidden()


def test_a_toast_waits_while_the_pointer_is_on_it(qtbot: QtBot, host: QWidget) -> None:
    stack = ToastStack(host)
    stack.show_toast(ToastView("being read", stay_ms=30))
    toast = stack.findChild(Toast)
    QApplication.sendEvent(toast, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    qtbot.wait(80)
    assert stack.texts() == ["being read"]
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: stack.texts() == [], timeout=2000)


def test_a_toast_of_the_same_key_takes_the_place_of_the_old_one(qtbot: QtBot, host: QWidget) -> None:
    stack = ToastStack(host)
    stack.show_toast(ToastView("one", key="connection"))
    stack.show_toast(ToastView("two", key="connection"))
    assert stack.texts() == ["two"]


def test_the_oldest_of_too_many_toasts_goes(qtbot: QtBot, host: QWidget) -> None:
    stack = ToastStack(host)
    for number in range(MOST_AT_ONCE + 2):
        stack.show_toast(ToastView(str(number)))
    assert stack.texts() == ["2", "3", "4", "5"]


def test_every_one_of_several_toasts_shows_all_of_its_words(qtbot: QtBot, host: QWidget) -> None:
    host.resize(900, 700)
    stack = ToastStack(host)
    for text in (
        "You are registered.",
        "Nothing was sent: there is no connection to the house now. ",
        "Back",
    ):
        stack.show_toast(ToastView(text))
    QApplication.processEvents()
    labels = [label for label in stack.findChildren(QLabel) if label.text()]
    assert len(labels) == 6
    assert [label.text() for label in labels if label.height() < label.heightForWidth(label.width())] == []


@pytest.mark.parametrize("kind", ToastKind)
@pytest.mark.parametrize("size", [QSize(600, 500), QSize(900, 700)])
def test_toasts_stay_inside_the_window(
    qtbot: QtBot, host: QWidget, theme: Theme, size: QSize, kind: ToastKind
) -> None:
    stack = ToastStack(host)
    stack.show_toast(ToastView("Your bid was refused: the lot is closed.", kind))
    host.resize(size)
    assert host.rect().contains(stack.geometry())


@pytest.mark.parametrize("size", [QSize(900, 700), QSize(420, 300)])
def test_toasts_leave_the_buttons_of_a_bar_at_the_foot_free(qtbot: QtBot, host: QWidget, size: QSize) -> None:
    bar = QFrame()
    mark(bar, surface=Surface.BAR, edge="top")
    bar.setMinimumHeight(90)
    host.layout().addWidget(QWidget(), 1)
    host.layout().addWidget(bar)
    host.resize(700, 500)
    QApplication.processEvents()
    stack = ToastStack(host)
    stack.show_toast(ToastView("The lots are in.", ToastKind.DONE))
    host.resize(size)
    assert not stack.geometry().intersects(bar.geometry())
    bar.hide()
    stack.show_toast(ToastView("More of them."))
    assert stack.geometry().intersects(bar.geometry()), "a bar that is not there takes no room"


@pytest.mark.parametrize("kind", [PriceChart, LifeList])
def test_a_toast_leaves_what_it_tells_of_in_sight(
    qtbot: QtBot, host: QWidget, kind: type[PriceChart | LifeList]
) -> None:
    told = kind(host)
    host.resize(700, 500)
    told.setGeometry(400, 380, 290, 110)
    told.show()
    stack = ToastStack(host)
    stack.show_toast(ToastView("Lot 41 is yours at €2,800.", ToastKind.DONE))
    assert not stack.geometry().intersects(told.geometry())


def test_a_toast_says_itself_anew_in_another_language_and_one_that_cannot_goes(
    qtbot: QtBot, host: QWidget
) -> None:
    spoken = ["You are registered.", "Está registrado."]
    stack = ToastStack(host)
    stack.show_toast(ToastView(lambda: spoken[0], ToastKind.DONE, 0))
    stack.show_toast(ToastView("said once and for all", stay_ms=0))
    spoken.reverse()
    QApplication.sendEvent(host, QEvent(QEvent.Type.LanguageChange))
    assert stack.texts() == ["Está registrado."]
    (toast,) = [one for one in stack.findChildren(Toast) if one.isVisible()]
    assert toast.accessibleName().endswith(": Está registrado.")
    assert "Está registrado." in [label.text() for label in toast.findChildren(QLabel)]
