"""Waiting in a test for what must come true soon, without guessing how long that takes."""

import asyncio
from collections.abc import Callable


async def eventually(come_true: Callable[[], bool], within_s: float = 5) -> None:
    """Return as soon as `come_true()` holds. Raises TimeoutError when it does not in time."""
    async with asyncio.timeout(within_s):
        while not come_true():  # noqa: ASYNC110  # nobody tells: the state is somebody else's
            await asyncio.sleep(0.005)
