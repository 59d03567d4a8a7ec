"""Where a request comes from: its socket, or what a proxy says that was configured as trusted."""

from collections.abc import Iterable
from ipaddress import ip_address, ip_network

from aiohttp import web


class AddressBook:
    """Knows the trusted proxies; `X-Forwarded-For` from anybody else changes nothing."""

    def __init__(self, trusted_proxies: Iterable[str] = ()) -> None:
        self._trusted = [ip_network(proxy) for proxy in trusted_proxies]

    def address_of(self, request: web.Request) -> str:
        """Return the client's address as text; empty for a socket without one."""
        address = request.remote or ""
        forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        # From the nearest hop outwards, as long as the one who tells is trusted.
        while forwarded and self._is_trusted(address):
            told = forwarded.pop()
            if not _is_address(told):
                break
            address = told
        return address

    def _is_trusted(self, address: str) -> bool:
        return _is_address(address) and any(ip_address(address) in network for network in self._trusted)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
