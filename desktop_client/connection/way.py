"""What every way to a house has in common, whatever the messages travel on.

A way is opened once, brings everything into one inbox in order, and is closed; it never reconnects by itself.
"""

import asyncio
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp

from contract.commands import Pulse
from contract.verdicts import Code
from contract.wire import Event
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.errors import InsecureAddress
from desktop_client.connection.states import Reason, Transport


class NotOpened(Exception):
    """The connection could not be opened. `code` is the house's own word, if it was the house that refused;
    `transport_suspect` tells that another transport may still get through.
    """

    def __init__(self, reason: Reason, *, code: Code | None = None, transport_suspect: bool = False) -> None:
        super().__init__(code or reason)
        self.reason = reason
        self.code = code
        self.transport_suspect = transport_suspect


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message from the server, undecoded, with the bytes that came with it."""

    event: Event
    body: Any
    attached: bytes | None = None


@dataclass(frozen=True, slots=True)
class PulseAnswered:
    """A pulse came back; the body is undecoded."""

    body: Any


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection is gone; nothing follows."""


@dataclass(frozen=True, slots=True)
class Hurried:
    """Somebody on this side wants a new connection now."""


Item = Arrived | PulseAnswered | Dropped | Hurried


class Way(Protocol):
    """An open way, over one transport. `cut_short` tells that its transport does not last here."""

    transport: Transport
    cut_short: bool
    inbox: asyncio.Queue[Item]

    async def open(
        self, address: HouseAddress, token: str, limit_s: float, doubt_after_s: float | None = None
    ) -> None:
        """Come in within `limit_s`; raises NotOpened. The caller closes in every case."""
        ...

    async def ask(self, event: Event, body: Any, timeout_s: float) -> Any:
        """Send and return the answer. Raises ConnectionUnavailable (not sent) or Unsettled (perhaps so)."""
        ...

    async def pulse(self, body: Pulse) -> None:
        """Send a pulse; its answer comes through the inbox. Does nothing once the connection is gone."""
        ...

    async def last_answers(self, limit_s: float) -> None:
        """Wait until nothing asked is unanswered."""
        ...

    def hurry(self) -> None:
        """Ask whoever reads the inbox to give this connection up."""
        ...

    async def close(self, limit_s: float) -> None:
        """Close for good, politely within `limit_s` and by force after it. Never raises."""
        ...


def why_not(error: BaseException) -> NotOpened:
    """Return what an error of the network means for an attempt."""
    causes = _causes(error)
    if any(isinstance(cause, InsecureAddress) for cause in causes):
        return NotOpened(Reason.INSECURE)
    if any(isinstance(cause, aiohttp.ClientConnectorCertificateError) for cause in causes):
        return NotOpened(Reason.CERTIFICATE)
    if any(isinstance(cause, aiohttp.ClientConnectorError) for cause in causes):
        return NotOpened(Reason.UNREACHABLE)
    if any(isinstance(cause, aiohttp.WSServerHandshakeError) and cause.status >= 500 for cause in causes):
        # A proxy's page: the house behind it is away, and no other transport would find it either.
        return NotOpened(Reason.UNREACHABLE)
    return NotOpened(Reason.LOST, transport_suspect=True)


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
