"""Say something to a screen reader without moving the focus.

One event changes many parts of a window, and each has a word about it; a rush of bids changes them ten times
a second. So what they say is gathered, what says the same is said once, and of what one part says only the
newest is left. Some readers drop what was said before: each gathering is one announcement, the urgent first.
"""

import re
import time
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

GATHERED_MS: Final = 60
"""So long after the first word the others of the same event come."""
CALM_MS: Final = 1_000
"""Between two announcements of which none is urgent: a sentence takes about so long to be read."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+")
_NO_WORD: Final = re.compile(r"[\W_]+")


class _Word(NamedTuple):
    text: str
    urgent: bool


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader, if one listens, speak a text on behalf of a widget.

    What is urgent interrupts what is being read: outbid, sold, the hammer about to fall, no connection.
    """
    if not text:
        return
    from PySide6.QtGui import QAccessible  # late: nothing is said at a start

    if QAccessible.isActive():
        _voice().gather(widget, text, urgent=urgent)


def said_once(texts: Iterable[str]) -> str:
    """Join texts, without the sentences whose words another one has, too."""
    sentences = [part for text in texts for part in _SENTENCE_END.split(text.strip()) if _plain(part).strip()]
    kept: list[str] = []
    for place, sentence in enumerate(sentences):
        others = [*kept, *sentences[place + 1 :]]
        if not any(_plain(sentence) in _plain(other) for other in others):
            kept.append(sentence)
    return " ".join(one if one[-1] in ".!?…" else f"{one}." for one in kept)


def _plain(sentence: str) -> str:
    return f" {_NO_WORD.sub(' ', sentence.casefold()).strip()} "


class Voice(QObject):
    """Gathers what is to be said, and hands it to Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: dict[QWidget, _Word] = {}
        self._last_ms = -CALM_MS
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.speak)

    def gather(self, widget: QWidget, text: str, *, urgent: bool) -> None:
        """Take a word; it is said soon, together with the others, instead of an older one of this widget."""
        before = self._words.pop(widget, None)
        was_urgent = before is not None and before.urgent  # and what came of it since is urgent, too
        self._words[widget] = _Word(text, urgent or was_urgent)
        calm = self._last_ms + CALM_MS - _now_ms()
        due = GATHERED_MS if urgent else max(GATHERED_MS, calm)
        if not self._timer.isActive() or self._timer.remainingTime() > due:
            self._timer.start(due)

    def speak(self) -> None:
        """Say what was gathered, the urgent first."""
        from desktop_client.widgets.spoken import say

        told = sorted(self._told(), key=lambda one: not one[1].urgent)
        self._words.clear()
        if not told:
            return
        widget, first = told[0]
        say(widget, said_once(word.text for _, word in told), urgent=first.urgent)
        self._last_ms = _now_ms()

    def _told(self) -> Iterator[tuple[QWidget, _Word]]:
        """Yield what widgets say that are still there."""
        yield from ((widget, word) for widget, word in self._words.items() if isValid(widget))


def _now_ms() -> int:
    return round(time.monotonic() * 1000)


class _Installed:
    voice: Voice | None = None


def _voice() -> Voice:
    """Return the voice of the application; one is enough, as one screen reader listens."""
    voice = _Installed.voice
    if voice is None or not isValid(voice):
        from PySide6.QtWidgets import QApplication

        voice = _Installed.voice = Voice(parent=QApplication.instance())
    return voice
