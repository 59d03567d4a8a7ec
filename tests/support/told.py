"""What is announced of what is done on a paper sale, and to whom."""

from collections.abc import Callable
from typing import Any

import msgspec

from server.rostrum.announcing import Announcer
from server.rostrum.ports import Announcement
from tests.support.rulebook import PaperSale


def told_of(sale: PaperSale, act: Callable[[], Any]) -> Announcement:
    """Return what is announced of what `act` does to the sale."""
    announcer, before = Announcer(sale.sale), len(sale.decisions)
    act()
    return announcer.announcement(sale.sale, sale.decisions[before:])


def to_users(told: Announcement) -> dict[str, list[tuple[str, int | None]]]:
    """Return what each user alone is told: of what kind, and which amount."""
    return {
        user: [(entry.type.value, entry.amount) for entry in entries] for user, entries in told.you.items()
    }


def public(told: Announcement) -> str:
    """Return what everybody is told, as it goes over the wire."""
    return msgspec.json.encode(told.entries).decode()
