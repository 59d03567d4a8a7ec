"""The first page of all: which house? Its address, one of those before, a sale hosted here, or the demo.

It is the first frame of the first start: the houses before, which that start does not have, are loaded late.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.door_outcomes import Failure
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.first_run.door_card import DoorCard, LinkButton
from desktop_client.windows.first_run.way_button import WayButton

if TYPE_CHECKING:
    from desktop_client.windows.first_run.known_house_row import KnownHouseRow

_LINK = "martillo:"
_SMALL_MARK = 48


class HousePage(DoorCard):
    """Three ways in, and the houses where somebody was before.

    Signals:
        house_wanted(str): look for a house at this address, as it was typed.
        house_forgotten(str): offer this house no more.
        link_typed(str): a martillo:// link was given instead of an address.
        host_asked, demo_asked: one of the other ways.
        stop_asked: look no further.
    """

    wide = 460

    house_wanted = Signal(str)
    house_forgotten = Signal(str)
    link_typed = Signal(str)
    host_asked = Signal()
    demo_asked = Signal()
    stop_asked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._is_busy = False
        self._why_not: Callable[[], str] | None = None
        self._plays_demo, self._demo_failed = False, ""
        self._rows: list[KnownHouseRow] = []
        self._known = QVBoxLayout()
        self._address = FormField(parent=self)
        self._go = ActionButton(kind=Kind.PRIMARY, parent=self)
        self._go.set_large(True)
        self._stop = LinkButton(self)
        self._stop.hide()
        self._otherwise = TextLabel(role=TextRole.CAPTION, parent=self)
        self._host = WayButton("gavel", self)
        self._demo = WayButton("play", self)
        self.column.addLayout(self._known)
        self.put(self._address, self._go, self._stop, self._otherwise, self._host, self._demo)
        self._address.submitted.connect(self._on_submitted)
        self._address.text_changed.connect(self._on_edited)
        self._go.clicked.connect(self._on_submitted)
        self._stop.clicked.connect(self.stop_asked)
        self._host.clicked.connect(self.host_asked)
        self._demo.clicked.connect(self.demo_asked)
        preferences.houses_changed.connect(self._show_known)
        if preferences.settings.servers:
            self._show_known()
        self._adapt()

    def _show_known(self) -> None:
        """Show the houses where somebody was before, the last one first."""
        from desktop_client.viewmodels.known_houses import known_houses
        from desktop_client.windows.first_run.known_house_row import KnownHouseRow

        for old in self._rows:
            self._known.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for house in known_houses(self._preferences):
            row = KnownHouseRow(house, self)
            row.chosen.connect(self.house_wanted)
            row.forgotten.connect(self.house_forgotten)
            row.setEnabled(not self._is_busy)
            self._rows.append(row)
            self._known.addWidget(row)
        self.set_mark(_SMALL_MARK if self._rows else HousePage.mark_side)
        self._retranslate()

    def set_address(self, address: str) -> None:
        """Put an address into the field."""
        self._address.set_text(address)

    def offer_hosting(self, *, is_possible: bool) -> None:
        """Offer to host a sale here, or not."""
        self._host.setVisible(is_possible)

    def show_demo(self, *, is_running: bool, why: str) -> None:
        """Say how the demo goes instead of what it is; while it goes, no second one is offered."""
        self._plays_demo, self._demo_failed = is_running, why
        self._retranslate()

    def show_failure(self, failure: Failure | None) -> None:
        """Show below the address why no house was found there."""
        self._refuse(None if failure is None else lambda: self._why(failure))

    def refuse_link(self, link: str, why: Callable[[], str]) -> bool:
        """Show below the address why this link leads nowhere; False when it is not the one there."""
        if self._address.text().strip() != link:
            return False
        self._refuse(why)
        return True

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that a house is being looked for."""
        if is_busy is self._is_busy:
            return
        self._is_busy = is_busy
        for part in (self._address, self._go, self._host):
            part.setEnabled(not is_busy)
        for row in self._rows:
            row.setEnabled(not is_busy)
        self._stop.setVisible(is_busy)
        self._retranslate()

    def begin(self) -> None:
        """Put the focus on the last house, else the cursor into the address."""
        if self._rows:
            self._rows[0].go.setFocus()
        else:
            self._address.edit.setFocus()

    def complete(self) -> None:
        """Draw the icons."""
        self._host.complete()
        self._demo.complete()

    def _on_submitted(self) -> None:
        typed = self._address.text().strip()
        if self._is_busy:
            return
        if typed.lower().startswith(_LINK):
            self.link_typed.emit(typed)
        else:
            self.house_wanted.emit(typed)

    def _refuse(self, why: Callable[[], str] | None) -> None:
        self._why_not = why
        self._show_why_not()
        if why is not None:
            self._address.edit.setFocus()

    def _show_why_not(self) -> None:
        error = "" if self._why_not is None else self._why_not()
        if error != self._address.error():
            self._address.show_error(error)

    def _on_edited(self, _text: str) -> None:
        self._why_not = None

    def _why(self, failure: Failure) -> str:
        if failure.missing:
            return self.tr("Type the address of the house.")
        from desktop_client.windows import phrases  # late: it knows every word of the contract

        if failure.reason in {"unavailable", "not_found"}:
            return self.tr("Something answers there that is no Martillo house, or one that is out of order.")
        return phrases.trouble(failure.reason, failure.message)

    def _retranslate(self) -> None:
        known = bool(self._rows)
        self.head(
            self.tr("Which house?") if known else self.tr("Welcome to Martillo"),
            self.tr("Go on where you were, or type another address.")
            if known
            else self.tr("Bid at live auctions, or call them. Where is the sale?"),
        )
        self._address.set_label(
            self.tr("Address of the house"),
            self.tr("house.example"),
            ""
            if known
            else self.tr("It stands in the house's invitation. A martillo:// link may go here, too."),
        )
        self._show_why_not()
        self._go.set_label(self.tr("Looking for the house…") if self._is_busy else self.tr("Continue"))
        self._stop.setText(self.tr("Stop looking"))
        self._otherwise.show_text(self.tr("Without a house"))
        self._host.show_way(
            self.tr("Host a sale here"),
            self.tr("This computer becomes the house, with or without internet in the hall."),
            is_short=known,
        )
        self._demo.show_way(
            self.tr("Try the demo"), self._demo_words(), is_short=known and not self._says_more
        )
        self._demo.setEnabled(not self._plays_demo and not self._is_busy)

    @property
    def _says_more(self) -> bool:
        return self._plays_demo or bool(self._demo_failed)

    def _demo_words(self) -> str:
        if self._plays_demo:
            return self.tr(
                "It plays in windows of its own, which take some seconds to open. Close them to end it."
            )
        if self._demo_failed:
            return self.tr("It could not be played: {why}").format(why=self._demo_failed)
        return self.tr("A sale with robots who bid, on this computer. Nothing of it is kept.")

    def _restyle(self) -> None:
        super()._restyle()
        self._known.setSpacing(look().space("s"))
        self._otherwise.setContentsMargins(0, look().space("s"), 0, 0)
