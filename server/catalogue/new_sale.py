"""What a clerk sends to make a sale, and the sale's short, readable id."""

import re
import secrets
import unicodedata
from collections.abc import Callable
from typing import Annotated, Final

import msgspec

from contract.money import AmountError, minor_digits
from contract.terms import SaleKind, Terms
from server.catalogue.problems import CatalogueError, Problem

MAX_TITLE: Final = 200
RANDOM_LETTERS: Final = 4

_ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0 o 1 i l: an id is read aloud and typed
_SLUG_LENGTH: Final = 24


class NewSale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sale to be made; its lots come in the catalogue beside it."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TITLE)]
    terms: Terms


def check_new_sale(new: NewSale) -> None:
    """Raise CatalogueError when the parts of the terms do not go together."""
    terms = new.terms
    problems = []
    if not new.title.strip() or not new.title.isprintable():
        problems.append("the title must be printable and not empty")
    try:
        minor_digits(terms.currency)
    except AmountError as error:
        problems.append(str(error))
    if terms.kind is SaleKind.TIMED and terms.closes_at is None:
        problems.append("a timed sale needs the time at which its first lot closes")
    if terms.kind is SaleKind.LIVE and terms.closes_at is not None:
        problems.append("a live sale has no closing time: the auctioneer closes its lots")
    if terms.opens_at is not None and terms.closes_at is not None and terms.closes_at <= terms.opens_at:
        problems.append("the sale would close before it opens")
    if problems:
        raise CatalogueError([Problem(None, reason) for reason in problems])


def new_sale_id(title: str, is_taken: Callable[[str], bool] = lambda _sale: False) -> str:
    """Return a free id such as `autumn-sale-7f3k`, made from the title and random characters.

    One more of them for each id that was found taken, so that a house of many sales always finds a free one.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > _SLUG_LENGTH:
        slug = slug[: _SLUG_LENGTH + 1].rpartition("-")[0] or slug[:_SLUG_LENGTH]
    length = RANDOM_LETTERS
    while is_taken(sale := f"{slug or 'sale'}-{_random_letters(length)}"):
        length += 1
    return sale


def _random_letters(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))
