"""The marks of money that stand in cells beside an amount: which currencies a sign or a code may mean."""

import re
from typing import Final

_DOLLARS: Final = "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU"
_SIGNS: Final[dict[str, str]] = {
    "€": "EUR",
    "£": "GBP GIP FKP EGP",
    "$": _DOLLARS,
    "us$": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "au$": "AUD",
    "a$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "mx$": "MXN",
    "r$": "BRL",
    "¥": "JPY CNY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "zł": "PLN",
    "kč": "CZK",
    "kr": "SEK NOK DKK ISK",
    "kr.": "SEK NOK DKK ISK",
    "fr.": "CHF",
    "sfr.": "CHF",
    "ft": "HUF",
    "lei": "RON",
    "euro": "EUR",
    "euros": "EUR",
}
_CODES: Final = frozenset(
    re.findall(
        r"[A-Z]{3}",
        "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR FKP GBP GIP HKD HUF IDR ILS INR ISK JPY KRW "
        "KWD MXN MYR NOK NZD PEN PHP PLN RON RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU ZAR",
    )
)
_AROUND: Final = re.compile(r"([^0-9]*?)((?:[-+.,]?[0-9](?:.*[0-9])?)?)([^0-9]*)", re.DOTALL)


def marks_apart(cell: str) -> tuple[str, list[str]]:
    """Part a cell such as `£ 1,200` or `1.200,- EUR` into its figures and the marks around them."""
    match = _AROUND.fullmatch(cell)
    assert match is not None  # the pattern fits any text
    before, figures, after = match[1], match[2], match[3]
    after = after.removeprefix(",").removeprefix(".")
    after = re.sub(r"^[-\u2013\u2014]+", "", after)  # `1.200,-`: and no cents
    return figures, [mark for mark in (before.strip(), after.strip()) if mark]


def means(mark: str, currency: str) -> bool | None:
    """Say whether a mark may mean this currency; None for what is no mark of money."""
    sign = _SIGNS.get(mark.casefold())
    if sign is not None:
        return currency in sign.split()
    code = mark.upper()
    if code == currency:
        return True
    return False if code in _CODES else None
