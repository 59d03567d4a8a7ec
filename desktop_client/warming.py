"""Loads what stands behind the first window while nobody waits for it.

What knows no Qt (the network, the sale's fold, receipts) is loaded in a thread; windows on the Qt thread,
one module in a turn of the loop, in the order in which people come to them. Whoever is faster than this
loads what he asked for himself.
"""

import asyncio
import gc
import importlib
import logging
from typing import Final

from desktop_client.tasks import TaskOwner

_log = logging.getLogger(__name__)

BESIDE: Final = (
    "desktop_client.connection.api",
    "desktop_client.connection.supervisor",
    "desktop_client.formats",
    "desktop_client.receipts.checking",
    "desktop_client.saleroom.control",
)
"""Loaded in a thread: none of it may know Qt."""

ON_THIS_THREAD: Final = (
    "desktop_client.windows.phrases",
    "desktop_client.viewmodels.house",
    "desktop_client.viewmodels.lobby",
    "desktop_client.windows.lobby",
    "desktop_client.viewmodels.receipts",
    "desktop_client.viewmodels.live_sale",
    "desktop_client.viewmodels.sale_room",
    "desktop_client.windows.sale_room.window",
    "desktop_client.herald",
    "desktop_client.viewmodels.control",
    "desktop_client.windows.control.window",
    "desktop_client.viewmodels.office",
    "desktop_client.windows.office.window",
    "desktop_client.windows.room_display.window",
)


class Warming:
    """One for the program."""

    def __init__(self) -> None:
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
        for name in ON_THIS_THREAD:
            importlib.import_module(name)
            await asyncio.sleep(0)
        # All of it stays to the end: the collector need never look at it again.
        gc.freeze()
        _log.debug("everything is loaded")
