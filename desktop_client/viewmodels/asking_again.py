"""Asks the same thing again and again, one question at a time, so that the last answer is the newest.

A question that is put while another is under way does not end that one: where news comes faster than answers,
nothing would ever be answered. Knows no house and no widget.
"""

import asyncio
from collections.abc import Awaitable, Callable

from desktop_client.tasks import TaskOwner


class AskingAgain:
    """Puts one question, in turn; `tasks` are its owner's, and `name` is the question's own among them."""

    def __init__(self, tasks: TaskOwner, name: str, ask: Callable[[], Awaitable[None]]) -> None:
        self._tasks, self._name, self._ask = tasks, name, ask
        self._is_wanted = False
        self._asking: asyncio.Task[None] | None = None

    def ask(self) -> None:
        """Ask now, or once more when what is asked now has been answered."""
        self._is_wanted = True
        if self._asking is None or self._asking.done():
            self._asking = self._tasks.spawn(self._ask_while_wanted(), self._name)

    async def _ask_while_wanted(self) -> None:
        while self._is_wanted:
            self._is_wanted = False
            await self._ask()
