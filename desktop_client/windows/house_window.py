"""What every window of the house shares: the top bar, the menu with its keys, and how it closes."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop_client.theme import look, mark
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.tab_order import InReadingOrder
from desktop_client.windows.on_screen import OnScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShortcut

    from desktop_client.widgets.toast import ToastKind, ToastStack
    from desktop_client.windows.app_menu import AppMenu
    from desktop_client.windows.shortcuts_dialog import KeyGroup
    from desktop_client.windows.top_bar import TopBar


class HouseWindow(InReadingOrder, OnScreen, Adaptive, QMainWindow):
    """A window with the brand's bar on top. Subclasses put their content in with `add_content`.

    Signals:
        closed: the user closed the window.
        lobby_asked, office_asked, my_bids_asked, details_asked, receipts_asked, audit_asked: in the menu.
        host_asked, sign_out_asked, quit_asked: in the menu.
        sign_in_asked: the session is over and shall begin anew.
    """

    closed = Signal()
    lobby_asked = Signal()
    office_asked = Signal()
    my_bids_asked = Signal()
    details_asked = Signal()
    receipts_asked = Signal()
    audit_asked = Signal()
    host_asked = Signal()
    sign_out_asked = Signal()
    quit_asked = Signal()
    sign_in_asked = Signal()

    is_private = True
    """Whether its user alone sees it, so that what concerns him may be told in it."""

    def __init__(self, preferences: Preferences, *, with_bar: bool = True) -> None:
        super().__init__()
        self.preferences = preferences
        self._letter_keys: list[QShortcut] = []
        preferences.appearance_changed.connect(self._allow_letter_keys)
        self._content = QVBoxLayout()
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(0)
        if with_bar:
            self._content.addWidget(self.top_bar)
        self._central = QWidget()
        mark(self._central, surface="window")
        self._central.setLayout(self._content)
        self.setCentralWidget(self._central)
        self.setMinimumSize(QSize(640, 480))
        # A click beside a field leaves it. Tab does not stop here: nothing would show where the focus is.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.resize(1360, 860)

    @cached_property
    def menu(self) -> "AppMenu":
        """The menu with its keys, made when a window says what it shall offer."""
        from desktop_client.windows.app_menu import AppMenu

        menu = AppMenu(self.preferences, self)
        self.addActions(menu.every_action())
        self.key("F10", self.open_menu)
        menu.lobby_asked.connect(self.lobby_asked)
        menu.office_asked.connect(self.office_asked)
        menu.my_bids_asked.connect(self.my_bids_asked)
        menu.details_asked.connect(self.details_asked)
        menu.alarms_asked.connect(self._on_alarms_asked)
        menu.receipts_asked.connect(self.receipts_asked)
        menu.audit_asked.connect(self.audit_asked)
        menu.host_asked.connect(self.host_asked)
        menu.sign_out_asked.connect(self.sign_out_asked)
        menu.quit_asked.connect(self.quit_asked)
        menu.shortcuts_asked.connect(self._on_shortcuts_asked)
        return menu

    @cached_property
    def top_bar(self) -> "TopBar":
        """The bar on top; a window without one never asks for it."""
        from desktop_client.windows.top_bar import TopBar

        bar = TopBar()
        bar.menu_asked.connect(self._on_menu_asked)
        return bar

    @cached_property
    def toasts(self) -> "ToastStack":
        """The notices of this window, there with the first one."""
        from desktop_client.widgets.toast import ToastStack

        return ToastStack(self._central)

    def add_content(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below what is there."""
        self._content.addWidget(widget, stretch)

    def toast(self, words: "Callable[[], str] | str", kind: "ToastKind | None" = None, key: str = "") -> None:
        """Tell something in passing; the same key replaces what was told before.

        `words` says it anew when the language changes; a text stays as it is.
        """
        from desktop_client.widgets.toast import ToastKind, ToastView

        self.toasts.show_toast(ToastView(words, kind or ToastKind.INFO, key=key))

    def open_menu(self) -> None:
        """Open the menu where its button is."""
        self.top_bar.open_menu()

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return this window's keys and what each does, for the help; subclasses add theirs."""
        mine = [("Ctrl + M", self.tr("My bids and wins")), ("Ctrl + R", self.tr("My receipts"))]
        return [
            ("F10", self.tr("Menu")),
            ("Ctrl + +", self.tr("Larger text")),
            ("Ctrl + −", self.tr("Smaller text")),
            *(mine if self.menu.is_signed_in else []),
            ("Ctrl + L", self.tr("Check a ledger")),
            ("F1", self.tr("This list")),
            ("Ctrl + Q", self.tr("Quit Martillo")),
        ]

    def key_groups(self) -> "list[KeyGroup]":
        """Return this window's keys in groups, for the help; by default all in one."""
        from desktop_client.windows.shortcuts_dialog import KeyGroup

        return [KeyGroup("", self.shortcuts())]

    def key(self, keys: str, slot: object) -> "QShortcut":
        """Bind a key of this window to a slot; a key held down counts once."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from desktop_client.widgets.key_cap import is_letter_key

        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)
        if is_letter_key(keys):
            shortcut.setEnabled(self.preferences.settings.letter_keys)
            self._letter_keys.append(shortcut)
        return shortcut

    def _allow_letter_keys(self) -> None:
        for shortcut in self._letter_keys:
            shortcut.setEnabled(self.preferences.settings.letter_keys)

    def bring_up(self) -> None:
        """Show this window in front of the others."""
        self.show()
        self.raise_()
        self.activateWindow()

    def show_up(self) -> None:
        """Show this window in front of the others for what nobody asked for: the keys stay where they are."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
        self.show()
        self.raise_()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def put_away(self) -> None:
        """Close this window for good, without telling anybody: for whoever owns it."""
        self.blockSignals(True)
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell who owns the window, which decides what closing means."""
        super().closeEvent(event)
        self.closed.emit()

    def _on_menu_asked(self, corner: QPoint) -> None:
        self.menu.popup(QPoint(corner.x() - self.menu.sizeHint().width(), corner.y() + look().space("xs")))

    def _on_alarms_asked(self) -> None:
        from desktop_client.windows.alarm_dialog import open_alarms

        open_alarms(self.preferences, self)

    def _on_shortcuts_asked(self) -> None:
        from desktop_client.windows.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self.key_groups, self).put_up()
