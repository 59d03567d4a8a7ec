"""The menu that every window has: language, theme, text size, confirming bids, shortcuts, sign out, quit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_client.settings import TEXT_PERCENTS, Language, MotionChoice, ThemeChoice
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.version_news import Telling
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.plain_tooltip import plain_tooltip

_LANGUAGE_NAMES = {Language.ENGLISH: "English", Language.SPANISH: "Español"}
"""Each language in its own words: who does not read the present one must still find his."""


class AppMenu(Adaptive, QMenu):
    """Choices about the windows, and the ways out.

    Signals:
        display_asked, picture_asked: what a rostrum shows to the hall and to everybody.
        lobby_asked, office_asked, my_bids_asked, receipts_asked, audit_asked: another window.
        host_asked: a house shall be opened on this computer.
        alarms_asked, details_asked, shortcuts_asked, sign_out_asked, quit_asked: chosen.
    """

    lobby_asked = Signal()
    office_asked = Signal()
    my_bids_asked = Signal()
    alarms_asked = Signal()
    details_asked = Signal()
    receipts_asked = Signal()
    audit_asked = Signal()
    display_asked = Signal()
    picture_asked = Signal()
    host_asked = Signal()
    shortcuts_asked = Signal()
    sign_out_asked = Signal()
    quit_asked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._language_menu, self._theme_menu, self._text_menu = QMenu(self), QMenu(self), QMenu(self)
        self._motion_menu = QMenu(self)
        self._languages: dict[Language, QAction] = {}
        self._themes: dict[ThemeChoice, QAction] = {}
        self._motions: dict[MotionChoice, QAction] = {}
        self._percents: dict[int, QAction] = {}
        self._fill_choices()
        self._text_menu.aboutToShow.connect(self._name_sizes)
        self._larger = self._command(lambda: preferences.step_text(+1), "Ctrl++", "Ctrl+=")
        self._smaller = self._command(lambda: preferences.step_text(-1), "Ctrl+-")
        self._normal = self._command(lambda: preferences.choose_text_percent(100), "Ctrl+0")
        self._confirm = self._command(lambda: preferences.choose_confirm(self._confirm.isChecked()))
        self._confirm.setCheckable(True)
        self._letters = self._command(lambda: preferences.choose_letter_keys(self._letters.isChecked()))
        self._letters.setCheckable(True)
        self._lobby = self._command(self.lobby_asked.emit)
        self._office = self._command(self.office_asked.emit, "Ctrl+O")
        self._office.setVisible(False)
        self._display = self._command(self.display_asked.emit)
        self._picture = self._command(self.picture_asked.emit)
        self._display.setVisible(False)
        self._picture.setVisible(False)
        self._my_bids = self._command(self.my_bids_asked.emit, "Ctrl+M")
        self._alarms = self._command(self.alarms_asked.emit)
        self._details = self._command(self.details_asked.emit)
        self._receipts = self._command(self.receipts_asked.emit, "Ctrl+R")
        self._audit = self._command(self.audit_asked.emit, "Ctrl+L")
        self._host = self._command(self.host_asked.emit)
        self._host.setVisible(False)
        self._shortcuts = self._command(self.shortcuts_asked.emit, "F1")
        self._newer = self._command(self._open_newer)
        self._new_versions = self._command(self._choose_new_versions)
        self._new_versions.setCheckable(True)
        self._sign_out = self._command(self.sign_out_asked.emit)
        self._quit = self._command(self.quit_asked.emit, "Ctrl+Q")
        self._arrange()
        self.aboutToShow.connect(self._show_choices)
        self._adapt()

    def show_session(self, *, signed_in: bool, in_sale: bool) -> None:
        """Offer what makes sense here: the lobby from a sale, signing out when signed in."""
        self._lobby.setVisible(in_sale)
        self._sign_out.setVisible(signed_in)
        self._receipts.setVisible(signed_in)
        self._my_bids.setVisible(signed_in)
        self._details.setVisible(signed_in)
        self._confirm.setVisible(in_sale)
        self._letters.setVisible(in_sale)

    @property
    def is_signed_in(self) -> bool:
        """Tell whether it offers what only somebody who is signed in has."""
        return self._sign_out.isVisible()

    def offer_office(self) -> None:
        """Offer the sale's office, as clerks have it."""
        self._office.setVisible(True)

    def offer_hosting(self) -> None:
        """Offer to open a house on this computer."""
        self._host.setVisible(True)

    def offer_showing(self) -> None:
        """Offer the room display and a picture to everybody; the window has their keys."""
        self._display.setVisible(True)
        self._picture.setVisible(True)

    def every_action(self) -> list[QAction]:
        """Return the actions that have a shortcut, for the window to own."""
        return [
            self._larger,
            self._smaller,
            self._normal,
            self._office,
            self._my_bids,
            self._receipts,
            self._audit,
            self._shortcuts,
            self._quit,
        ]

    def _fill_choices(self) -> None:
        choose = self._preferences
        for language in Language:
            self._languages[language] = self._choice(
                self._language_menu, partial(choose.choose_language, language)
            )
        for theme in ThemeChoice:
            self._themes[theme] = self._choice(self._theme_menu, partial(choose.choose_theme, theme))
        for motion in MotionChoice:
            self._motions[motion] = self._choice(self._motion_menu, partial(choose.choose_motion, motion))
        for percent in TEXT_PERCENTS:
            action = self._choice(self._text_menu, partial(choose.choose_text_percent, percent))
            self._percents[percent] = action
        for actions in (self._languages, self._themes, self._motions, self._percents):
            group = QActionGroup(self)
            for action in actions.values():
                group.addAction(action)

    def _name_sizes(self) -> None:
        """Write the sizes when somebody looks: how a locale writes is not loaded for a first window."""
        for percent, action in self._percents.items():
            action.setText(self._preferences.formats.percent(percent))

    def _choice(self, menu: QMenu, chosen: Callable[[], None]) -> QAction:
        action = QAction(menu)
        action.setCheckable(True)
        action.triggered.connect(lambda _checked=False: chosen())
        menu.addAction(action)
        return action

    def _command(self, run: Callable[[], None], *keys: str) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: run())
        return action

    def _arrange(self) -> None:
        self.setToolTipsVisible(True)
        self.addAction(self._newer)
        self._newer_ends = self.addSeparator()
        self._text_menu.addSeparator()
        self._text_menu.addActions([self._larger, self._smaller, self._normal])
        self.addMenu(self._language_menu)
        self.addMenu(self._theme_menu)
        self.addMenu(self._text_menu)
        self.addMenu(self._motion_menu)
        self.addActions([self._confirm, self._letters, self._alarms])
        self.addSeparator()
        self.addActions([self._lobby, self._office, self._display, self._picture])
        self.addActions([self._my_bids, self._receipts, self._audit, self._host])
        self.addSeparator()
        self.addActions([self._shortcuts, self._new_versions])
        self.addSeparator()
        self.addActions([self._details, self._sign_out, self._quit])

    def _show_choices(self) -> None:
        settings = self._preferences.settings
        self._languages[settings.language].setChecked(True)
        self._themes[settings.theme].setChecked(True)
        self._motions[settings.motion].setChecked(True)
        if settings.text_percent in self._percents:
            self._percents[settings.text_percent].setChecked(True)
        self._confirm.setChecked(settings.confirm_bids)
        self._letters.setChecked(settings.letter_keys)
        self._show_versions()

    def _show_versions(self) -> None:
        """Show the line of a newer version, and the switch by which one is told of any."""
        news = self._preferences.version_news
        newer = news.newer if news is not None else None
        for action in (self._newer, self._newer_ends):
            action.setVisible(newer is not None)
        if newer is not None:
            text = self.tr("Version {version} is out: see what is new")
            self._newer.setText(text.format(version=newer.version))
            notes = newer.notes.es if self._preferences.language is Language.SPANISH else newer.notes.en
            self._newer.setToolTip(plain_tooltip(notes))
        self._new_versions.setVisible(news is not None)
        telling = news.telling if news is not None else Telling.NOWHERE
        self._new_versions.setEnabled(telling in {Telling.ON, Telling.OFF})
        self._new_versions.setChecked(telling is Telling.ON)
        self._new_versions.setText(self._said_of(telling))

    def _said_of(self, telling: Telling) -> str:
        match telling:
            case Telling.MANAGED:
                return self.tr("New versions: seen to by who manages this computer")
            case Telling.NOWHERE:
                return self.tr("New versions: this build knows nowhere to ask")
            case _:
                return self.tr("Ask once a day for new versions")

    def _choose_new_versions(self) -> None:
        if (news := self._preferences.version_news) is not None:
            news.choose(self._new_versions.isChecked())

    def _open_newer(self) -> None:
        """Open the page of the newer version, where a person decides."""
        news = self._preferences.version_news
        if news is not None and news.newer is not None:
            QDesktopServices.openUrl(QUrl(news.newer.url))

    def _retranslate(self) -> None:
        self._language_menu.setTitle(self.tr("Language"))
        self._theme_menu.setTitle(self.tr("Theme"))
        self._text_menu.setTitle(self.tr("Text size"))
        self._motion_menu.setTitle(self.tr("Motion"))
        self._languages[Language.SYSTEM].setText(self.tr("As the system"))
        for language, name in _LANGUAGE_NAMES.items():
            self._languages[language].setText(name)
        self._themes[ThemeChoice.SYSTEM].setText(self.tr("As the system"))
        self._themes[ThemeChoice.LIGHT].setText(self.tr("Light"))
        self._themes[ThemeChoice.DARK].setText(self.tr("Dark"))
        self._motions[MotionChoice.SYSTEM].setText(self.tr("As the system"))
        self._motions[MotionChoice.REDUCED].setText(self.tr("Reduced: prices change without a glow"))
        self._motions[MotionChoice.FULL].setText(self.tr("Full"))
        self._larger.setText(self.tr("Larger"))
        self._smaller.setText(self.tr("Smaller"))
        self._normal.setText(self.tr("Normal"))
        self._confirm.setText(self.tr("Ask before each bid"))
        self._letters.setText(self.tr("Letter keys"))
        self._letters.setToolTip(
            plain_tooltip(
                self.tr(
                    "A single letter or figure acts at once. Switched off, it only types where you write; "
                    "F keys, Space, Enter, Ctrl and Alt go on as they are."
                )
            )
        )
        self._lobby.setText(self.tr("All sales"))
        self._office.setText(self.tr("The sale's office"))
        self._my_bids.setText(self.tr("My bids and wins"))
        self._alarms.setText(self.tr("Alarms, notices and sounds…"))
        self._details.setText(self.tr("My details…"))
        self._display.setText(self.tr("Room display") + "\tCtrl+D")
        self._picture.setText(self.tr("Show a picture to everybody") + "\tCtrl+I")
        self._receipts.setText(self.tr("My receipts"))
        self._audit.setText(self.tr("Check a ledger"))
        self._host.setText(self.tr("House on this computer"))
        self._shortcuts.setText(self.tr("Keyboard shortcuts"))
        self._show_versions()
        self._sign_out.setText(self.tr("Sign out"))
        self._quit.setText(self.tr("Quit Martillo"))
