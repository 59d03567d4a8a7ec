"""The keys of the office's pages and what each does, for the help. Knows no page: those bind the keys."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_KEYS: Final[dict[str, tuple[tuple[str, object], ...]]] = {
    "catalogue": (
        ("Ctrl + I", QT_TRANSLATE_NOOP("OfficeKeys", "Import a spreadsheet")),
        ("Ctrl + N", QT_TRANSLATE_NOOP("OfficeKeys", "Add a lot after this one")),
        ("Ctrl + F", QT_TRANSLATE_NOOP("OfficeKeys", "Search")),
        ("Ctrl + Z", QT_TRANSLATE_NOOP("OfficeKeys", "Take the last change back")),
        ("Alt + ↑ ↓", QT_TRANSLATE_NOOP("OfficeKeys", "Move the chosen lots")),
        ("Enter", QT_TRANSLATE_NOOP("OfficeKeys", "Type over the lot")),
        ("Del", QT_TRANSLATE_NOOP("OfficeKeys", "Withdraw the chosen lots, after a question")),
        ("Ctrl + D", QT_TRANSLATE_NOOP("OfficeKeys", "In an import: leave the chosen rows out")),
        ("Ctrl + Enter", QT_TRANSLATE_NOOP("OfficeKeys", "Import, or send the pictures")),
        ("Esc", QT_TRANSLATE_NOOP("OfficeKeys", "Back to the lots")),
    ),
    "bidders": (
        ("A", QT_TRANSLATE_NOOP("OfficeKeys", "Approve")),
        ("R", QT_TRANSLATE_NOOP("OfficeKeys", "Refuse, with a reason")),
        ("B", QT_TRANSLATE_NOOP("OfficeKeys", "Block, with a reason")),
        ("L", QT_TRANSLATE_NOOP("OfficeKeys", "Set the limit")),
        ("N", QT_TRANSLATE_NOOP("OfficeKeys", "Give another paddle number")),
        ("E", QT_TRANSLATE_NOOP("OfficeKeys", "Change how a guest is reached")),
        ("Ctrl + N", QT_TRANSLATE_NOOP("OfficeKeys", "Enter a guest")),
        ("Ctrl + F", QT_TRANSLATE_NOOP("OfficeKeys", "Search")),
    ),
    "book": (
        ("Enter", QT_TRANSLATE_NOOP("OfficeKeys", "On to the next field; after the last one it is kept")),
        ("Del", QT_TRANSLATE_NOOP("OfficeKeys", "Take the chosen line out")),
        ("Ctrl + P", QT_TRANSLATE_NOOP("OfficeKeys", "Print the telephone list")),
    ),
    "display": (
        ("Ctrl + D", QT_TRANSLATE_NOOP("OfficeKeys", "Open the room display")),
        ("Ctrl + I", QT_TRANSLATE_NOOP("OfficeKeys", "Choose a picture for everybody")),
        ("Ctrl + V", QT_TRANSLATE_NOOP("OfficeKeys", "Show the copied picture to everybody")),
    ),
    "after": (
        ("Enter", QT_TRANSLATE_NOOP("OfficeKeys", "Note the buyer, enter the offer, or save the statement")),
        ("A", QT_TRANSLATE_NOOP("OfficeKeys", "Accept the chosen offer")),
        ("D", QT_TRANSLATE_NOOP("OfficeKeys", "Decline the chosen offer")),
        ("I", QT_TRANSLATE_NOOP("OfficeKeys", "Issue the chosen statement")),
        ("P", QT_TRANSLATE_NOOP("OfficeKeys", "Save the chosen statement as PDF")),
        ("E", QT_TRANSLATE_NOOP("OfficeKeys", "Change the chosen seller")),
        ("Ctrl + S", QT_TRANSLATE_NOOP("OfficeKeys", "Save the results, all statements, or the log")),
    ),
}
_NAMED: Final[dict[str, object]] = {
    "Enter": QT_TRANSLATE_NOOP("OfficeKeys", "Enter"),
    "Del": QT_TRANSLATE_NOOP("OfficeKeys", "Del"),
}
"""Keys that have another name on another keyboard."""


def keys_of(page: str) -> list[tuple[str, str]]:
    """Return the keys of a page, by its name in the rail, each with what it does."""
    return [(_key(key), _tr(does)) for key, does in _KEYS.get(page, ())]


def _key(key: str) -> str:
    return " + ".join(_tr(_NAMED[part]) if part in _NAMED else part for part in key.split(" + "))


def _tr(text: object) -> str:
    return QCoreApplication.translate("OfficeKeys", str(text))
