"""`martillo://` links: they name a house, perhaps one of its sales, and perhaps the house's certificate.

    martillo://HOST[:PORT][/sale/ID][?cert=SHA256]

A link never says http or https. It means plain http only for a number or name of this computer or its private
network (`127.0.0.1`, `192.168.1.5`, `[fe80::1]`, `localhost`) without `cert`; everything else is https.
Without a port it is the one of http or https. `cert` is the fingerprint of the certificate that the house
shows. Anything more (a user, a fragment, another path or field) makes the text no link of ours: it may come
from anywhere, and opens nothing by itself. Knows no window and asks nobody.
"""

import re
from enum import Enum
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from desktop_client.connection.address import HouseAddress, is_ip, is_nearby
from desktop_client.connection.errors import BadAddress, InsecureAddress
from desktop_client.connection.fingerprint import NoFingerprint, read_fingerprint

SCHEME: Final = "martillo"
LONGEST: Final = 2_000
LONGEST_HOST: Final = 253
"""A name in DNS has no more characters."""
_HOST: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?")
_NUMBERED: Final = re.compile(r"\[[^\[\]]*\](:[0-9]*)?")
_SALE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}")


class LinkFault(Enum):
    """What is wrong with a link; the windows have the sentences."""

    NOT_OURS = "not_ours"
    TOO_LONG = "too_long"
    HOST = "host"
    PATH = "path"
    CERTIFICATE = "certificate"
    SURPLUS = "surplus"


class LinkError(ValueError):
    """A text that is no link to a house."""

    def __init__(self, fault: LinkFault, message: str) -> None:
        super().__init__(message)
        self.fault = fault


class HouseLink(NamedTuple):
    """Where a link leads. `server` is the house's address; `sale` an id; `certificate` 64 hex digits."""

    server: str
    sale: str | None = None
    certificate: str | None = None


def is_link(text: str) -> bool:
    """Tell whether a text means to be a link of ours."""
    return text.strip().lower().startswith(f"{SCHEME}:")


def read_link(text: str) -> HouseLink:
    """Read a link. Raises LinkError."""
    text = text.strip()
    if len(text) > LONGEST:
        raise LinkError(LinkFault.TOO_LONG, f"a link has at most {LONGEST} characters")
    if not text.isascii() or not text.isprintable() or " " in text:
        raise LinkError(LinkFault.NOT_OURS, "a link has plain characters only")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise LinkError(LinkFault.HOST, f"this is no link to a house: {error}") from error
    if parts.scheme != SCHEME or not text.lower().startswith(f"{SCHEME}://"):
        raise LinkError(LinkFault.NOT_OURS, f"a link to a house begins with {SCHEME}://")
    if "[" in parts.netloc and not _NUMBERED.fullmatch(parts.netloc):
        raise LinkError(LinkFault.HOST, "nothing stands between an address in brackets and its port")
    if "@" in parts.netloc or parts.fragment or "#" in text:
        raise LinkError(LinkFault.SURPLUS, "a link names no user and no place in a page")
    certificate = _certificate(parts.query)
    server = _server(host or "", port, certificate)
    return HouseLink(server, _sale(parts.path), certificate)


def write_link(server: str, sale: str | None = None, certificate: str | None = None) -> str:
    """Write the link to a house, or to one of its sales. Raises LinkError where no link can say it."""
    parts = urlsplit(server)
    path = "/" if sale is None else f"/sale/{quote(sale, safe='')}"
    query = "" if certificate is None else f"?cert={certificate}"
    text = f"{SCHEME}://{parts.netloc}{path}{query}"
    if (back := read_link(text)) != HouseLink(server.rstrip("/"), sale, certificate):
        raise LinkError(LinkFault.HOST, f"no link leads to {server}: it would be read as {back.server}")
    return text


def _certificate(query: str) -> str | None:
    if not query:
        return None
    try:
        fields = parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=1)
        ((name, value),) = fields
    except ValueError as error:
        raise LinkError(LinkFault.SURPLUS, "a link has no other field than cert") from error
    if name != "cert":
        raise LinkError(LinkFault.SURPLUS, "a link has no other field than cert")
    try:
        return read_fingerprint(value)
    except NoFingerprint as error:
        raise LinkError(LinkFault.CERTIFICATE, str(error)) from error


def _sale(path: str) -> str | None:
    if path in {"", "/"}:
        return None
    match path.split("/"):
        case ["", "sale", sale] if _SALE.fullmatch(unquote(sale)):
            return unquote(sale)
    raise LinkError(LinkFault.PATH, "a link leads to a house or to /sale/ID")


def _server(host: str, port: int | None, certificate: str | None) -> str:
    if not (is_ip(host) or _HOST.fullmatch(host)) or "%" in host or len(host) > LONGEST_HOST or port == 0:
        raise LinkError(LinkFault.HOST, "the link names no house")
    scheme = "http" if is_nearby(host) and certificate is None else "https"
    shown = f"[{host}]" if ":" in host else host
    try:
        return HouseAddress.read(f"{scheme}://{shown}" if port is None else f"{scheme}://{shown}:{port}").url
    except (BadAddress, InsecureAddress) as error:
        raise LinkError(LinkFault.HOST, str(error)) from error
