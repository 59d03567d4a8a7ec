"""Whether the house is still heard, and still hears us. Pure: times come in, ms on the monotonic clock.

A way may be blocked in one direction alone: then beats come and nothing that is sent arrives. So a pulse
that is not answered is silence too, whatever else is heard.
"""

from collections import deque

from desktop_client.connection.timing import Timing


class Vigil:
    """Keeps watch over one connection."""

    def __init__(self, timing: Timing, now: int) -> None:
        self._silent_after = _ms(timing.silent_after_s)
        self._lost_after = _ms(timing.lost_after_s)
        self._answer_within = self._least_answer_within = _ms(timing.answer_within_s)
        self._heard_at = now
        self._unanswered: deque[int] = deque()

    def heard(self, now: int) -> None:
        """Learn that a message came."""
        self._heard_at = now

    def asked(self, now: int) -> None:
        """Learn that a pulse was sent."""
        self._unanswered.append(now)

    def answered(self, sent_at: int, now: int) -> None:
        """Learn that the pulse of `sent_at` was answered, and how long an answer takes here."""
        while self._unanswered and self._unanswered[0] <= sent_at:
            self._unanswered.popleft()
        self._answer_within = max(self._least_answer_within, (now - sent_at) * 3 // 2)

    def turned_away(self) -> None:
        """Learn that the oldest pulse was refused: the house hears us, and has enough of us for a moment."""
        if self._unanswered:
            self._unanswered.popleft()

    def begin_anew(self, now: int) -> None:
        """Forget what was asked and not answered, as at a new connection."""
        self._heard_at = now
        self._unanswered.clear()

    def forgive(self, stall_ms: int) -> None:
        """Do not count a time in which this program stood still and could hear nothing."""
        self._heard_at += stall_ms
        self._unanswered = deque(sent_at + stall_ms for sent_at in self._unanswered)

    def silent(self, now: int) -> bool:
        """Tell whether the connection is in doubt."""
        return now >= self._due(self._silent_after, self._answer_within)

    def lost(self, now: int) -> bool:
        """Tell whether the connection is given up."""
        return now >= self._due(self._lost_after, self._lost_after)

    def due_at(self, *, silent: bool) -> int:
        """Return when to look again if nothing is heard until then."""
        if silent:
            return self._due(self._lost_after, self._lost_after)
        return self._due(self._silent_after, self._answer_within)

    def _due(self, quiet_ms: int, unanswered_ms: int) -> int:
        quiet_at = self._heard_at + quiet_ms
        return min(quiet_at, self._unanswered[0] + unanswered_ms) if self._unanswered else quiet_at


def _ms(seconds: float) -> int:
    return int(seconds * 1000)
