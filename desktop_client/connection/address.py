"""Where a house is, and whether it may be reached in the plain.

Plain http is fine on this computer and in the hall's own network; to a public address it would show
passwords and bids to everybody on the way, and is refused (SECURITY 1). A name is judged by the addresses
that it resolves to: `network.py` asks `is_local` again for each of them.
"""

import ipaddress
import re
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from desktop_client.connection.errors import BadAddress, InsecureAddress

_PLAUSIBLE: Final = re.compile(r"[\w.:%-]+")
"""A name in any script, or a number; no spaces and no marks."""


@dataclass(frozen=True, slots=True)
class HouseAddress:
    """A house's base address, without a slash at its end.

    `certificate` is the fingerprint of the one certificate that a person trusts there; None leaves it to the
    operating system whom to trust.
    """

    url: str
    plain: bool
    certificate: str | None = None

    @classmethod
    def read(cls, text: str, certificate: str | None = None) -> Self:
        """Read `https://house.example`, `http://127.0.0.1:8765` or `house.example` (then https).

        Raises BadAddress for anything else, InsecureAddress for plain http to a public address.
        """
        text = text.strip()
        try:
            parts = urlsplit(text if "://" in text else f"https://{text}")
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise BadAddress(f"{text!r} is not the address of a house: {error}") from error
        surplus = parts.query or parts.fragment or parts.username
        if parts.scheme not in {"http", "https"} or not host or surplus or not _PLAUSIBLE.fullmatch(host):
            raise BadAddress(f"{text!r} is not the address of a house; write it as https://house.example")
        if parts.scheme == "http" and is_ip(host) and not is_local(host):
            raise InsecureAddress(f"{host} is a public address; ask the house for its https address")
        shown_host = f"[{host}]" if ":" in host else host
        netloc = shown_host if port is None else f"{shown_host}:{port}"
        plain = parts.scheme == "http"
        url = f"{parts.scheme}://{netloc}{parts.path.rstrip('/')}"
        return cls(url, plain, None if plain else certificate)

    @property
    def host(self) -> str:
        """Return the name or number, without brackets."""
        return urlsplit(self.url).hostname or ""

    @property
    def authority(self) -> str:
        """Return host and port, the port always said: under this a trusted certificate is kept."""
        parts = urlsplit(self.url)
        shown = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        return f"{shown}:{parts.port or (80 if self.plain else 443)}"


def addresses_of(typed: str) -> tuple[str, ...]:
    """Return where the house may be that a person typed: one address, or several to try in this order.

    A house nearby that was typed without http or https is looked for over https first.
    """
    typed = typed.strip()
    if "://" in typed or not typed:
        return (typed,)
    try:
        host = HouseAddress.read(typed).host
    except BadAddress:
        return (typed,)
    return (f"https://{typed}", f"http://{typed}") if is_nearby(host) else (f"https://{typed}",)


def authority_of(server: str) -> str:
    """Return host and port of an address; an empty text for what is none."""
    try:
        return HouseAddress.read(server).authority
    except (BadAddress, InsecureAddress):
        return ""


def is_nearby(host: str) -> bool:
    """Tell whether a name or number says by itself that it is of this computer or a private network."""
    return host == "localhost" or (is_ip(host) and is_local(host))


def is_ip(host: str) -> bool:
    """Tell whether `host` is a number rather than a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_local(ip: str) -> bool:
    """Tell whether `ip` belongs to this computer or to a private network."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped if mapped is not None else address
    return (address.is_private or address.is_loopback or address.is_link_local) and not address.is_unspecified
