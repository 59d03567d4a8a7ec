"""Which face prints which letters: names come in scripts that the house's typeface lacks.

Chinese, Japanese and Korean are set in the faces that PDF readers bring themselves (nothing is embedded). For
any other letter that is lacking stands a mark, and the foot of the page says so: never an empty box.
"""

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

LACKING: Final = "[?]"

_CHINESE: Final = "STSong-Light"
_JAPANESE: Final = "HeiseiKakuGo-W5"
_KOREAN: Final = "HYGothic-Medium"
_KANA: Final = ((0x3040, 0x30FF), (0xFF66, 0xFF9F))
_HANGUL: Final = ((0xAC00, 0xD7A3),)
_HAN: Final = ((0x3001, 0x3011), (0x4E00, 0x9FA5), (0xFF01, 0xFF5E))


def load_asian_faces() -> None:
    """Make the readers' faces known."""
    for name in (_CHINESE, _JAPANESE, _KOREAN):
        pdfmetrics.registerFont(UnicodeCIDFont(name))


@lru_cache(maxsize=4096)
def runs(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """Split a text into (face, part), with `face` wherever it has the letters; what none has is LACKING."""
    known = pdfmetrics.getFont(face).face.charToGlyph
    letters = unicodedata.normalize("NFC", text)
    if all(ord(letter) in known for letter in letters):
        return ((face, letters),)
    han = _JAPANESE if any(_within(letter, _KANA) for letter in letters) else _CHINESE
    chosen = [(face if ord(letter) in known else _other(letter, han), letter) for letter in letters]
    parts = groupby((pair for pair in chosen if pair[0] is not None), key=lambda pair: pair[0])
    return tuple(
        (name or face, "".join(letter for _, letter in part) if name else LACKING) for name, part in parts
    )


def _other(letter: str, han: str) -> str | None:
    """Return the face of a letter that the own one lacks: empty where none has it, None to leave it out."""
    if _within(letter, _HANGUL):
        return _KOREAN
    if _within(letter, _KANA):
        return _JAPANESE
    if _within(letter, _HAN):
        return han
    return None if unicodedata.category(letter)[0] in "CZ" else ""


def _within(letter: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(letter) <= last for first, last in ranges)
