"""The office of one sale: a rail of pages at the left, the page in front beside it."""

from typing import cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from contract.terms import SaleKind
from desktop_client.theme import Kind, Surface, TextRole, look, mark
from desktop_client.theme.icons import icon
from desktop_client.viewmodels.live_sale import EVERYTHING, Aspect
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.columns import scrolling
from desktop_client.windows.connection_banner import ConnectionBanner
from desktop_client.windows.fitting_row import Fact
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.notice_strip import NoticeStrip
from desktop_client.windows.office.key_words import keys_of
from desktop_client.windows.office.pages import AFTER, OfficePage, PageEntry, office_pages
from desktop_client.windows.sale_room.status_bar import StatusBar
from desktop_client.windows.shortcuts_dialog import KeyGroup

_ALT_NUMBERS = 9
_RAIL_WIDTH = 200
_WORDS_FROM = 760
"""From which width of the window at 100 % the rail has room for words beside its icons."""


class OfficeWindow(HouseWindow):
    """What a clerk prepares before the sale and settles after it.

    Signals:
        control_asked(str), display_asked(str): another window of this sale shall open.
        rehearsal_asked(str): this sale shall be rehearsed.
    """

    control_asked = Signal(str)
    display_asked = Signal(str)
    rehearsal_asked = Signal(str)

    def __init__(self, model: OfficeViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.model = model
        self._entries = office_pages()
        self._made: dict[str, OfficePage] = {}
        self._knows_the_sale = False
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self._call = ActionButton(kind=Kind.PLAIN, icon_name="gavel")
        self._call.clicked.connect(lambda: self.control_asked.emit(model.sale_id))
        self._rehearse = ActionButton(kind=Kind.QUIET, icon_name="play")
        self._rehearse.clicked.connect(lambda: self.rehearsal_asked.emit(model.sale_id))
        self._facts = Fact(self._rehearse), Fact(self._call)
        self.top_bar.add_facts(*self._facts, least_important_first=(self._facts[0],))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail())
        row.addWidget(self._stack, 1)
        self.add_content(body, 1)
        self.away, self.status = ConnectionBanner(model.live), StatusBar(model.live, preferences.formats)
        self.away.try_now.connect(model.live.connection.try_now)
        self.away.sign_in_asked.connect(self.sign_in_asked)
        self.status.try_now.connect(model.live.connection.try_now)
        self.add_content(NoticeStrip(self.away))
        self.add_content(self.status)
        self.menu.show_session(signed_in=True, in_sale=True)
        model.changed.connect(self._on_changed)
        for number, entry in enumerate(self._entries[:_ALT_NUMBERS], start=1):
            self.key(f"Alt+{number}", lambda name=entry.name: self.show_page_named(name))
        self._adapt()
        if self._entries:
            self.show_page_named(self._entries[0].name)

    def show_page_named(self, name: str) -> OfficePage:
        """Bring a page to the front, making it first where it was not shown before; KeyError for no page."""
        entry = {one.name: one for one in self._entries}[name]
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = entry.make(self.model, self)
            self._stack.addWidget(cast("QWidget", page))
        self._stack.setCurrentWidget(cast("QWidget", page))
        button = self._buttons.button(self._entries.index(entry))
        button.setChecked(True)
        page.show_page()
        return page

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does."""
        pages = [
            (f"Alt + {n}", entry.title()) for n, entry in enumerate(self._entries[:_ALT_NUMBERS], start=1)
        ]
        return [*pages, *super().shortcuts()]

    def key_groups(self) -> list[KeyGroup]:
        """Return the keys of the page in front, then those of the window."""
        front = self._entries[self._buttons.checkedId()]
        return [KeyGroup(front.title(), keys_of(front.name)), KeyGroup(self.tr("Office"), self.shortcuts())]

    def _rail(self) -> QWidget:
        inside = QWidget()
        self._rail_column = QVBoxLayout(inside)
        self._rail_title = TextLabel(role=TextRole.STRONG)
        self._rail_column.addWidget(self._rail_title)
        self._rail_buttons = [_RailButton(entry, n) for n, entry in enumerate(self._entries, start=1)]
        for index, button in enumerate(self._rail_buttons):
            self._buttons.addButton(button, index)
            self._rail_column.addWidget(button)
        self._rail_column.addStretch(1)
        self._buttons.idClicked.connect(lambda index: self.show_page_named(self._entries[index].name))
        self._rail_frame = QFrame()
        mark(self._rail_frame, surface=Surface.COLUMN, edge="right")
        frame = QVBoxLayout(self._rail_frame)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(scrolling(inside))
        return self._rail_frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the rail its icons alone where the page needs the room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        has_words = self.width() >= look().px(_WORDS_FROM)
        set_shown(self._rail_title, has_words)
        for button in self._rail_buttons:
            button.show_words(has_words)
        gap = look().space("m")
        needed = max(button.minimumSizeHint().width() for button in self._rail_buttons) + 2 * gap
        self._rail_frame.setFixedWidth(max(needed, look().px(_RAIL_WIDTH)) if has_words else needed)

    def _on_changed(self, aspects: frozenset[Aspect]) -> None:
        if aspects & {Aspect.SALE, Aspect.ANEW}:
            self._show_title()
            self._begin()
        if aspects & {Aspect.CONNECTION, Aspect.ATTENDANCE, Aspect.ANEW}:
            self.status.show_connection()
            self.away.show_connection()

    def _begin(self) -> None:
        """Begin with the accounts where the sale is over, as soon as that is known."""
        if self._knows_the_sale or self.model.live.room.sale is None:
            return
        self._knows_the_sale = True
        if self.model.live.has_ended() and self._buttons.checkedId() == 0:
            self.show_page_named(AFTER)

    def _show_title(self) -> None:
        title = self.model.title
        self.setWindowTitle(self.tr("Martillo · Office · {sale}").format(sale=title))
        self.top_bar.show_subtitle(self.tr("Office · {sale}").format(sale=title))
        terms = self.model.live.room.terms
        self._call.set_label(phrases.rostrum_word(SaleKind.LIVE if terms is None else terms.kind))
        self._call.setEnabled(not self.model.live.has_ended())
        self._rehearse.setEnabled(not self.model.live.has_ended())

    def _retranslate(self) -> None:
        self._rehearse.set_label(self.tr("Rehearse"))
        self._rail_title.show_text(self.tr("Office"))
        QTimer.singleShot(0, self, self._arrange)  # the buttons get their words after this
        self._on_changed(EVERYTHING)

    def _restyle(self) -> None:
        gap = look().space("m")
        self._rail_column.setContentsMargins(gap, look().space("l"), gap, gap)
        self._rail_column.setSpacing(look().space("xs"))
        self._arrange()


class _RailButton(Adaptive, QPushButton):
    """The way to one page."""

    def __init__(self, entry: PageEntry, number: int) -> None:
        super().__init__()
        self._entry, self._number, self._has_words = entry, number, True
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self, kind=Kind.RAIL)
        self._adapt()

    def show_words(self, has_words: bool) -> None:
        """Show the page's name beside its icon, or in the tooltip alone."""
        if has_words is not self._has_words:
            self._has_words = has_words
            self._retranslate()

    def _retranslate(self) -> None:
        title, key = self._entry.title(), f"Alt + {self._number}"
        self.setText(title if self._has_words else "")
        self.setToolTip(key if self._has_words else f"{title} ({key})")
        self.setAccessibleName(title)

    def _restyle(self) -> None:
        side = look().px(18)
        self.setIcon(icon(self._entry.icon_name, "text", side))
        self.setIconSize(QSize(side, side))
