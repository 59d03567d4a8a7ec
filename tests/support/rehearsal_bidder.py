"""What a rehearsed house answers a bidder over HTTP: the few questions that the rules themselves decide.

What a test wants answered besides, it puts into `answers`; everything else is not found, as in a house.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from contract.commands import WithdrawMax
from contract.verdicts import Code
from desktop_client.connection.problems import ApiError
from server.rules import commands as rules
from tests.support.rehearsal_desk import RehearsalApi

if TYPE_CHECKING:
    from tests.support.rehearsal import RehearsalHouse


class BidderApi(RehearsalApi):
    """Speaks like `connection.api.HouseApi` for one bidder; `asked` keeps what was asked."""

    def __init__(self, house: "RehearsalHouse", sale: str) -> None:
        super().__init__()
        self._house = house
        self.asked: list[tuple[str, str, Any]] = []
        self.answers: dict[tuple[str, str], Callable[[Any], Any]] = {
            ("POST", f"/api/sales/{sale}/withdrawn-maxes"): self._withdraw
        }

    async def ask(self, method: str, path: str, kind: type[Any], body: Any = None, query: Any = None) -> Any:
        """Answer as `kind`, through JSON, as a house does."""
        return msgspec.json.decode(await self.ask_bytes(method, path, body, query), type=kind)

    async def ask_bytes(
        self, method: str, path: str, body: Any = None, query: Any = None, limit: int | None = None
    ) -> bytes:
        """Answer with bytes."""
        self.asked.append((method, path, body))
        answer = self.answers.get((method, path))
        if answer is None:
            raise ApiError(Code.NOT_FOUND, f"A rehearsal knows no {path}.", 404)
        found = answer(body)
        return found if isinstance(found, bytes) else msgspec.json.encode(found)

    def _withdraw(self, body: WithdrawMax) -> Any:
        command = rules.TakeOutMax(user=self._house.user, id=body.id, lot=body.lot)
        return self._house.rehearsal.decide(command, 100).verdict
