"""What happens to this person while he looks elsewhere, gathered so that a rush is one notice and not twenty.

Nothing is told of what is only caught up with: that happened before, and the window shows where it led. Knows
no words, no tray and no sound.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_client.connection.clock import monotonic_ms

GATHER_MS: Final = 400
"""How long the first notice waits for others that come with it."""
APART_MS: Final = 8_000
"""How long the next one waits after a notice was told."""


class NoticeKind(Enum):
    """What happened, the most pressing first."""

    CLOSING = "closing"
    ON_THE_BLOCK = "on_the_block"
    OUTBID = "outbid"
    SALE_OPENED = "sale_opened"
    SOON = "soon"
    WON = "won"
    MAX_OUT = "max_out"
    REGISTERED = "registered"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that happened. `amount` is in minor units of `currency`; `lots` and `ms` say how far off."""

    kind: NoticeKind
    sale: str
    sale_title: str
    lot: str | None = None
    lot_title: str = ""
    amount: int | None = None
    currency: str = ""
    lots: int | None = None
    ms: int | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """Return what it is about: of two notices about one thing the later one counts."""
        return self.sale, self.lot


class Notices(QObject):
    """Gathers notices and hands them over a few seconds apart.

    Signals:
        gathered(tuple[Notice, ...]): what to tell now, the most pressing first.
        came(Notice): one came in; for a sound, which does not wait.
    """

    gathered = Signal(object)
    came = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], int] = monotonic_ms) -> None:
        super().__init__(parent)
        self._clock = clock
        self._waiting: dict[tuple[str, str | None], Notice] = {}
        self._told_at: int | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.tell)

    def post(self, notice: Notice) -> None:
        """Take a notice, to be told soon."""
        self._waiting.pop(notice.key, None)
        self._waiting[notice.key] = notice
        self.came.emit(notice)
        if not self._timer.isActive():
            since = APART_MS if self._told_at is None else self._clock() - self._told_at
            self._timer.start(max(GATHER_MS, APART_MS - since))

    def waiting(self, sale: str) -> list[str]:
        """Return the lots of a sale of which something waits to be told."""
        return [lot for of, lot in self._waiting if of == sale and lot is not None]

    def withdraw(self, sale: str, lot: str, *kinds: NoticeKind) -> None:
        """Take back a notice that is true no more before it was told (outbid, and leading again)."""
        waiting = self._waiting.get((sale, lot))
        if waiting is not None and waiting.kind in kinds:
            del self._waiting[waiting.key]

    def tell(self) -> None:
        """Hand over what has gathered."""
        self._timer.stop()
        waiting, self._waiting = list(self._waiting.values()), {}
        if waiting:
            self._told_at = self._clock()
            order = list(NoticeKind)
            self.gathered.emit(tuple(sorted(waiting, key=lambda one: order.index(one.kind))))

    def close(self) -> None:
        """Forget what waits to be told."""
        self._timer.stop()
        self._waiting.clear()
