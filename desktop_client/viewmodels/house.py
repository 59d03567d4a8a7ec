"""One signed-in person's way to one house, as the view-models use it.

Joins the HTTP side and the live connection, and turns whatever goes wrong into one HouseError with a stable
reason. The network is imported when the first House is opened, after the first window is painted.
"""

import asyncio
import importlib
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from contract.audit import LedgerPage
from contract.commands import Bid
from contract.verdicts import Verdict
from contract.wire import LotView, PaddleStatus, SaleView, UserView, You
from desktop_client.connection.errors import BadAddress, CertificateRefused, InsecureAddress
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.problems import ApiError
from desktop_client.connection.states import Reason

if TYPE_CHECKING:
    from desktop_client.connection.api import HouseApi, ResultView, SetUpState
    from desktop_client.connection.certificate import SeenCertificate
    from desktop_client.connection.supervisor import Connection

Answer = TypeVar("Answer")

BAD_ADDRESS = "address"


class HouseError(ValueError):
    """The house refused, or could not be reached. `reason` is a Code, a connection Reason or BAD_ADDRESS.

    `field` is what the house says that its refusal is about, of all that it was sent.
    """

    def __init__(self, reason: str, message: str = "", field: str | None = None) -> None:
        super().__init__(message or reason)
        self.reason = reason
        self.message = message
        self.field = field


class House:
    """A house at an address, with or without a session there.

    `trusted` tells the fingerprint of the only certificate to take at a host and port; by default, and where
    it says None, that is the system's business.
    """

    def __init__(self, address: str, trusted: Callable[[str], str | None] = lambda _authority: None) -> None:
        from desktop_client.connection.address import HouseAddress
        from desktop_client.connection.api import HouseApi

        try:
            read = HouseAddress.read(address)
            self._api = HouseApi(HouseAddress.read(address, trusted(read.authority)))
        except InsecureAddress as error:
            raise HouseError(Reason.INSECURE, str(error)) from error
        except BadAddress as error:
            raise HouseError(BAD_ADDRESS, str(error)) from error

    @property
    def url(self) -> str:
        """Return the address as it is used."""
        return self._api.address.url

    @property
    def host(self) -> str:
        """Return the name or number of the computer."""
        return self._api.address.host

    @property
    def authority(self) -> str:
        """Return host and port, under which a trusted certificate is kept."""
        return self._api.address.authority

    @property
    def api(self) -> "HouseApi":
        """Return the way to the house over HTTP, for the desks of `connection/desks`; ask with `asked`."""
        return self._api

    async def sign_in(self, email: str, password: str) -> tuple[str, UserView]:
        """Sign in and return the session's token with who that is."""
        signed_in = await asked(self._api.sign_in(email, password))
        return signed_in.token, signed_in.user

    async def register_user(self, email: str, name: str, password: str) -> UserView:
        """Make an account."""
        return await asked(self._api.register_user(email, name, password))

    async def set_up_state(self) -> "SetUpState":
        """Ask whether the house waits for its first admin."""
        return await asked(self._api.set_up_state())

    async def make_first_admin(self, code: str, email: str, name: str, password: str) -> UserView:
        """Make a new house's first admin, with the code that it printed."""
        return await asked(self._api.make_first_admin(code, email, name, password))

    async def doubted_certificate(self) -> "SeenCertificate | None":
        """Return the certificate that is not trusted here; None when it is, or when none is shown."""
        # Loaded in a thread: what reads certificates is large, and few people ever see one.
        await asyncio.to_thread(importlib.import_module, "desktop_client.connection.certificate")
        from desktop_client.connection.certificate import look_at

        try:
            seen = await look_at(self._api.address, round(time.time() * 1000))
        except ConnectionError:
            return None
        return seen if seen.doubts else None

    async def resume(self, token: str) -> UserView:
        """Go on with a session from before and return who it belongs to."""
        self._api.token = token
        return await asked(self._api.me())

    async def sign_out(self) -> None:
        """End the session at the house."""
        await asked(self._api.sign_out())

    async def sales(self) -> list[SaleView]:
        """Return every sale of the house."""
        return await asked(self._api.sales())

    async def sale(self, sale: str) -> SaleView:
        """Return one sale, with the house's key."""
        return await asked(self._api.sale(sale))

    async def ledger(self, sale: str, after: int) -> LedgerPage:
        """Return a page of a sale's ledger in its audit form, with the signed head."""
        return await asked(self._api.ledger(sale, after))

    async def you(self, sale: str) -> You:
        """Return what this person may know of himself in a sale."""
        return await asked(self._api.you(sale))

    async def lots(self, sale: str, only: Sequence[str] = ()) -> list[LotView]:
        """Return a sale's catalogue, or only some lots of it."""
        return await asked(self._api.lots(sale, only))

    async def picture(self, sale: str, lot: str, number: int, size: str) -> bytes:
        """Return a picture's bytes; `size` is thumb, card or full."""
        from desktop_client.connection.api import PictureSize

        return await asked(self._api.picture(sale, lot, number, PictureSize(size)))

    async def results(self, sale: str) -> "list[ResultView]":
        """Return what became of each lot."""
        return await asked(self._api.results(sale))

    async def bid(self, bid: Bid) -> Verdict:
        """Ask over HTTP what became of a bid; for when the sale has ended and nobody attends it any more."""
        return await asked(self._api.bid(bid))

    async def register_paddle(self, sale: str) -> PaddleStatus:
        """Ask for a paddle, and return whether it is good already."""
        return (await asked(self._api.register_paddle(sale))).status

    async def set_registration(self, sale: str, user: str, status: PaddleStatus) -> None:
        """Approve, refuse or block a registration."""
        from desktop_client.connection.desks.people import PeopleDesk

        await asked(PeopleDesk(self._api).change_registration(sale, user, status=status))

    def connect(self, sale: str, listeners: Listeners) -> "Connection":
        """Make a connection to a sale; the caller starts and stops it. An error when nobody is signed in."""
        from desktop_client.connection.supervisor import Connection

        assert self._api.token is not None, "nobody is signed in"
        return Connection(self._api.address, self._api.token, sale, listeners)

    async def close(self) -> None:
        """Let go of the house; the session lives on."""
        await self._api.close()


async def asked(answer: Awaitable[Answer]) -> Answer:
    """Await an answer of the house. Raises HouseError, whatever went wrong."""
    try:
        return await answer
    except ApiError as error:
        raise HouseError(error.code.value, error.message, error.field) from error
    except CertificateRefused as error:
        raise HouseError(Reason.CERTIFICATE, str(error)) from error
    except ConnectionError as error:
        raise HouseError(Reason.UNREACHABLE, str(error)) from error
    except InsecureAddress as error:  # a name, of which it showed only now where it leads
        raise HouseError(Reason.INSECURE, str(error)) from error
