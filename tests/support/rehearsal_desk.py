"""What a rehearsed house answers over HTTP to the control window's desk."""

from collections.abc import Callable
from typing import Any

import msgspec

from contract.people import PhoneLine, PhoneLines
from contract.settlement import LotResult
from contract.standing import Phase
from contract.verdicts import Code
from contract.wire import Undoable
from desktop_client.connection.problems import ApiError


class RehearsalApi:
    """Speaks like `HouseApi.ask` and `ask_bytes` for the few paths that a rostrum asks."""

    def __init__(self) -> None:
        self.lines: list[PhoneLine] = []
        self.buyers: dict[str, str] = {}
        self.allotted: list[tuple[str, str | None]] = []
        self.undoables: Callable[[], list[Undoable]] = list

    async def ask(self, _method: str, path: str, kind: type[Any], body: Any = None, query: Any = None) -> Any:
        """Answer a question; an unknown path is refused as a house refuses it."""
        assert body is None, "nothing is sent"
        assert query is None, "nothing is chosen"
        answers: dict[str, Callable[[], Any]] = {
            "phone-lines": lambda: PhoneLines(self.lines, []),
            "results": lambda: [
                LotResult(lot=lot, title="", outcome=Phase.SOLD, price=1, winner=paddle, is_allotted=True)
                for lot, paddle in self.buyers.items()
            ],
            "undo": self.undoables,
        }
        tail = path.rpartition("/")[2]
        if tail not in answers:
            raise ApiError(Code.NOT_FOUND, f"A rehearsal knows no {path}.", 404)
        return msgspec.convert(msgspec.to_builtins(answers[tail]()), kind)

    async def ask_bytes(self, _method: str, path: str, body: Any = None) -> bytes:
        """Take a buyer."""
        lot = path.split("/")[-2]
        self.allotted.append((lot, body["paddle"]))
        self.buyers[lot] = body["paddle"]
        return b""
