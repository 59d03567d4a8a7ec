"""A language that nobody speaks: every text of the product, longer and in letters that no source has.

A plain Latin letter in a window is then a text that nobody translates, and a text that does not fit would not
fit in some real language either. What is between braces or tags, `%n` and `&` stay as they are.
"""

import contextlib
import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QTranslator

OPENS, CLOSES = "‹", "›"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED = "åƀçđéƒğĥîĵķľɱñöþɋřšţûṽŵẋýžÅɃÇĐÉƑĞĤÎĴĶĽṀÑÖÞɊŘŠŢÛṼŴẊÝŽ"
_LETTERS = str.maketrans(_PLAIN, _MARKED)
_VOWELS = "åéîöûÅÉÎÖÛ"
_KEPT = re.compile(r"\{[^}]*\}|<[^>]*>|%n|%\d|&\w+;|&(?=\w)")
_LONGER_BY_PERCENT = 30
"""What translators reckon with from English into German or Spanish."""


def pseudo(text: str) -> str:
    """Return a text as the language has it: `‹Ñéẋţ ļöţ {lot}›`, its words a third longer."""
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_stretched(text[at : kept.start()]), kept.group()]
        at = kept.end()
    return f"{OPENS}{''.join([*parts, _stretched(text[at:])])}{CLOSES}"


def _stretched(text: str) -> str:
    """Double vowels, from word to word, until the text has grown enough."""
    made, owed = [], 0
    for letter in text.translate(_LETTERS):
        owed += _LONGER_BY_PERCENT if letter.isalpha() else 0
        made.append(letter)
        if letter in _VOWELS and owed >= 100:
            made.append(letter.lower())
            owed -= 100
    return "".join(made)


class PseudoLanguage(QTranslator):
    """Says every text of the product in that language."""

    def translate(self, _context: str, source: str, _hint: str | None = None, _n: int = -1) -> str:
        return pseudo(source) if source else ""

    def isEmpty(self) -> bool:
        return False


@contextlib.contextmanager
def spoken() -> Iterator[None]:
    """Speak the language for as long as the block lasts."""
    language = PseudoLanguage()
    QCoreApplication.installTranslator(language)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(language)
