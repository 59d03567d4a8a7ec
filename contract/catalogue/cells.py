"""What a cell says, where only one reading is possible; anything else is refused with its fault."""

import re
from typing import Final

from contract.catalogue.currencies import marks_apart, means
from contract.catalogue.faults import FaultCode
from contract.catalogue.limits import WHOLE_BP
from contract.catalogue.rows import Grouping
from contract.money import MAX_AMOUNT, minor_digits

_PLAIN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED: Final = re.compile(
    r"[0-9]{1,3}(?:"
    r"(?:,[0-9]{3})+(?:\.[0-9]+)?"  # 1,200.50
    r"|(?:\.[0-9]{3})+(?:,[0-9]+)?"  # 1.200,50
    r"|(?:[ '\u2019][0-9]{3})+(?:[.,][0-9]+)?"  # 1 200,50
    r")"
)
_SPACES: Final = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))
_LONGEST: Final = 30
_UNTIL: Final = re.compile(r"\s*(?:[-\u2013\u2014/]|\bto\b|\bbis\b|\ba\b|\bà\b)\s*", re.IGNORECASE)
_RATE: Final = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?")
_NONE: Final = frozenset(
    (
        "-", "\u2013", "\u2014", "/", "n/a", "none", "nil", "ninguno", "ninguna", "aucun", "keine", "kein",
        "sin reserva", "no reserve", "sans réserve", "ohne limit", "on request", "upon request",
        "estimate on request", "estimate upon request", "price on request", "refer department",
        "a consultar", "sur demande", "estimation sur demande", "auf anfrage", "p o a", "poa",
    )
)  # fmt: skip
_NO_TAX: Final = frozenset({"no", "none", "nein", "non", "n"})
_MARK_OF: Final = {Grouping.COMMA: ",", Grouping.POINT: "."}


class CellError(ValueError):
    """A cell that says nothing certain; `code` and `params` as in Fault."""

    def __init__(self, code: FaultCode, **params: str) -> None:
        super().__init__(code.value)
        self.code, self.params = code, params


def read_amount(text: str, currency: str, grouping: Grouping = Grouping.ASK) -> int:
    """Read a cell such as `1200`, `1200,50`, `1.200,50`, `1 200` or `£1,200.50` into minor units.

    Raises CellError, also for what can be read in two ways (`1.200`) unless `grouping` says how.
    """
    figures, marks = marks_apart(text.strip().translate(_SPACES))
    _check_marks(text, marks, currency)
    return _figures(text, figures, currency, grouping)


def read_estimate(
    text: str, currency: str, grouping: Grouping = Grouping.ASK
) -> tuple[int | None, int | None]:
    """Read both estimates out of one cell: `800–1,200`, `£80 to £120`, `800/1200 EUR`; or a low one alone.

    A zero is none. Raises CellError.
    """
    parts = [part for part in _UNTIL.split(text.strip()) if part]
    if len(parts) != 2 or any(not re.search(r"\d", part) for part in parts):
        return read_amount(text, currency, grouping) or None, None
    low, high = (_try(part, currency, grouping) for part in parts)
    if isinstance(low, CellError):
        raise low
    if isinstance(high, CellError):
        if high.code is not FaultCode.TWO_READINGS or not _above_decimals(low, parts[1], currency):
            raise high
        high = read_amount(parts[1], currency, Grouping.COMMA if "," in parts[1] else Grouping.POINT)
    return low or None, high or None


def says_none(text: str) -> bool:
    """Say whether a cell says in signs or words that there is no amount: `-`, `n/a`, `on request`."""
    return re.sub(r"[\s.]+", " ", text.casefold()).strip() in _NONE


def read_rate(text: str) -> int:
    """Read a rate such as `21`, `5,5` or `21 %` into basis points. Raises CellError."""
    cell = text.strip()
    if cell.casefold() in _NO_TAX:
        return 0
    match = _RATE.fullmatch(cell)
    rate = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")) if match else WHOLE_BP + 1
    if rate > WHOLE_BP:
        raise CellError(FaultCode.NOT_A_RATE, text=text[:_LONGEST])
    return rate


def _above_decimals(low: int, high: str, currency: str) -> bool:
    """Say whether `high`, its mark read as a decimal one, would be below `low`: 1.20 in `800–1,200`."""
    whole = re.split(r"[.,]", marks_apart(high)[0])[0]
    return low >= (int(whole) + 1) * _unit(currency)


def _try(text: str, currency: str, grouping: Grouping) -> int | CellError:
    try:
        return read_amount(text, currency, grouping)
    except CellError as error:
        return error


def _check_marks(text: str, marks: list[str], currency: str) -> None:
    for mark in marks:
        fits = means(mark, currency)
        if fits is None:
            raise CellError(FaultCode.NOT_AN_AMOUNT, text=text[:_LONGEST])
        if not fits:
            raise CellError(FaultCode.OTHER_CURRENCY, text=text[:_LONGEST], currency=currency)


def _figures(text: str, figures: str, currency: str, grouping: Grouping) -> int:
    if _PLAIN.fullmatch(figures):
        whole, mark, decimals = re.match(r"(\d+)([.,]?)(\d*)", figures).groups()  # type: ignore[union-attr]
        if _two_readings(whole, mark, decimals, currency):
            if mark != _MARK_OF.get(grouping):
                like = f"{whole}{decimals} or {whole}.{decimals[:2]}"
                raise CellError(FaultCode.TWO_READINGS, text=text[:_LONGEST], like=like)
            whole, decimals = whole + decimals, ""
        return _minor(text, whole, decimals, currency)
    if not _GROUPED.fullmatch(figures):
        raise CellError(FaultCode.NOT_AN_AMOUNT, text=text[:_LONGEST])
    last = max(figures.rfind("."), figures.rfind(","))
    # A mark that occurs once, after other marks, is the decimal one: 1.200,50 but 1.200.000.
    single = last >= 0 and figures.count(figures[last]) == 1
    if single and any(mark in figures[:last] for mark in ".,' \u2019"):
        return _minor(text, _digits(figures[:last]), figures[last + 1 :], currency)
    return _minor(text, _digits(figures), "", currency)


def _two_readings(whole: str, mark: str, decimals: str, currency: str) -> bool:
    three = len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0"
    return three and (minor_digits(currency) < 3 or mark == ",")


def _minor(text: str, whole: str, decimals: str, currency: str) -> int:
    digits, decimals = minor_digits(currency), decimals.rstrip("0")
    if len(decimals) > digits:
        most = {"text": text[:_LONGEST], "most": str(digits), "currency": currency}
        raise CellError(FaultCode.TOO_MANY_DECIMALS, **most)
    amount = int(whole[-40:]) * _unit(currency) + int(decimals.ljust(digits, "0") or "0")
    if amount > MAX_AMOUNT or len(whole.lstrip("0")) > len(str(MAX_AMOUNT)):
        raise CellError(FaultCode.TOO_MUCH, text=text[:_LONGEST])
    return amount


def _unit(currency: str) -> int:
    return int("1".ljust(minor_digits(currency) + 1, "0"))


def _digits(figures: str) -> str:
    return re.sub(r"[^0-9]", "", figures)
