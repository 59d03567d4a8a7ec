"""How this desktop opens connections to a house: certificates, plain addresses, redirects.

The one place that makes an aiohttp session, so that the HTTP requests and the live connection trust the same
certificates and refuse the same addresses. A certificate is good when the operating system vouches for it, or
when it is the very one that a person compared and trusts at this address; then no other is. There is no
switch to weaken it.
"""

import socket
import ssl
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
import truststore
from aiohttp.abc import AbstractResolver, ResolveResult

from desktop_client.connection.address import HouseAddress, is_local
from desktop_client.connection.errors import InsecureAddress
from desktop_client.connection.fingerprint import fingerprint_of

KEPT_FOR_S: Final = 10.0
"""An idle connection is used again for so long: less than houses keep it, or a request would meet its end."""


class Redirected(aiohttp.ClientError):
    """A house answered with a redirect; it could lead to an address that was never checked."""


class LocalResolver(AbstractResolver):
    """Resolves names, and refuses those that lead out of this computer and its private network."""

    def __init__(self) -> None:
        self._resolver = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        if any(not is_local(result["host"]) for result in found):
            raise InsecureAddress(f"{host} is a public address; ask the house for its https address")
        return found

    async def close(self) -> None:
        await self._resolver.close()


class CertificateSeen(ssl.SSLCertVerificationError):
    """The handshake was broken off after the house had shown this certificate (DER): nothing was sent."""

    def __init__(self, certificate: bytes) -> None:
        super().__init__(1, "the certificate is not the trusted one")
        self.certificate = certificate


def only(fingerprint: str | None) -> ssl.SSLContext:
    """Make a context that takes this certificate and no other; None takes none at all.

    Issuer, name and dates are not asked: a person has compared the certificate itself. Any other ends the
    handshake with CertificateSeen, before a byte of a request is sent.
    """

    class Pinned(ssl.SSLObject):
        def do_handshake(self) -> None:
            super().do_handshake()
            shown = self.getpeercert(binary_form=True) or b""
            if fingerprint is None or fingerprint_of(shown) != fingerprint:
                raise CertificateSeen(shown)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.sslobject_class = Pinned
    return context


def vouched_for() -> ssl.SSLContext:
    """Make a context that takes what this system's authorities vouch for."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # Most builds of Python have this as their default; Debian's leaves it to the settings of its OpenSSL.
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _context(address: HouseAddress) -> ssl.SSLContext:
    return vouched_for() if address.certificate is None else only(address.certificate)


async def _refuse_redirect(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestRedirectParams
) -> None:
    raise Redirected(f"redirected from {params.url.origin()}")


def open_session(
    address: HouseAddress, *, reuse: bool = True, context: ssl.SSLContext | None = None
) -> aiohttp.ClientSession:
    """Return a session for requests to `address`; the caller closes it. Needs a running loop.

    Without `reuse` every request is a connection of its own. `context` is for looking at certificates alone.
    """
    trace = aiohttp.TraceConfig()
    trace.on_request_redirect.append(_refuse_redirect)
    keep: dict[str, Any] = {"keepalive_timeout": KEPT_FOR_S} if reuse else {"force_close": True}
    if address.plain:
        connector = aiohttp.TCPConnector(resolver=LocalResolver(), **keep)
    else:
        connector = aiohttp.TCPConnector(ssl=context or _context(address), **keep)
    return aiohttp.ClientSession(
        connector=connector,
        # A proxy is for the way out; this computer and the hall's network are reached directly.
        trust_env=not address.plain,
        cookie_jar=aiohttp.DummyCookieJar(),
        trace_configs=[trace],
    )
