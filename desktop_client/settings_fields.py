"""How one field of the settings is read from JSON: its kind and its bounds, checked by hand.

The settings decide how the first window looks, and a library for this would take longer to load than the
window to paint. Each reader returns the value or raises Unreadable. Knows no field by name.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

Reader = Callable[[object], Any]
Choice = TypeVar("Choice", bound=StrEnum)


class Unreadable(ValueError):
    """A field of the settings is not what it should be."""


def name(raw: object) -> str:
    """Read a text."""
    if not isinstance(raw, str):
        raise Unreadable(f"{raw!r} is no text")
    return raw


def switch(raw: object) -> bool:
    """Read a yes or no."""
    if not isinstance(raw, bool):
        raise Unreadable(f"{raw!r} is neither true nor false")
    return raw


def texts(raw: object) -> tuple[str, ...]:
    """Read a list of texts."""
    if not isinstance(raw, list):
        raise Unreadable(f"{raw!r} is no list")
    return tuple(name(one) for one in raw)


def number(least: int, most: int | None = None) -> Reader:
    """Make the reader of a whole number from `least` to `most`."""

    def read(raw: object) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise Unreadable(f"{raw!r} is no whole number")
        if raw < least or (most is not None and raw > most):
            raise Unreadable(f"{raw} is out of bounds")
        return raw

    return read


def either(choices: type[Choice]) -> Reader:
    """Make the reader of one of some choices."""

    def read(raw: object) -> Choice:
        return choices(name(raw))

    return read


def mapping(of: Reader) -> Reader:
    """Make the reader of an object whose values `of` reads."""

    def read(raw: object) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise Unreadable(f"{raw!r} is no object")
        return {key: of(value) for key, value in raw.items()}

    return read
