"""The words of how I stand on a lot, with a tone and an icon."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.saleroom.my_lots import Mine
from desktop_client.theme import Tone

_WORDS: dict[Mine, object] = {
    Mine.LEADING: QT_TRANSLATE_NOOP("MyLots", "leading"),
    Mine.OUTBID: QT_TRANSLATE_NOOP("MyLots", "outbid"),
    Mine.IN_THE_BOOK: QT_TRANSLATE_NOOP("MyLots", "maximum in the book"),
    Mine.WATCHED: QT_TRANSLATE_NOOP("MyLots", "watched"),
    Mine.WON: QT_TRANSLATE_NOOP("MyLots", "won"),
    Mine.BOUGHT_AFTER: QT_TRANSLATE_NOOP("MyLots", "bought after the sale"),
    Mine.OFFERED: QT_TRANSLATE_NOOP("MyLots", "offer made"),
    Mine.DECLINED: QT_TRANSLATE_NOOP("MyLots", "offer declined"),
    Mine.LOST: QT_TRANSLATE_NOOP("MyLots", "sold to another"),
    Mine.UNSOLD: QT_TRANSLATE_NOOP("MyLots", "not sold"),
}
_LOOKS: dict[Mine, tuple[Tone, str]] = {
    Mine.LEADING: (Tone.LEADING, "arrow-up"),
    Mine.OUTBID: (Tone.OUTBID, "arrow-down"),
    Mine.IN_THE_BOOK: (Tone.INFO, "book"),
    Mine.WATCHED: (Tone.NEUTRAL, "star"),
    Mine.WON: (Tone.LEADING, "check"),
    Mine.BOUGHT_AFTER: (Tone.LEADING, "check"),
    Mine.OFFERED: (Tone.INFO, "clock"),
    Mine.DECLINED: (Tone.OUTBID, "cross"),
    Mine.LOST: (Tone.NEUTRAL, "minus"),
    Mine.UNSOLD: (Tone.NEUTRAL, "minus"),
}


def state_word(state: Mine) -> str:
    """Name how I stand."""
    return QCoreApplication.translate("MyLots", str(_WORDS[state]))


def state_look(state: Mine) -> tuple[Tone, str]:
    """Return the tone and the icon of how I stand."""
    return _LOOKS[state]
