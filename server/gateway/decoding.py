"""Reads what came in into a contract struct, or says in a sentence what is wrong with it.

The sentence names the field and never the value: values may be secret, and they are not ours to repeat.
"""

import re
from typing import Any, Final, TypeVar

import msgspec

T = TypeVar("T")

_KINDS: Final = {
    "int": "a whole number",
    "float": "a number with decimals",
    "str": "a text",
    "bool": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "nothing",
    "int | null": "a whole number or null",
}
_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$(?:\.(?P<path>[^`]*))?`)?$", re.DOTALL)
_WRONG_KIND = re.compile(r"^Expected `(?P<wanted>[^`]+)`, got `(?P<given>[^`]+)`$")
_BOUND = re.compile(r"^Expected `(?:int|float)` (?P<sign>>=|<=|>|<) (?P<bound>-?[\d.]+)$")
_LENGTH = re.compile(r"^Expected `(?P<kind>str|array)` of length (?P<sign>>=|<=) (?P<bound>\d+)$")
_MISSING = re.compile(r"^Object missing required field `(?P<field>[^`]+)`$")
_UNKNOWN = re.compile(r"^Object contains unknown field `(?P<field>.+)`$", re.DOTALL)
_UNITS: Final = {"str": ("character", "characters"), "array": ("entry", "entries")}
_SIGNS: Final = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}


class MalformedError(Exception):
    """What came in is not what the contract says; the message is a sentence, `field` what it is about."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


def decode(body: Any, kind: type[T]) -> T:
    """Convert parsed JSON into `kind`, strictly. Raises MalformedError."""
    try:
        return msgspec.convert(body, kind, strict=True)
    except msgspec.ValidationError as error:
        raise told(str(error)) from None
    except RecursionError:
        raise MalformedError("The message is nested too deeply.") from None


def decode_json(raw: bytes, kind: type[T]) -> T:
    """Read JSON text (which has no NaN and no Infinity) into `kind`, strictly. Raises MalformedError."""
    try:
        body = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise MalformedError("The body is not JSON that can be read.") from None
    return decode(body, kind)


def told(complaint: str) -> MalformedError:
    """Turn msgspec's complaint into one that a person can act on, without the offending value."""
    place = _PLACE.match(complaint)
    assert place is not None  # the pattern matches every text
    what, field = place["what"], place["path"] or ""
    if match := _MISSING.match(what):
        inside = f" in {field}" if field else ""
        missing = f"{field}.{match['field']}" if field else match["field"]
        return MalformedError(f"The field {match['field']} is missing{inside}.", missing)
    if match := _UNKNOWN.match(what):
        return MalformedError(f"There is no field {_printable(match['field'])} in this message.")
    return MalformedError(_sentence(what, f"The field {field}" if field else "The message"), field or None)


def _sentence(what: str, name: str) -> str:
    if match := _WRONG_KIND.match(what):
        return f"{name} must be {_kind(match['wanted'])}, not {_kind(match['given'])}."
    if match := _BOUND.match(what):
        return f"{name} must be {_SIGNS[match['sign']]} {match['bound']}."
    if match := _LENGTH.match(what):
        unit = _UNITS[match["kind"]][match["bound"] != "1"]
        return f"{name} must have {_SIGNS[match['sign']]} {match['bound']} {unit}."
    return f"{name} has a value that is not allowed."


def _kind(name: str) -> str:
    return _KINDS.get(name, f"of another kind ({name})")


def _printable(name: str) -> str:
    kept = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "_-"))
    return kept[:40] or "of that name"
