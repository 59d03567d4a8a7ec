"""Wakes those who wait for the next entry of a feed: what long-polling waits on."""

import asyncio


class News:
    """Who waits for news of one sale."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Future[None]] = set()

    async def wait(self, timeout_s: float) -> None:
        """Return at the next `arrive`, or when the time is up."""
        news: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._listeners.add(news)
        try:
            await asyncio.wait([news], timeout=timeout_s)
        finally:
            self._listeners.discard(news)

    def arrive(self) -> None:
        """Wake everybody who waits."""
        for news in self._listeners:
            if not news.done():
                news.set_result(None)
