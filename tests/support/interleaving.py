"""Somebody who acts at the one moment at which it can do harm: between two reads of one answer."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import Connection

from server.store.database import Database


class Interloper:
    """Does `act` once, right after the next read of the database whose number is `after` (from 1).

    What is read while he acts is not counted. `has_acted` tells whether it came to that.
    """

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, act: Callable[[], Awaitable[Any]], *, after: int = 1
    ) -> None:
        self.has_acted = False
        self._act, self._left = act, after
        self._read = Database.read
        interloper = self

        async def read(database: Database, work: Callable[[Connection], Any]) -> Any:
            found = await interloper._read(database, work)
            await interloper._after_a_read()
            return found

        monkeypatch.setattr(Database, "read", read)

    @classmethod
    async def at_every_read(
        cls,
        monkeypatch: pytest.MonkeyPatch,
        act: Callable[[], Awaitable[Any]],
        answer: Callable[[], Awaitable[Any]],
    ) -> list[Any]:
        """Ask again and again, `act` coming once after each read of an answer; return what was answered."""
        answers: list[Any] = []
        while True:
            with monkeypatch.context() as patched:
                interloper = cls(patched, act, after=len(answers) + 1)
                answered = await answer()
            if not interloper.has_acted:
                return answers
            answers.append(answered)

    async def _after_a_read(self) -> None:
        self._left -= 1
        if self._left == 0:
            await self._act()
            self.has_acted = True
