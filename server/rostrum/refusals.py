"""Refuses what cannot be decided now, and never says "nothing was changed" where that might be a lie."""

from collections.abc import Iterable

from server.rostrum.answers import Answers
from server.rostrum.line import Key, Waiting, unavailable, uncertain


class Refusals:
    """Refuses commands of one sale, except those whose outcome is still open.

    A command that comes again while the round with the first of it is open waits for that round's outcome.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._open: set[Key] = set()
        self._repeats: list[Waiting] = []
        self._never_told: set[Key] = set()

    def begin(self, waiting: Iterable[Waiting]) -> None:
        """Note that a round with these commands begins: their outcome is open."""
        self._open = {one.key for one in waiting if one.key is not None}

    def refuse(self, waiting: Iterable[Waiting]) -> None:
        """Refuse commands; what was decided before keeps its verdict, and its id."""
        for one in waiting:
            if one.key in self._open:
                self._repeats.append(one)
            else:
                refusal = uncertain if one.key in self._never_told else unavailable
                one.give(self._answers.known(one) or refusal(one))

    def end(self) -> None:
        """Note that the round's outcome is known, and answer what came again meanwhile."""
        self._open = set()
        repeats, self._repeats = self._repeats, []
        self.refuse(repeats)

    def leave_open(self, waiting: Iterable[Waiting]) -> None:
        """Answer a round whose outcome nobody can tell any more before the house closes."""
        self._never_told = self._open
        self.end()
        self.refuse(waiting)
