"""The people of the demo: the clerk, the bidder whose window is shown, and the five robots.

Their passwords are random and theirs for one demo only; the house never has default accounts.
"""

import secrets
from dataclasses import dataclass
from typing import Final

from contract.wire import Role
from server.demo.tempers import Temper

_MAIL: Final = "demo.example"
_WORDS: Final = (
    *("amber", "anvil", "atlas", "birch", "brass", "canvas", "cedar", "cobalt", "copper", "coral", "ebony"),
    *("ember", "enamel", "fern", "flint", "garnet", "gilt", "harbour", "hazel", "indigo", "ivory", "jasper"),
    *("lantern", "laurel", "linen", "marble", "meadow", "mosaic", "nickel", "oak", "ochre", "olive", "onyx"),
    *(
        "opal",
        "paper",
        "pearl",
        "pewter",
        "plaster",
        "quartz",
        "raven",
        "saffron",
        "sienna",
        "silver",
        "slate",
    ),
    *("spruce", "teal", "thistle", "umber", "velvet", "walnut", "willow", "yarrow", "zinc", "zither"),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Who somebody is to the house, with the password that the demo chose."""

    name: str
    email: str
    password: str
    role: Role


CLERK: Final = ("Marta Soler", "marta")
BIDDER: Final = ("Ana Ruiz", "ana")
ROBOTS: Final = (
    ("J. Prado", "prado", Temper.DEALER),
    ("Galería Vidal", "vidal", Temper.COLLECTOR),
    ("T. Okafor", "okafor", Temper.SNIPER),
    ("R. Lindqvist", "lindqvist", Temper.HESITANT),
    ("H. Sato", "sato", Temper.ENTHUSIAST),
)


def new_account(name: str, mailbox: str, role: Role, attempt: int = 0) -> Account:
    """Make an account with a fresh password; a kept data directory may know the first mailboxes already."""
    suffix = f"+{attempt + 1}" if attempt else ""
    return Account(name, f"{mailbox}{suffix}@{_MAIL}", new_password(), role)


def new_password() -> str:
    """Return four words and a number, about 31 random bits: easy to type, and of use for one demo only."""
    words = [secrets.choice(_WORDS) for _ in range(4)]
    return "-".join([*words, str(secrets.randbelow(90) + 10)])
