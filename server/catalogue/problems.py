"""What is wrong with a file that somebody brought, told so that he can mend it: the line and the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `line` counts from 1, the header being line 1; None for the file as a whole."""

    line: int | None
    reason: str

    def __str__(self) -> str:
        return self.reason if self.line is None else f"line {self.line}: {self.reason}"


class CatalogueError(ValueError):
    """A catalogue or a sale that cannot be taken; nothing of it was kept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        self.detail = _detail(self.problems)
        super().__init__(self.detail)


def _detail(problems: Sequence[Problem]) -> str:
    lines = [str(problem) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(f"… and {len(problems) - SHOWN} more")
    return "\n".join(lines)
