"""What every widget does when the language, the mode or the text size changes while it is on screen."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import desktop_client.widgets as widgets
from desktop_client.theme import Theme, ThemeMode
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.bid_button import BidButton, BidButtonState
from desktop_client.widgets.connection_badge import ConnectionBadge, ConnectionPhase, ConnectionView
from desktop_client.widgets.gallery_panels import PANELS
from desktop_client.widgets.max_bid_field import MaxBidField
from desktop_client.widgets.phase_banner import PhaseBanner, PhaseNotice


class Shouting(QTranslator):
    """A language in which every sentence is the English one between guillemets."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _hint: str | None = None, _count: int = -1) -> str:
        return f"«{text}»"


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[Callable[[], None]]:
    translator = Shouting()

    def speak() -> None:
        qapp.installTranslator(translator)
        qapp.sendPostedEvents()

    yield speak
    qapp.removeTranslator(translator)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and not label.isHidden()]


def test_the_bid_button_changes_its_language_while_shown(qtbot: QtBot, shouting: Callable[[], None]) -> None:
    button = BidButton()
    qtbot.addWidget(button)
    button.show_state(BidButtonState.LEADING, "€ 1.300")
    button.show()
    shouting()
    assert button.word() == "«You lead at € 1.300»"
    assert button.accessibleName().startswith("«You lead")


def test_banners_badges_and_fields_change_their_language_while_shown(
    qtbot: QtBot, shouting: Callable[[], None]
) -> None:
    banner, badge, field = PhaseBanner(), ConnectionBadge(lambda: 0), MaxBidField(lambda _text: None)
    for widget in (banner, badge, field):
        qtbot.addWidget(widget)
        widget.show()
    banner.show_notice(PhaseNotice.FAIR_WARNING)
    badge.show_connection(ConnectionView(ConnectionPhase.LIVE, "polling", 20))
    shouting()
    assert texts(banner) == ["«Fair warning»", "«A bid now reopens the bidding.»"]
    assert badge.text() == "«Live» «long-polling» · «20 ms»"
    assert texts(field)[0] == "«Leave max bid»"


@pytest.mark.parametrize("name", PANELS)
def test_nothing_opens_as_a_window_while_it_is_put_together(
    qtbot: QtBot, qapp: QApplication, theme: Theme, name: str
) -> None:
    opened: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(type(watched).__name__)
            return False

    watcher = Watcher()
    qapp.installEventFilter(watcher)
    panel = PANELS[name]()
    qapp.removeEventFilter(watcher)
    qtbot.addWidget(panel)
    assert opened == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", PANELS)
def test_no_label_is_cut_off(qtbot: QtBot, qapp: QApplication, theme: Theme, name: str, scale: float) -> None:
    theme.apply(qapp, text_scale=scale)
    panel = PANELS[name]()
    qtbot.addWidget(panel)
    layout = panel.layout()
    assert layout is not None
    width = round(620 + 380 * (scale - 1))
    panel.resize(width, max(layout.totalHeightForWidth(width), panel.sizeHint().height()))
    panel.show()
    for label in panel.findChildren(QLabel):
        if label.isVisible() and label.text() and label.pixmap().isNull():
            wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= wanted - 1, label.text()
            longest = max(re.split(r"\s", label.text()) if label.wordWrap() else [label.text()], key=len)
            assert QFontMetrics(label.font()).horizontalAdvance(longest) <= label.width() + 1, label.text()
            end = label.mapTo(panel, QPoint(label.width(), label.height()))
            assert end.x() <= panel.width(), label.text()


@pytest.mark.parametrize("name", [name for name in PANELS if name != "menu"])  # a menu opens afresh each time
def test_a_change_of_mode_while_shown_looks_like_a_fresh_start(
    qtbot: QtBot, qapp: QApplication, theme: Theme, name: str
) -> None:
    changed = shown(qtbot, PANELS[name]())
    theme.apply(qapp, ThemeMode.DARK)
    fresh = shown(qtbot, PANELS[name]())
    is_same = changed.grab().toImage() == fresh.grab().toImage()
    assert is_same


@pytest.mark.parametrize("name", PANELS)
def test_a_change_of_the_text_size_while_shown_measures_like_a_fresh_start(
    qtbot: QtBot, qapp: QApplication, theme: Theme, name: str
) -> None:
    changed = shown(qtbot, PANELS[name]())
    theme.apply(qapp, text_scale=1.5)
    fresh = shown(qtbot, PANELS[name]())
    qapp.sendPostedEvents()  # the layouts' own request to be measured anew
    assert measures(changed) == measures(fresh)


def shown(qtbot: QtBot, panel: QWidget) -> QWidget:
    qtbot.addWidget(panel)
    panel.resize(600, 700)
    panel.show()
    return panel


def measures(panel: QWidget) -> list[tuple[str, str, QSize, int]]:
    """Measure what is our own in a panel; the panel's own rows have fixed gaps."""
    return [
        (type(part).__name__, part.accessibleName(), part.sizeHint(), QFontMetrics(part.font()).height())
        for part in panel.findChildren(QWidget)
        if isinstance(part, Adaptive | QLabel)
    ]


def test_fixed_sentences_are_all_marked_for_translation() -> None:
    """A text set by a widget itself must come from tr: a literal would stay English."""
    setter = re.compile(
        r'\b(?:setText|setToolTip|setPlaceholderText|setAccessibleName|set_label)\(\s*"[A-Za-z]'
    )
    folder = Path(widgets.__path__[0])
    sources = [file for file in folder.glob("*.py") if not file.name.startswith("gallery")]
    assert [file.name for file in sources if setter.search(file.read_text(encoding="utf-8"))] == []
