"""What the auctioneer is about to do: fair warning, final call, on hold … in a word, an icon, a sentence."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.theme import Tone
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.banner import Banner, BannerView


class PhaseNotice(Enum):
    """What there is to tell; NONE while bidding simply goes on."""

    NONE = "none"
    FAIR_WARNING = "fair_warning"
    FINAL_CALL = "final_call"
    ON_HOLD = "on_hold"
    CLOSING = "closing"
    SOLD_TO_YOU = "sold_to_you"
    SOLD = "sold"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"
    HOUSE_CANNOT_WRITE = "house_cannot_write"


@dataclass(frozen=True, slots=True)
class _Text:
    word: str
    explanation: str
    tone: Tone
    icon: str


def _text(word: object, explanation: object, tone: Tone, icon: str) -> _Text:
    return _Text(str(word), str(explanation), tone, icon)


_N = PhaseNotice
_TEXTS: dict[PhaseNotice, _Text] = {
    _N.FAIR_WARNING: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "Fair warning"),
        QT_TRANSLATE_NOOP("PhaseBanner", "A bid now reopens the bidding."),
        Tone.WARNING,
        "gavel",
    ),
    _N.FINAL_CALL: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "Final call"),
        QT_TRANSLATE_NOOP("PhaseBanner", "The hammer is about to fall. A bid now reopens the bidding."),
        Tone.OUTBID,
        "gavel",
    ),
    _N.ON_HOLD: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "On hold"),
        QT_TRANSLATE_NOOP("PhaseBanner", "The auctioneer has paused the sale. Nothing can be missed."),
        Tone.INFO,
        "pause",
    ),
    _N.CLOSING: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "Closing"),
        QT_TRANSLATE_NOOP("PhaseBanner", "A bid in the last minutes gives everybody more time."),
        Tone.WARNING,
        "clock",
    ),
    _N.SOLD_TO_YOU: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "Sold to you"),
        QT_TRANSLATE_NOOP("PhaseBanner", "Congratulations. The hammer price is settled."),
        Tone.LEADING,
        "gavel",
    ),
    _N.SOLD: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "Sold"),
        QT_TRANSLATE_NOOP("PhaseBanner", "The hammer has fallen."),
        Tone.NEUTRAL,
        "gavel",
    ),
    _N.PASSED: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "Passed"),
        QT_TRANSLATE_NOOP("PhaseBanner", "This lot was not sold."),
        Tone.NEUTRAL,
        "minus",
    ),
    _N.WITHDRAWN: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "Withdrawn"),
        QT_TRANSLATE_NOOP("PhaseBanner", "The house has taken this lot out of the sale."),
        Tone.NEUTRAL,
        "cross",
    ),
    _N.HOUSE_CANNOT_WRITE: _text(
        QT_TRANSLATE_NOOP("PhaseBanner", "The house cannot record bids right now"),
        QT_TRANSLATE_NOOP(
            "PhaseBanner", "What was accepted stays. Bidding goes on as soon as the house can write again."
        ),
        Tone.WARNING,
        "warning",
    ),
}
_COME_AND_GO = (_N.FAIR_WARNING, _N.FINAL_CALL, _N.CLOSING)


class PhaseBanner(Adaptive, QWidget):
    """A banner with a closed list of notices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice, self._message, self._trailing = PhaseNotice.NONE, "", ""
        self._banner, self._keeps_room = Banner(), False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self._adapt()

    @property
    def notice(self) -> PhaseNotice:
        """Return the notice shown."""
        return self._notice

    def show_notice(self, notice: PhaseNotice, message: str = "", trailing: str = "") -> None:
        """Show a notice. `message` replaces the built-in sentence; `trailing` stands at the right: 3 s."""
        self._notice, self._message, self._trailing = notice, message, trailing
        text = _TEXTS.get(notice)
        set_shown(self, text is not None or self._keeps_room)
        self._banner.show_banner(None if text is None else self._view(text))

    def keep_room(self, width: int | None) -> None:
        """Take the room of the notices that come and go while one bids, at a width in pixels; None: no more.

        Were the bid button below to move with them, it would slip from under a finger, or another come there.
        """
        self._keeps_room = width is not None
        heights = (
            0 if width is None else self._banner.height_of(_view(_TEXTS[n]), width) for n in _COME_AND_GO
        )
        self.setMinimumHeight(max(heights))
        set_shown(self, self._keeps_room or self._notice is not PhaseNotice.NONE)

    def _view(self, text: _Text) -> BannerView:
        return _view(text, self._message, self._trailing)

    def _retranslate(self) -> None:
        self.show_notice(self._notice, self._message, self._trailing)


def _view(text: _Text, message: str = "", trailing: str = "") -> BannerView:
    return BannerView(
        headline=QCoreApplication.translate("PhaseBanner", text.word),
        text=message or QCoreApplication.translate("PhaseBanner", text.explanation),
        tone=text.tone,
        icon_name=text.icon,
        trailing=trailing,
    )
