"""Which texts of a window stand there as the source has them, told by their plain Latin letters."""

import re
from collections.abc import Iterable, Iterator

from babel import Locale
from PySide6.QtWidgets import QWidget

from tests.support.rehearsal import BIDDERS, LOTS
from tests.widget.languages.painted import Painted
from tests.widget.languages.shown import plain_text, texts_of

SAME_EVERYWHERE = {
    "Martillo", "English", "WebSocket", "HTTP", "https", "http", "IBAN", "BIC", "CSV", "XLSX",
    "PDF", "SEPA", "EUR", "USD", "SHA", "Ed", "QR", "martillo",
    # keys and units
    "Ctrl", "Alt", "Esc", "Del", "Tab", "ms", "min",
}  # fmt: skip
"""Names, formats, keys and units, which no language of ours has another word for."""
HOUSES_OWN = {
    "Español",
    "auction.fr (EUR)",
    "house.example",
    "XXXXX-XXXXX-XXXXX-XXXXX",
    *(f"{code} · {name}" for code, name in Locale("en").currencies.items()),
    "Autumn sale · Clocks and furniture",
    *BIDDERS.values(),
    *(title for _, title, *_ in LOTS),
    *(text for _, _, text, *_ in LOTS),
}
MONTHS = {name.rstrip(".") for name in Locale("en").months["format"]["abbreviated"].values()}
"""Which come with the locale of the formats, not with a translation."""
_FIGURES = re.compile(r"\b[0-9a-f]{12,}\b|(?:\b[0-9A-F]{4}\b\s?){2,}")
"""Hashes and fingerprints."""
_WORD = re.compile(r"[A-Za-z]{2,}")


def untranslated(window: QWidget, painted: Painted, own: Iterable[str] = ()) -> Iterator[str]:
    """Name the texts with plain words in them; `own` is what the house or a person wrote."""
    data = sorted({*HOUSES_OWN, *own}, key=len, reverse=True)
    said = {(f"{type(where).__name__} {of}", text) for where, text, of in texts_of(window)}
    said |= {("painted", painted.shortened.get(text, text)) for text in painted.texts}
    for place, text in sorted(said):
        rest = _FIGURES.sub("", plain_text(text))
        for known in data:
            rest = rest.replace(known, "")
        if {*_WORD.findall(rest)} - SAME_EVERYWHERE - MONTHS and not any(
            text.strip(" …") in known for known in data
        ):
            yield f"{place}: {text!r}"
