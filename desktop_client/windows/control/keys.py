"""Every key of the rostrum in one place: what is bound, what the help and the printed key card say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.windows.shortcuts_dialog import KeyGroup

LINE_KEYS = tuple(f"F{number}" for number in range(2, 10))
MESSAGE_KEYS = tuple(f"Alt+{number}" for number in range(1, 10))


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the card. `shown` may be a word that is translated (Space)."""

    shown: object
    does: object


def _line(shown: str, does: object) -> _Line:
    return _Line(shown, does)


_GROUPS: tuple[tuple[object, tuple[_Line, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("RostrumKeys", "Bids"),
        (
            _Line(
                QT_TRANSLATE_NOOP("RostrumKeys", "Space"),
                QT_TRANSLATE_NOOP("RostrumKeys", "Room bid at the ask"),
            ),
            _Line(
                QT_TRANSLATE_NOOP("RostrumKeys", "1650 Space"),
                QT_TRANSLATE_NOOP("RostrumKeys", "Room bid at that amount"),
            ),
            _line("112 B", QT_TRANSLATE_NOOP("RostrumKeys", "Bid at the ask for paddle 112")),
            _line(
                "F2 – F9",
                QT_TRANSLATE_NOOP(
                    "RostrumKeys", "Bid for that telephone or hall paddle; or it bought in the room"
                ),
            ),
            _line("112 X", QT_TRANSLATE_NOOP("RostrumKeys", "A limit of paddle 112 into the book")),
            _line("T", QT_TRANSLATE_NOOP("RostrumKeys", "Take the leading bid back, as its bidder wishes")),
            _line("U", QT_TRANSLATE_NOOP("RostrumKeys", "Undo the latest entry of the lot")),
            _line("Ctrl + U", QT_TRANSLATE_NOOP("RostrumKeys", "Undo one of the last twenty entries")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RostrumKeys", "The ask"),
        (
            _line("+  −", QT_TRANSLATE_NOOP("RostrumKeys", "Ask a rung more, or less")),
            _Line(
                QT_TRANSLATE_NOOP("RostrumKeys", "1650 Enter"),
                QT_TRANSLATE_NOOP("RostrumKeys", "Ask for that amount"),
            ),
            _line("C", QT_TRANSLATE_NOOP("RostrumKeys", "Cut the bid: half the increment")),
            _line(
                "25 I",
                QT_TRANSLATE_NOOP("RostrumKeys", "This lot climbs by 25; I alone: by the ladder again"),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RostrumKeys", "The hammer"),
        (
            _line("F", QT_TRANSLATE_NOOP("RostrumKeys", "Fair warning")),
            _line("L", QT_TRANSLATE_NOOP("RostrumKeys", "Final call")),
            _line("S", QT_TRANSLATE_NOOP("RostrumKeys", "Sold; twice when under the reserve")),
            _Line(
                QT_TRANSLATE_NOOP("RostrumKeys", "112 Enter"),
                QT_TRANSLATE_NOOP("RostrumKeys", "After a hammer to the room: paddle 112 bought it"),
            ),
            _line("P", QT_TRANSLATE_NOOP("RostrumKeys", "Pass")),
            _line(
                "R", QT_TRANSLATE_NOOP("RostrumKeys", "Reopen: for a missed bid at once, else with a reason")
            ),
            _line("D", QT_TRANSLATE_NOOP("RostrumKeys", "Dismiss a missed bid")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RostrumKeys", "The queue"),
        (
            _line(
                "N",
                QT_TRANSLATE_NOOP(
                    "RostrumKeys", "Open the sale, the next lot; after the last one end the sale"
                ),
            ),
            _line("47 N", QT_TRANSLATE_NOOP("RostrumKeys", "Open lot 47 out of order")),
            _line("K  J", QT_TRANSLATE_NOOP("RostrumKeys", "Skip the next lot, or go back by one")),
            _line("G", QT_TRANSLATE_NOOP("RostrumKeys", "Say which lot comes next: 47A")),
            _line("O", QT_TRANSLATE_NOOP("RostrumKeys", "Offer the passed lots again, one after the other")),
            _line("W", QT_TRANSLATE_NOOP("RostrumKeys", "Withdraw the lot, pressed twice")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RostrumKeys", "The room"),
        (
            _line("H", QT_TRANSLATE_NOOP("RostrumKeys", "Hold, and go on")),
            _line("Shift + H", QT_TRANSLATE_NOOP("RostrumKeys", "Hold and say why")),
            _line("M", QT_TRANSLATE_NOOP("RostrumKeys", "Write to everybody")),
            _line(
                "Ctrl + V  Ctrl + I",
                QT_TRANSLATE_NOOP("RostrumKeys", "Show a picture to everybody: pasted, or from a file"),
            ),
            _line("Ctrl + D", QT_TRANSLATE_NOOP("RostrumKeys", "Open the room display")),
            _line("Alt + 1 – 9", QT_TRANSLATE_NOOP("RostrumKeys", "Send that quick message")),
            _line("A", QT_TRANSLATE_NOOP("RostrumKeys", "Approve who waits longest; Shift + A refuses")),
            _line("112 Ctrl + B", QT_TRANSLATE_NOOP("RostrumKeys", "Block paddle 112")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("RostrumKeys", "Timed sales"),
        (
            _line("K  J", QT_TRANSLATE_NOOP("RostrumKeys", "Look at the lot that closes after, or before")),
            _line("E", QT_TRANSLATE_NOOP("RostrumKeys", "More time for this lot; 5 E: five minutes")),
            _line("Shift + E", QT_TRANSLATE_NOOP("RostrumKeys", "More time for every open lot")),
        ),
    ),
)


def key_groups(others: list[tuple[str, str]]) -> list[KeyGroup]:
    """Return the card in the language in force; `others` are the keys that every window has."""
    groups = [
        KeyGroup(_tr(title), [(_tr(one.shown), _tr(one.does)) for one in lines]) for title, lines in _GROUPS
    ]
    return [*groups, KeyGroup(QCoreApplication.translate("RostrumKeys", "Windows"), others)]


def bindings(**slots: Callable[[], object]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each key sequence with its slot; the names are those of `ControlWindow`."""
    for name, slot in slots.items():
        yield _SEQUENCES[name], slot


_SEQUENCES = {
    "room_bid": "Space",
    "bid_for": "B",
    "limit": "X",
    "retract": "T",
    "undo": "U",
    "undo_list": "Ctrl+U",
    "more": "+",
    "less": "-",
    "cut": "C",
    "step": "I",
    "fair_warning": "F",
    "final_call": "L",
    "sell": "S",
    "pass_lot": "P",
    "reopen": "R",
    "dismiss": "D",
    "go_on": "N",
    "skip": "K",
    "back": "J",
    "go_to": "G",
    "offer_again": "O",
    "withdraw": "W",
    "hold": "H",
    "hold_with_words": "Shift+H",
    "write": "M",
    "approve": "A",
    "refuse": "Shift+A",
    "block": "Ctrl+B",
    "extend": "E",
    "extend_all": "Shift+E",
    "display": "Ctrl+D",
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("RostrumKeys", str(text))
