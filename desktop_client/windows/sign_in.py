"""The first window: which house, is it the right one, and who are you there. One page at a time.

Its first page is the first frame of a start, so every other page is loaded when it is wanted.
"""

from collections.abc import Callable
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_client.viewmodels.door_outcomes import Doubted, Failure, HouseFound, SetUp
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from desktop_client.windows.first_run.door_card import DoorCard
from desktop_client.windows.first_run.door_window import DoorWindow

if TYPE_CHECKING:
    from desktop_client.windows.first_run.certificate_page import CertificatePage
    from desktop_client.windows.first_run.house_page import HousePage
    from desktop_client.windows.first_run.set_up_page import SetUpPage
    from desktop_client.windows.sign_in_form import SignInForm


class DoorPage(Enum):
    """What the first window asks."""

    HOUSE = "house"
    SIGN_IN = "sign_in"
    CERTIFICATE = "certificate"
    SET_UP = "set_up"


class SignInWindow(DoorWindow):
    """Four pages. `hosts_here`: a house may be opened on this computer.

    Signals:
        host_asked: a sale shall be hosted on this computer.
        demo_asked: the demo shall be played.
        link_typed(str): a martillo:// link was given instead of an address.
    """

    host_asked = Signal()
    demo_asked = Signal()
    link_typed = Signal(str)

    def __init__(self, session: SessionViewModel, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.session = session
        self._is_complete = False
        self.hosts_here = False
        self._given_out: tuple[str, str] | None = None
        self._was_in = ""
        session.state_changed.connect(self._on_session_changed)
        session.failed.connect(self._on_session_failed)
        session.found.connect(self._on_session_found)
        session.doubted.connect(self._on_session_doubted)
        self.host_asked.connect(self._on_other_way_taken)
        self.demo_asked.connect(self._on_other_way_taken)
        self.resize(900, 720)
        self.server = preferences.settings.server
        self.page = DoorPage.SIGN_IN if self.server else DoorPage.HOUSE
        self.show_page(self.page)
        self._adapt()

    def show_page(self, page: DoorPage) -> None:
        """Bring a page to the front; it is made with the first time."""
        self.page = page
        self.card.show_busy(is_busy=self._is_busy)
        self.show_card(self.card)

    def go_to(self, server: str) -> None:
        """Ask for a sign-in at this house."""
        self.server = server
        self.form.set_house(server, self.preferences.email_at(server))
        self.show_page(DoorPage.SIGN_IN)

    def look_for(self, server: str, certificate: str | None = None) -> None:
        """Look for this house; `certificate` is a fingerprint that was given out for it, to be compared."""
        self.show_page(DoorPage.HOUSE)
        self.house_page.set_address(server)
        self._given_out = (server, certificate) if certificate is not None else None
        self._on_house_wanted(server)

    def refuse_link(self, link: str, why: Callable[[], str]) -> bool:
        """Say at the address why this link leads nowhere; False where it was not typed there."""
        return self.page is DoorPage.HOUSE and self.house_page.refuse_link(link, why)

    def show_demo(self, *, is_running: bool, why: str) -> None:
        """Show how the demo goes; `why` has its last words when it failed."""
        self.house_page.show_demo(is_running=is_running, why=why)

    def fill_in(self, server: str, email: str, password: str) -> None:
        """Type what a person would, and submit it."""
        self.go_to(server)
        self.form.fill_in(email, password)

    def complete(self) -> None:
        """Make what the first frame does not wait for: the menu and its keys, and icons."""
        self._is_complete = True
        self.menu.show_session(signed_in=False, in_sale=False)
        self.key("Esc", self._on_escape)
        for card in self.cards:
            card.complete()

    # ── pages ────────────────────────────────────────────────────────────────────────────────────────

    @property
    def card(self) -> DoorCard:
        """Return the page that is in front."""
        match self.page:
            case DoorPage.HOUSE:
                return self.house_page
            case DoorPage.SIGN_IN:
                return self.form
            case DoorPage.CERTIFICATE:
                return self.certificate_page
            case DoorPage.SET_UP:
                return self.set_up_page

    @cached_property
    def house_page(self) -> "HousePage":
        """The page that asks which house."""
        from desktop_client.windows.first_run.house_page import HousePage

        page = HousePage(self.preferences, self.desk)
        page.house_wanted.connect(self._on_house_wanted)
        page.house_forgotten.connect(self.session.forget)
        page.link_typed.connect(self.link_typed)
        page.host_asked.connect(self.host_asked)
        page.demo_asked.connect(self.demo_asked)
        page.stop_asked.connect(self.session.give_up)
        self.add_card(page)
        return page

    @cached_property
    def form(self) -> "SignInForm":
        """The page that asks who you are."""
        from desktop_client.windows.sign_in_form import SignInForm

        form = SignInForm(self.session, self.desk)
        form.set_house(self.server, self.preferences.email_at(self.server))
        form.house_asked.connect(self.ask_for_a_house)
        form.set_up_asked.connect(self._set_up)
        self.add_card(form)
        return form

    @cached_property
    def certificate_page(self) -> "CertificatePage":
        """The page that shows a certificate which is not trusted."""
        from desktop_client.windows.first_run.certificate_page import CertificatePage

        page = CertificatePage(self.preferences, self.desk)
        page.trusted.connect(self._on_certificate_trusted)
        page.left_to_the_system.connect(self._on_certificate_left_to_the_system)
        page.refused.connect(self.ask_for_a_house)
        self.add_card(page)
        return page

    @cached_property
    def set_up_page(self) -> "SetUpPage":
        """The page that opens a new house."""
        from desktop_client.windows.first_run.set_up_page import SetUpPage

        page = SetUpPage(self.session, self.desk)
        page.house_asked.connect(self.ask_for_a_house)
        page.sign_in_asked.connect(lambda: self.go_to(self.server))
        self.add_card(page)
        return page

    def add_card(self, card: DoorCard) -> None:
        """Put a page in; what it does not need for the first frame it gets with the others."""
        super().add_card(card)
        if self._is_complete:
            card.complete()

    def ask_for_a_house(self) -> None:
        """Ask which house, with those where somebody was before."""
        self.house_page.show_failure(None)
        self.house_page.offer_hosting(is_possible=self.hosts_here)
        self.show_page(DoorPage.HOUSE)

    # ── what comes of asking ─────────────────────────────────────────────────────────────────────────

    @property
    def _is_busy(self) -> bool:
        return self.session.state is not SessionState.SIGNED_OUT

    def _on_escape(self) -> None:
        if self._is_busy:
            self.session.give_up()
        elif self.page is DoorPage.CERTIFICATE:
            self.ask_for_a_house()

    def _on_other_way_taken(self) -> None:
        self.card.show_failure(None)

    def _on_house_wanted(self, typed: str) -> None:
        self.house_page.show_failure(None)
        self.session.find(typed)

    def _on_session_changed(self) -> None:
        if self.session.state is SessionState.SIGNED_IN:
            self._was_in = self.session.house.url
        elif self.session.state is SessionState.SIGNED_OUT and self._was_in:
            self.go_to(self._was_in)
            self._was_in = ""
            self.form.offer_set_up(is_possible=False)
        for card in self.cards:
            card.show_busy(is_busy=self._is_busy)
            if self.session.state is SessionState.SIGNED_IN:
                card.forget_secrets()

    def _on_session_failed(self, failure: Failure) -> None:
        self.card.show_failure(failure)

    def _on_session_found(self, found: HouseFound) -> None:
        self.go_to(found.server)
        self.form.offer_set_up(is_possible=found.set_up is not SetUp.DONE)
        if found.set_up is SetUp.NEEDED:
            self._set_up()

    def _set_up(self) -> None:
        self.set_up_page.set_house(self.server)
        self.show_page(DoorPage.SET_UP)

    def _on_session_doubted(self, doubted: Doubted) -> None:
        self.certificate_page.show_doubted(doubted)
        if self._given_out is not None and self._given_out[0] == doubted.server and not doubted.seen.trusted:
            self.certificate_page.offer_fingerprint(self._given_out[1])
        self.show_page(DoorPage.CERTIFICATE)

    def _on_certificate_trusted(self, doubted: Doubted) -> None:
        self.session.trust(doubted)
        self.session.find(doubted.server)

    def _on_certificate_left_to_the_system(self, doubted: Doubted) -> None:
        self.session.trust_the_system(doubted)
        self.session.find(doubted.server)
