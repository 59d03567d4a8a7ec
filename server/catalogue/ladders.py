"""Find an increment ladder by its name, or read one from a house's own file."""

import re
from pathlib import Path
from typing import Final

import msgspec

import resources
from contract.ladder import Ladder, LadderError, read_ladder

MAX_FILE_BYTES: Final = 256 * 1024

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


class _Heading(msgspec.Struct, frozen=True):
    currency: str | None = None


def ladder_names() -> list[str]:
    """Return the names of the ladders that ship with the product."""
    return sorted(path.stem for path in resources.path("ladders").glob("*.json"))


def load_ladder(name_or_file: str, currency: str) -> Ladder:
    """Return the ladder of this name or in this file, for a sale in `currency`.

    Raises LadderError, with what to do, when there is none or it cannot be climbed.
    """
    try:
        return read_ladder(msgspec.json.decode(_read(name_or_file)), currency)
    except msgspec.DecodeError as error:
        raise LadderError(f"{name_or_file} is not JSON: {error}") from error


def ladder_currency(name_or_file: str) -> str | None:
    """Return the currency that a ladder was made for, None when it suits any; raises LadderError."""
    try:
        return msgspec.json.decode(_read(name_or_file), type=_Heading).currency
    except msgspec.DecodeError as error:
        raise LadderError(f"{name_or_file} is not a ladder: {error}") from error


def _read(name_or_file: str) -> bytes:
    shipped = resources.path("ladders", f"{name_or_file}.json")
    path = shipped if _NAME.fullmatch(name_or_file) and shipped.is_file() else Path(name_or_file)
    try:
        with path.open("rb") as file:
            document = file.read(MAX_FILE_BYTES + 1)
    except OSError:
        names = ", ".join(ladder_names())
        raise LadderError(
            f"there is no ladder {name_or_file!r}: take one of {names}, or a readable file"
        ) from None
    if len(document) > MAX_FILE_BYTES:
        raise LadderError(f"{name_or_file} is too large for a ladder")
    return document
