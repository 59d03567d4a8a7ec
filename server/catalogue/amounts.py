"""Amounts as spreadsheets write them, where only one reading is possible; anything else is refused."""

import re
from typing import Final

from contract.money import AmountError, Money, minor_digits, parse_amount

_PLAIN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED: Final = re.compile(
    r"[0-9]{1,3}(?:"
    r"(?:,[0-9]{3})+(?:\.[0-9]+)?"  # 1,200.50
    r"|(?:\.[0-9]{3})+(?:,[0-9]+)?"  # 1.200,50
    r"|(?:[ '\u2019][0-9]{3})+(?:[.,][0-9]+)?"  # 1 200,50
    r")"
)
_SPACES: Final = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))


def read_cell(text: str, currency: str) -> Money:
    """Read a cell such as `1200`, `1200,50`, `1.200,50` or `1 200` into minor units.

    Raises AmountError, saying how to write it, also for what can be read in two ways (`1.200`).
    """
    cell = text.strip().translate(_SPACES)
    if _PLAIN.fullmatch(cell):
        return _plain(cell, currency)
    if _GROUPED.fullmatch(cell):
        return _grouped(cell, currency)
    return parse_amount(cell, currency)  # refuses, and says how


def _plain(cell: str, currency: str) -> Money:
    whole, mark, decimals = cell.replace(",", ".").partition(".")
    three = len(decimals) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    if three and (minor_digits(currency) < 3 or "," in cell):
        raise AmountError(
            f"{cell!r} can be read in two ways; write it as {whole}{decimals} or {whole}.{decimals[:2]}"
        )
    return parse_amount(f"{whole}{mark}{decimals}", currency)


def _grouped(cell: str, currency: str) -> Money:
    last = max(cell.rfind("."), cell.rfind(","))
    # A mark that occurs once, after other marks, is the decimal one: 1.200,50 but 1.200.000.
    if last >= 0 and cell.count(cell[last]) == 1 and any(mark in cell[:last] for mark in ".,' \u2019"):
        whole, decimals = cell[:last], cell[last:].replace(",", ".")
    else:
        whole, decimals = cell, ""
    return parse_amount(re.sub(r"[^0-9]", "", whole) + decimals, currency)
