"""What an audit comes to: a report, and the first thing that is wrong, in a sentence for a bidder.

The faults are stable codes; a window may put its own words in place of the English sentence.
"""

from enum import StrEnum
from typing import Final

import msgspec


class Fault(StrEnum):
    """What is wrong with a ledger, or with a receipt held against it."""

    ROW_MALFORMED = "row_malformed"
    ROW_MISSING = "row_missing"
    ROW_OUT_OF_ORDER = "row_out_of_order"
    ROW_TWICE = "row_twice"
    TRUNCATED = "truncated"
    HASH_WRONG = "hash_wrong"
    OPENING_WRONG = "opening_wrong"
    ENTRY_WRONG = "entry_wrong"
    STANDING_WRONG = "standing_wrong"
    PRICE_WRONG = "price_wrong"
    ASK_WRONG = "ask_wrong"
    WINNER_WRONG = "winner_wrong"
    PHASE_WRONG = "phase_wrong"
    FEED_NUMBER_WRONG = "feed_number_wrong"
    HEAD_WRONG = "head_wrong"
    HEAD_MISSING = "head_missing"
    HEAD_CONTRADICTED = "head_contradicted"
    SIGNATURE_WRONG = "signature_wrong"
    HOUSE_KEY_WRONG = "house_key_wrong"
    RECEIPT_UNKNOWN = "receipt_unknown"
    RECEIPT_WRONG = "receipt_wrong"
    RECEIPT_FORGED = "receipt_forged"


WHOLE_FILE: Final = 0
"""The row number of a fault that no single row has."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """The first thing that is wrong.

    `row` is its ledger number, 0 for the file as a whole; `receipt` is the command's id where a receipt
    says otherwise. `expected` and `found` are short texts, amounts in major units.
    """

    fault: Fault
    row: int
    sentence: str
    lot: str | None = None
    expected: str | None = None
    found: str | None = None
    receipt: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What was checked, up to the first wrong row if there is one.

    `entries` counts public entries, `heads` signed heads, `opened` rows whose secret part was shown,
    `receipts` those that were held against the ledger. `ended`: the sale was over at the last row.
    `hash` is the last row's; `house_key` the key that every signature was checked with.
    """

    sale: str
    title: str
    rows: int
    entries: int
    heads: int
    opened: int
    receipts: int
    ended: bool
    house_key: str
    hash: str
    finding: Finding | None = None

    @property
    def ok(self) -> bool:
        return self.finding is None


class NotALedgerError(ValueError):
    """The file is no ledger at all; the text is a sentence."""


class NotReceiptsError(ValueError):
    """The file holds no receipts; the text is a sentence."""


class Wrong(Exception):
    """Raised where the audit finds the first thing that is wrong. `row` may be filled in on the way up."""

    def __init__(
        self,
        fault: Fault,
        sentence: str,
        *,
        row: int | None = None,
        expected: object = None,
        found: object = None,
        receipt: str | None = None,
    ) -> None:
        super().__init__(sentence)
        self.fault, self.sentence, self.row, self.receipt = fault, sentence, row, receipt
        self.expected = None if expected is None else str(expected)
        self.found = None if found is None else str(found)

    def finding(self, row: int, lot: str | None = None) -> Finding:
        """Return the finding, at `row` unless it names its own."""
        return Finding(
            fault=self.fault,
            row=row if self.row is None else self.row,
            sentence=self.sentence,
            lot=lot,
            expected=self.expected,
            found=self.found,
            receipt=self.receipt,
        )
