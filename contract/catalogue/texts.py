"""Texts out of spreadsheets: what cannot be seen is taken out, and what a formula was guarded by."""

import html
import re
import unicodedata
from typing import Final

# Not at the beginning alone: a spreadsheet that parts cells at semicolons sees two in `Vase;=1+1`.
_WOULD_BE_FORMULA: Final = re.compile(r"(?:^|(?<=[;\r\n]))(?='*[=+\-@])|^(?='*[\t\r\n])")
_GUARD: Final = re.compile(r"(?:^|(?<=[;\r\n]))'(?='*[=+\-@])|^'(?='*[\t\r\n])")
_BREAK: Final = re.compile(r"(?i)<br\s*/?>|</(?:p|div|li|h[1-6]|tr)>")
_TAG: Final = re.compile(
    r"(?i)</?(?:a|b|br|div|em|font|h[1-6]|i|li|ol|p|small|span|strong|sub|sup|table|td|tr|u|ul)(?:\s[^<>]*)?/?>"
)


def as_cell(text: str) -> str:
    """Return a cell that every spreadsheet takes as text, and that reading gives back exactly as it was."""
    if text != without_markup(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    return _WOULD_BE_FORMULA.sub("'", text)


def unguarded(cell: str) -> str:
    """Take away the quotes that kept a cell, or a part of it, from becoming a formula."""
    return _GUARD.sub("", cell)


def without_markup(cell: str) -> str:
    """Return a text as a reader of a web page would see it: `Smith &amp; Sons<br>London` on two lines."""
    if "<" in cell:
        cell = _TAG.sub("", _BREAK.sub("\n", cell))
    return html.unescape(cell) if "&" in cell else cell


def tidy_line(text: str) -> str:
    """Return a text on one line, with plain spaces, without invisible signs, trimmed."""
    return _visible(" ".join(text.splitlines())).strip()


def tidy_text(text: str) -> str:
    """Return a text of several lines likewise; each line keeps its inner spaces."""
    return "\n".join(_visible(line).rstrip() for line in text.splitlines()).strip()


def is_printable(text: str) -> bool:
    """Say whether a text has no control characters but the ends of its lines."""
    return text.replace("\n", "").isprintable()


def _visible(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(_plain(character) for character in line)


def _plain(character: str) -> str:
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    return "" if unicodedata.category(character) == "Cf" else character
