"""The line before the rostrum: a command that waits for its decision, and where the answer goes."""

import asyncio
from dataclasses import dataclass, field

from contract.verdicts import Code, Verdict
from server.rules.commands import AnyCommand
from server.rules.decide import Decision

Key = tuple[str, str]
"""A user and the id that he gave a command: ids are scoped to the user."""

UNAVAILABLE_TEXT = "The house cannot record bids at the moment; nothing was changed. Try again shortly."


@dataclass(slots=True, kw_only=True)
class Waiting:
    """A command in line, with where its answer goes."""

    command: AnyCommand
    user: str | None
    command_id: str | None
    fingerprint: bytes
    at: int
    answer: "asyncio.Future[Verdict]"

    @property
    def key(self) -> Key | None:
        """What the command is known by when it comes again; None for the house's own."""
        return None if self.user is None or self.command_id is None else (self.user, self.command_id)


@dataclass(slots=True)
class Round:
    """What one round decided: the first of each command, and those that came again within it."""

    decided: list[tuple[Waiting, Decision]] = field(default_factory=list)
    repeated: list[Waiting] = field(default_factory=list)


class UndecidableError(Exception):
    """The rules failed on this command."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__(type(waiting.command).__name__)
        self.waiting = waiting


def unavailable(waiting: Waiting) -> Verdict:
    """Refuse a command because nothing can be recorded now; its id stays free."""
    return _refused(waiting, Code.UNAVAILABLE, UNAVAILABLE_TEXT)


def id_conflict(waiting: Waiting) -> Verdict:
    """Refuse a command whose id was another command's."""
    return _refused(waiting, Code.ID_CONFLICT, "This id was used for another command before; use a new id.")


def _refused(waiting: Waiting, code: Code, message: str) -> Verdict:
    return Verdict(ok=False, id=waiting.command_id or "", at=waiting.at, code=code, message=message)
