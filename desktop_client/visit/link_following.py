"""What a martillo:// link does when it is opened: it proposes a house; its sale is entered after signing in.

A link may come from anywhere, so nothing follows from it that costs: a house where nobody was before, or one
beside that of the session, is asked about first. The certificate that it names is taken for a house nearby,
where no authority could vouch for one; elsewhere it only helps to compare. One that a person trusts already
is never replaced by a link.
"""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject

from desktop_client.connection.address import HouseAddress, is_nearby
from desktop_client.links import HouseLink, LinkError, LinkFault, read_link
from desktop_client.runtime import ask
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionState
from desktop_client.visit.navigator import Navigator
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.dialogs import Asked, Question
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.sign_in import SignInWindow

_KEY = "link"


class LinkFollowing(QObject):
    """Follows links in one visit; `question` shows a dialog and tells whether it was accepted."""

    def __init__(
        self,
        visit: Navigator,
        preferences: Preferences,
        question: Callable[[Question], Awaitable[bool]] = ask,
    ) -> None:
        super().__init__()
        self._visit, self._preferences, self._ask = visit, preferences, question

    async def follow(self, text: str) -> None:
        """Follow a link as far as the person wants; an empty text brings the window to the front."""
        window = self._visit.front or self._visit.open_sign_in()
        window.bring_up()
        if not text:
            return
        try:
            link = read_link(text)
        except LinkError as error:
            fault = error.fault
            if not (
                isinstance(window, SignInWindow) and window.refuse_link(text, lambda: self._why_not(fault))
            ):
                window.toast(lambda: self._why_not(fault), ToastKind.FAILED, _KEY)
            return
        address = self._as_trusted(HouseAddress.read(link.server))
        if self._is_here(address):
            self._warn_of_another_certificate(link, address, window)
            self._visit.want(link.sale, address.url)
            return
        if self._must_be_asked(link, address) and not await self._ask(self._question(link, address, window)):
            return
        await self._go_to(link, address)

    async def _go_to(self, link: HouseLink, address: HouseAddress) -> None:
        if self._pins(link, address):
            self._preferences.trust(address.authority, link.certificate)
        if self._visit.session.state is SessionState.SIGNED_IN:
            await self._visit.go_out()
        door = self._visit.open_sign_in()
        self._visit.want(link.sale, address.url)
        self._warn_of_another_certificate(link, address, door)
        door.look_for(address.url, link.certificate)

    def _as_trusted(self, address: HouseAddress) -> HouseAddress:
        """Return the https address where a certificate is trusted: no link leads to a plain house there."""
        if address.plain and self._preferences.trusted_at(address.authority) is not None:
            return HouseAddress.read(f"https://{address.authority}")
        return address

    def _is_here(self, address: HouseAddress) -> bool:
        session = self._visit.session
        return session.state is SessionState.SIGNED_IN and session.house.url == address.url

    def _must_be_asked(self, link: HouseLink, address: HouseAddress) -> bool:
        return (
            address.url not in self._preferences.settings.servers
            or self._visit.session.state is SessionState.SIGNED_IN
            or self._pins(link, address)
        )

    def _pins(self, link: HouseLink, address: HouseAddress) -> bool:
        """Tell whether the link's certificate would be the first one trusted for a house nearby.

        Where the person was by https with none trusted, an authority has vouched: a link does not undo that.
        """
        return (
            link.certificate is not None
            and is_nearby(address.host)
            and address.url not in self._preferences.settings.servers
            and self._preferences.trusted_at(address.authority) is None
        )

    def _warn_of_another_certificate(
        self, link: HouseLink, address: HouseAddress, window: HouseWindow
    ) -> None:
        trusted = self._preferences.trusted_at(address.authority)
        if link.certificate is not None and trusted is not None and trusted != link.certificate:
            window.toast(lambda: self._kept(address.host), ToastKind.FAILED, _KEY)

    def _kept(self, host: str) -> str:
        return self.tr(
            "The link names another certificate than the one that you trust at {host}. Yours was kept."
        ).format(host=host)

    def _question(self, link: HouseLink, address: HouseAddress, window: HouseWindow) -> Question:
        return Question(lambda: self._asked(link, address), window)

    def _asked(self, link: HouseLink, address: HouseAddress) -> Asked:
        session = self._visit.session
        lines = []
        if address.url not in self._preferences.settings.servers:
            lines.append(self.tr("You have not been at this house before. Go on if you expected this link."))
        if session.state is SessionState.SIGNED_IN:
            here = self.tr("You leave {house}; your bids and maxima there stay, and you stay signed in.")
            lines.append(here.format(house=session.house.host))
        if self._pins(link, address):
            lines.append(self.tr("The link names the house's certificate: no other will be taken there."))
        elif address.plain:
            lines.append(self.tr("What you send there is not encrypted: it is in your own network."))
        title = self.tr("Go to {house}?").format(house=address.url.partition("://")[2])
        return Asked(title, "\n\n".join(lines), self.tr("Go there"), self.tr("Stay here"))

    def _why_not(self, fault: LinkFault) -> str:
        if fault is LinkFault.CERTIFICATE:
            return self.tr("The fingerprint in this link is not whole. Ask the house for a new one.")
        return self.tr("This is no link to a sale. Nothing was opened.")
