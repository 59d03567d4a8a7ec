"""The houses where somebody was before, and how each is reached."""

from enum import Enum
from typing import NamedTuple

from desktop_client.connection.address import HouseAddress, is_ip, is_local
from desktop_client.connection.errors import BadAddress, InsecureAddress
from desktop_client.viewmodels.preferences import Preferences


class Reach(Enum):
    """How a house is reached; the windows have the words."""

    HELD = "held"
    """Encrypted, and only with the certificate that a person trusts."""
    ENCRYPTED = "encrypted"
    THIS_COMPUTER = "this_computer"
    THIS_NETWORK = "this_network"
    PLAIN = "plain"
    UNREADABLE = "unreadable"


class KnownHouse(NamedTuple):
    """A house to offer again. `server` is its address, `name` that without http or https."""

    server: str
    name: str
    reach: Reach


def known_houses(preferences: Preferences) -> list[KnownHouse]:
    """Return them, the last one first."""
    return [
        KnownHouse(server, server.partition("://")[2] or server, _reach(server, preferences))
        for server in preferences.settings.servers
    ]


def _reach(server: str, preferences: Preferences) -> Reach:
    try:
        address = HouseAddress.read(server)
    except (BadAddress, InsecureAddress):
        return Reach.UNREADABLE
    if not address.plain:
        return Reach.ENCRYPTED if preferences.trusted_at(address.authority) is None else Reach.HELD
    if address.host in {"localhost", "::1"} or (is_ip(address.host) and address.host.startswith("127.")):
        return Reach.THIS_COMPUTER
    return Reach.THIS_NETWORK if is_ip(address.host) and is_local(address.host) else Reach.PLAIN
