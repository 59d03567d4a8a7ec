"""How bidders come into a house of this computer: its address, and the link that names its certificate."""

from typing import NamedTuple
from urllib.parse import urlsplit

from desktop_client.links import write_link


class Invitation(NamedTuple):
    """What is given out: `shown` is what a person types, `link` what a device opens."""

    address: str
    shown: str
    link: str


def invitation(own_url: str, address: str, certificate: str | None) -> Invitation:
    """Return the invitation to a house that listens here, at one of this computer's addresses."""
    parts = urlsplit(own_url)
    server = f"{parts.scheme}://{address}:{parts.port}"
    return Invitation(address, f"{address}:{parts.port}", write_link(server, certificate=certificate))
