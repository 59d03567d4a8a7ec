"""Waiting in a test for what must come true soon, without guessing how long that takes."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

T = TypeVar("T")

WITHIN_S: Final = 20.0
"""How long a test waits before it fails: the machine may be busy with everything else."""
AT_ONCE_S: Final = 4.0
"""What follows from an event comes before this even then; what a ping or a look around finds, later."""


async def eventually(come_true: Callable[[], bool], within_s: float = WITHIN_S) -> None:
    """Return as soon as `come_true()` holds. Raises TimeoutError when it does not in time."""
    async with asyncio.timeout(within_s):
        while not come_true():  # noqa: ASYNC110  # nobody tells: the state is somebody else's
            await asyncio.sleep(0.005)


async def soon(awaited: Awaitable[T]) -> T:
    """Return what comes of what needs no time to speak of. Raises TimeoutError when nothing does."""
    async with asyncio.timeout(WITHIN_S):
        return await awaited
