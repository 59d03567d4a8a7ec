"""An answer of the house that was there in time and is handed over late, after newer ones."""

import asyncio
from typing import Any

import pytest

from desktop_client.connection.api import HouseApi


class LateAnswer:
    """Holds the first answer to `method` on a path that ends in `ending`, until `hand_over`.

    `came` is set when the house has answered; the answer is of that moment.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, ending: str, method: str = "GET") -> None:
        self.came, self._may_be_handed_over = asyncio.Event(), asyncio.Event()
        ask = HouseApi._request
        late = self

        async def held(api: HouseApi, asked: str, path: str, *more: Any, **named: Any) -> bytes:
            try:
                return await ask(api, asked, path, *more, **named)
            finally:  # a refusal is an answer, too
                if (asked, path.endswith(ending), late.came.is_set()) == (method, True, False):
                    late.came.set()
                    await late._may_be_handed_over.wait()

        monkeypatch.setattr(HouseApi, "_request", held)

    def hand_over(self) -> None:
        """Let go of the answer."""
        self._may_be_handed_over.set()
