"""Work that a thread begins with while something else is waited for, and that is finished by two.

It is for what does not hold the interpreter, such as signing: it knows nothing of what is done.
"""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from typing import Generic, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


class Together(Generic[Piece, Result]):
    """Does `work` on each piece, from now on in a thread of `beside`."""

    def __init__(self, work: Callable[[Piece], Result], pieces: Iterable[Piece], beside: Executor) -> None:
        self._work, self._left = work, deque(pieces)
        self._beside: Future[list[Result]] = beside.submit(self._do)

    def finish(self) -> list[Result]:
        """Help until nothing is left, and return all results in no order. Raises what the work raises."""
        return self._do() + self._beside.result()

    def _do(self) -> list[Result]:
        done: list[Result] = []
        while True:
            try:
                piece = self._left.popleft()
            except IndexError:  # no lock is needed: whoever takes a piece has it alone
                return done
            done.append(self._work(piece))
