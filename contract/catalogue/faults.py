"""What is wrong with a cell of a catalogue: a stable code for programs, a sentence for people."""

from enum import StrEnum
from typing import Final

import msgspec


class FaultCode(StrEnum):
    """The faults of a catalogue. The desktop translates them by these names."""

    LOT_MISSING = "lot_missing"
    LOT_MALFORMED = "lot_malformed"
    LOT_TWICE = "lot_twice"
    LOT_EXISTS = "lot_exists"
    TITLE_MISSING = "title_missing"
    TOO_LONG = "too_long"
    UNPRINTABLE = "unprintable"
    NOT_AN_AMOUNT = "not_an_amount"
    TWO_READINGS = "two_readings"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TOO_MUCH = "too_much"
    OTHER_CURRENCY = "other_currency"
    ESTIMATES_REVERSED = "estimates_reversed"
    START_MISSING = "start_missing"
    NOT_A_RATE = "not_a_rate"
    TOO_MANY_PICTURES = "too_many_pictures"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MANY_EXTRAS = "too_many_extras"
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    COLUMN_UNSURE = "column_unsure"
    NO_LOTS = "no_lots"
    TOO_MANY_LOTS = "too_many_lots"


class Fault(msgspec.Struct, frozen=True):
    """One fault; `column` is the index of its cell, null for the row as a whole.

    `params` are texts for the sentence: `column` (the heading), `text`, `most`, `found`, `line`, `like`.
    """

    column: int | None
    code: FaultCode
    params: dict[str, str] = {}


_SENTENCES: Final = {
    FaultCode.LOT_MISSING: "{column} is missing",
    FaultCode.LOT_MALFORMED: "{column} {text!r} must be 1 to 20 letters, digits, spaces, dots or hyphens",
    FaultCode.LOT_TWICE: "{column} {text} is used on line {line} already",
    FaultCode.LOT_EXISTS: "the sale has a lot {text} already",
    FaultCode.TITLE_MISSING: "the title is missing",
    FaultCode.TOO_LONG: "{column} has {found} characters; at most {most} fit",
    FaultCode.UNPRINTABLE: "{column} has characters that cannot be printed",
    FaultCode.NOT_AN_AMOUNT: "{column}: {text!r} is not an amount; write it as 1250 or 1250.50",
    FaultCode.TWO_READINGS: "{column}: {text!r} can be read in two ways; write it as {like}",
    FaultCode.TOO_MANY_DECIMALS: "{column}: {text!r} has more than the {most} decimals of {currency}",
    FaultCode.TOO_MUCH: "{column}: {text!r} is more than can be bid",
    FaultCode.OTHER_CURRENCY: "{column}: {text!r} is not in {currency}, the sale's currency",
    FaultCode.ESTIMATES_REVERSED: "{low} is above {high}",
    FaultCode.START_MISSING: "{column} is missing: write the amount at which bidding begins, above zero",
    FaultCode.NOT_A_RATE: "{column}: {text!r} is not a rate of tax; write it as 21 or 21 %",
    FaultCode.TOO_MANY_PICTURES: "a lot has at most {most} pictures",
    FaultCode.TOO_MANY_CELLS: "it has more cells than the header; put texts with the delimiter in quotes",
    FaultCode.TOO_MANY_EXTRAS: "a lot has at most {most} texts under headings of the house's own",
    FaultCode.COLUMN_MISSING: "no column gives {column}",
    FaultCode.COLUMN_TWICE: "two columns give {column}; choose one",
    FaultCode.COLUMN_UNSURE: "{column} may be the reserve or where bidding begins; say which",
    FaultCode.NO_LOTS: "the catalogue has no lots",
    FaultCode.TOO_MANY_LOTS: "a sale has at most {most} lots",
}


def fault_text(fault: Fault) -> str:
    """Say a fault as an English sentence, without its line."""
    return _SENTENCES[fault.code].format_map(fault.params)
