"""Who wants to hear what the connection brings. Every listener is a plain function, called in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contract.display import ShownPicture
from contract.wire import Attendance, Attended, Beat, Desk, FeedMessage, GoodbyeMessage, YouMessage
from desktop_client.connection.states import ConnectionState


def _nobody(*_message: Any) -> None:
    """Stand in for a listener that is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """One function for each thing that the connection brings."""

    on_state: Callable[[ConnectionState], None] = _nobody
    on_attended: Callable[[Attended], None] = _nobody
    on_feed: Callable[[FeedMessage], None] = _nobody
    on_you: Callable[[YouMessage], None] = _nobody
    on_beat: Callable[[Beat], None] = _nobody
    on_attendance: Callable[[Attendance], None] = _nobody
    on_desk: Callable[[Desk], None] = _nobody
    on_picture: Callable[[ShownPicture, bytes], None] = _nobody
    on_goodbye: Callable[[GoodbyeMessage], None] = _nobody
