"""What the user chose about the windows, and the signals that a choice changed. Saves each choice at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_client.settings import TEXT_PERCENTS, Language, MotionChoice, Settings, SettingsFile, ThemeChoice
from desktop_client.translation import locale_name, resolve

if TYPE_CHECKING:  # what they stand on takes longer to load than the first window to paint
    from desktop_client.formats import Formats
    from desktop_client.saleroom.alarms import AlarmRule
    from desktop_client.viewmodels.version_news import VersionNews


class Preferences(QObject):
    """One for the whole application; every window reads its formats here.

    Signals:
        language_changed: another language was chosen (the texts follow by LanguageChange).
        appearance_changed: theme, text size, motion or letter keys were chosen.
        confirm_changed(bool): whether a bid asks for a second press.
        watched_changed(str): the watch list of a sale changed.
        budget_changed(str): the budget of a sale changed.
        messages_changed: the auctioneer's quick messages were edited.
        houses_changed: another house is offered again, one no more, or a certificate is trusted.
    """

    language_changed = Signal()
    appearance_changed = Signal()
    confirm_changed = Signal(bool)
    watched_changed = Signal(str)
    budget_changed = Signal(str)
    messages_changed = Signal()
    houses_changed = Signal()

    def __init__(self, file: SettingsFile) -> None:
        super().__init__()
        self._file = file
        self._formats: tuple[Language, Formats] | None = None
        self.version_news: VersionNews | None = None  # in a demo nobody asks for new versions
        self.hosted = ""  # the house that is open on this computer: who is to find it again looks there

    @property
    def settings(self) -> Settings:
        """Return all of them."""
        return self._file.settings

    @property
    def language(self) -> Language:
        """Return the language in force, never `system`."""
        return resolve(self.settings.language)

    @property
    def formats(self) -> "Formats":
        """Return how amounts and times are written in the language in force."""
        from desktop_client.formats import Formats

        chosen = self.settings.language
        if self._formats is None or self._formats[0] is not chosen:
            self._formats = chosen, Formats(locale_name(self.language))
        return self._formats[1]

    @property
    def text_scale(self) -> float:
        """Return the text size, 1.0 for 100 %."""
        return self.settings.text_percent / 100

    def choose_language(self, language: Language) -> None:
        """Switch the language of every window."""
        if language is not self.settings.language:
            self._file.change(language=language)
            self.language_changed.emit()

    def choose_theme(self, theme: ThemeChoice) -> None:
        """Switch between light and dark."""
        if theme is not self.settings.theme:
            self._file.change(theme=theme)
            self.appearance_changed.emit()

    def choose_motion(self, motion: MotionChoice) -> None:
        """Let a new price glow, or not."""
        if motion is not self.settings.motion:
            self._file.change(motion=motion)
            self.appearance_changed.emit()

    def choose_letter_keys(self, letter_keys: bool) -> None:
        """Let single letters, figures and marks be shortcuts, or not."""
        if letter_keys != self.settings.letter_keys:
            self._file.change(letter_keys=letter_keys)
            self.appearance_changed.emit()

    def choose_text_percent(self, percent: int) -> None:
        """Set the text size, held within 100 and 200 %."""
        held = min(200, max(100, percent))
        if held != self.settings.text_percent:
            self._file.change(text_percent=held)
            self.appearance_changed.emit()

    def step_text(self, steps: int) -> None:
        """Make the text larger or smaller by steps of the menu."""
        now = self.settings.text_percent
        larger = [percent for percent in TEXT_PERCENTS if percent > now]
        smaller = [percent for percent in TEXT_PERCENTS if percent < now]
        candidates = larger if steps > 0 else smaller[::-1]
        if candidates:
            self.choose_text_percent(candidates[min(abs(steps), len(candidates)) - 1])

    def choose_confirm(self, confirm: bool) -> None:
        """Ask for a second press before a bid is sent, or not."""
        self._file.change(confirm_bids=confirm)
        self.confirm_changed.emit(confirm)

    def choose_messages(self, quick: tuple[str, ...], hold: str) -> None:
        """Keep the auctioneer's quick messages and the sentence of a hold; empty for the built-in ones."""
        self._file.change(quick_messages=quick, hold_message=hold)
        self.messages_changed.emit()

    def remember_sign_in(self, server: str, email: str) -> None:
        """Begin at this house the next time, with this address."""
        self._file.change(emails={**self.settings.emails, server: email})
        self.remember_house(server)

    def remember_house(self, server: str) -> None:
        """Begin at this house the next time, and offer it among the others; but not the one hosted here."""
        if server != self.hosted:
            self._file.change(servers=self.settings.servers_with(server))
        self.houses_changed.emit()

    def email_at(self, server: str) -> str:
        """Return who signed in at this house last; empty where nobody did."""
        return self.settings.emails.get(server, "")

    def forget_house(self, server: str, authority: str) -> None:
        """Offer a house no more, and trust none of its certificates; `authority` is its host and port."""
        emails = {at: email for at, email in self.settings.emails.items() if at != server}
        servers = tuple(other for other in self.settings.servers if other != server)
        trusted = {at: kept for at, kept in self.settings.trusted.items() if at != authority}
        self._file.change(servers=servers, emails=emails, trusted=trusted)
        self.houses_changed.emit()

    def trusted_at(self, authority: str) -> str | None:
        """Return the fingerprint of the only certificate to take at this host and port; None for no such."""
        return self.settings.trusted.get(authority)

    def trust(self, authority: str, fingerprint: str | None) -> None:
        """Take only this certificate at this host and port; None leaves it to the system again."""
        others = {at: kept for at, kept in self.settings.trusted.items() if at != authority}
        self._file.change(trusted=others if fingerprint is None else {**others, authority: fingerprint})
        self.houses_changed.emit()

    def remember_column(self, heading: str, column: str | None) -> None:
        """Keep what a column of a spreadsheet was taken for; None forgets it."""
        others = {name: kept for name, kept in self.settings.columns.items() if name != heading}
        self._file.change(columns=others if column is None else {**others, heading: column})

    def watched(self, sale: str) -> frozenset[str]:
        """Return the watched lots of a sale."""
        return frozenset(self.settings.watched.get(sale, ()))

    def toggle_watched(self, sale: str, lot: str) -> None:
        """Put a lot on the watch list, or take it off."""
        lots = self.watched(sale) ^ {lot}
        self._file.change(watched={**self.settings.watched, sale: tuple(sorted(lots))})
        self.watched_changed.emit(sale)

    @property
    def alarm_rule(self) -> "AlarmRule":
        """Return how near a watched lot must be before its alarm rings."""
        from desktop_client.saleroom.alarms import AlarmRule

        return AlarmRule(self.settings.alarm_lots, self.settings.alarm_minutes)

    def choose_alarms(self, lots: int, minutes: int) -> None:
        """Ring for a watched lot this many lots or minutes before; 0 switches either off."""
        self._file.change(alarm_lots=lots, alarm_minutes=minutes)

    def budget(self, sale: str) -> int | None:
        """Return what one means to spend in a sale, minor units; None for no budget."""
        return self.settings.budgets.get(sale)

    def choose_budget(self, sale: str, amount: int | None) -> None:
        """Set or lift the budget of a sale, minor units."""
        others = {known: kept for known, kept in self.settings.budgets.items() if known != sale}
        self._file.change(budgets=others if amount is None else {**others, sale: amount})
        self.budget_changed.emit(sale)

    def choose_sounds(self, sounds: bool) -> None:
        """Let sounds be heard, or not."""
        self._file.change(sounds=sounds)

    def choose_display_screen(self, name: str) -> None:
        """Open room displays on the screen of this name; empty for another than the primary one."""
        self._file.change(display_screen=name)

    def choose_notices(self, notices: bool) -> None:
        """Tell of what happens also when another program is in front, or not."""
        self._file.change(notices=notices)
