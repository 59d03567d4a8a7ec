"""Waiting for a Qt signal in an async test.

pytest-qt's own `waitSignal` runs a nested event loop, which an async test must never do.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import SignalInstance

from tests.support.waiting import WITHIN_S


def next_signal(signal: Any, timeout: float = WITHIN_S) -> Coroutine[Any, Any, tuple[Any, ...]]:
    """Return an awaitable of the arguments of the next emission, counted from this call.

    So a signal that comes at once is not missed: `changed = next_signal(vm.changed); click(); await changed`.
    Raises TimeoutError when none comes within `timeout` seconds.
    """
    arrived: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    def keep(*arguments: Any) -> None:
        if not arrived.done():
            arrived.set_result(arguments)

    bound: SignalInstance = signal
    bound.connect(keep)
    return _wait(bound, keep, arrived, timeout)


async def _wait(
    signal: SignalInstance, slot: Any, arrived: asyncio.Future[tuple[Any, ...]], timeout_s: float
) -> tuple[Any, ...]:
    try:
        async with asyncio.timeout(timeout_s):
            return await arrived
    finally:
        signal.disconnect(slot)
