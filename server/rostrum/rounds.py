"""A round: commands that waited together, decided one on the other, and written in one transaction."""

from dataclasses import dataclass, field

from server.rostrum.line import Waiting
from server.rules.commands import ExtendAfterOutage
from server.rules.decide import Decision
from server.rules.records import Record
from server.store.database import Beside, all_of


@dataclass(slots=True)
class Round:
    """What one round decided: the first of each command, and those that came again within it."""

    decided: list[tuple[Waiting, Decision]] = field(default_factory=list)
    repeated: list[Waiting] = field(default_factory=list)

    @property
    def decisions(self) -> list[Decision]:
        """What was decided, in order."""
        return [decision for _, decision in self.decided]

    @property
    def records(self) -> list[Record]:
        """The rows to write, in order."""
        return [record for decision in self.decisions for record in decision.records]

    @property
    def beside(self) -> Beside | None:
        """What to write with the rows: what came with the commands that were accepted."""
        accepted = [waiting.beside for waiting, decision in self.decided if decision.verdict.ok]
        changes = [change for change in accepted if change is not None]
        return all_of(changes) if changes else None

    @property
    def gives_time_back(self) -> bool:
        """Whether open timed lots get the time back that an outage took."""
        return any(isinstance(waiting.command, ExtendAfterOutage) for waiting, _ in self.decided)
