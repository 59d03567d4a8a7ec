"""Loads what stands behind the first window while nobody waits for it.

What knows no Qt (the network, the sale's fold, receipts) is loaded in a thread; windows on the Qt thread, one
module in a turn of the loop, in the order in which people come to them. Whoever is faster than this loads
what he asked for himself.
"""

import asyncio
import gc
import importlib
import logging
import pkgutil
from collections.abc import Callable, Iterator
from typing import Final

from desktop_client.tasks import TaskOwner

_log = logging.getLogger(__name__)

BESIDE: Final = (
    "desktop_client.connection.api",
    "desktop_client.formats",
    "desktop_client.connection.supervisor",
    "desktop_client.receipts.checking",
    "desktop_client.saleroom.control",
    "desktop_client.connection.certificate",
)
"""Loaded in a thread: none of it may know Qt."""

ROOMS: Final = (
    "desktop_client.windows",
    "desktop_client.widgets",
    "desktop_client.viewmodels",
    "desktop_client.windows.sale_room",
    "desktop_client",
    "desktop_client.system",
    "desktop_client.windows.control",
    "desktop_client.windows.room_display",
    "desktop_client.windows.my_bids",
    "desktop_client.windows.first_run",
    "desktop_client.windows.receipts",
    "desktop_client.windows.audit",
    "desktop_client.windows.new_sale",
    "desktop_client.windows.office.after",
    "desktop_client.windows.office.bidders",
    "desktop_client.windows.office.book",
    "desktop_client.windows.office.catalogue.importing",
    "desktop_client.windows.office.catalogue.sending",
    "desktop_client.windows.office.catalogue",
    "desktop_client.windows.office.display",
    "desktop_client.windows.office",
    "desktop_client.hosting",
    "desktop_client.windows.hosting",
    "desktop_client.visit",
)
"""Packages whose modules are loaded on the Qt thread. The visit comes last: some of it needs every window."""

_NOT_OF_THE_PROGRAM: Final = ("__main__", "gallery")


class Warming:
    """One for the program; `then` is called when everything is loaded."""

    def __init__(self, then: Callable[[], None] = lambda: None) -> None:
        self._then = then
        self._tasks = TaskOwner("warming")

    def start(self) -> None:
        """Begin to load."""
        self._tasks.spawn(self._load(), "loading")

    async def close(self) -> None:
        """Load no more."""
        await self._tasks.stop()

    async def _load(self) -> None:
        for name in BESIDE:
            await asyncio.to_thread(importlib.import_module, name)
        for name in modules_of_windows():
            importlib.import_module(name)
            await asyncio.sleep(0)
        gc.freeze()  # it all stays, and to look for garbage in it takes 70 ms each time (`garbage`)
        _log.debug("everything is loaded")
        self._then()


def modules_of_windows() -> Iterator[str]:
    """Name what is loaded on the Qt thread, one by one: small pieces first, then what they make up."""
    for room in ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.iter_modules(package.__path__):
            if not module.ispkg and not module.name.startswith(_NOT_OF_THE_PROGRAM):
                yield f"{room}.{module.name}"
