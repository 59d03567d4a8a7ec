"""Who is in a sale's room. One line per connection: a user with two windows is there twice."""

from dataclasses import dataclass, field

import msgspec

from contract.wire import Attendee


@dataclass(slots=True)
class Room:
    """The connections that attend one sale, keyed by connection id, in order of arrival.

    `changed` says whether the clerks know less than is here; who tells them clears it.
    """

    here: dict[str, Attendee] = field(default_factory=dict)
    changed: bool = False

    def enter(self, connection: str, attendee: Attendee) -> None:
        """Note somebody who came in; coming again changes the line in place and keeps `since`."""
        before = self.here.get(connection)
        if before is not None:
            attendee = msgspec.structs.replace(attendee, since=before.since)
        if attendee != before:
            self.here[connection] = attendee
            self.changed = True

    def leave(self, connection: str) -> bool:
        """Note somebody who left; False when he was not here."""
        if self.here.pop(connection, None) is None:
            return False
        self.changed = True
        return True

    def measured(self, connection: str, latency_ms: int, transport: str) -> None:
        """Note how far away a connection is, and how it travels by now."""
        before = self.here.get(connection)
        if before is None:
            return
        after = msgspec.structs.replace(before, latency_ms=latency_ms, transport=transport)
        if after != before:
            self.here[connection] = after
            self.changed = True

    def given_paddle(self, user: str, paddle: str) -> None:
        """Note the paddle that a user in the room got."""
        for connection, attendee in self.here.items():
            if attendee.user == user and attendee.paddle != paddle:
                self.here[connection] = msgspec.structs.replace(attendee, paddle=paddle)
                self.changed = True

    def news(self) -> list[Attendee] | None:
        """Return who is here if that changed since the last call, else None."""
        if not self.changed:
            return None
        self.changed = False
        return list(self.here.values())
