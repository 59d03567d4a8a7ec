"""Reading a recording: a CSV file with one bid a line. Every faulty line is named with its reason."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, TextIO

from contract.commands import BidMode
from contract.money import AmountError, parse_amount

COLUMNS: Final = ("lot", "start", "reserve", "bidder", "mode", "amount", "at")
_SECONDS: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class RecordedBid:
    """One bid of a recording. Amounts in minor units, `at_ms` from the epoch or from the opening."""

    line: int
    lot: str
    start: int
    reserve: int | None
    bidder: str
    mode: BidMode
    amount: int
    at_ms: int
    dated: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a line cannot be replayed."""

    line: int
    reason: str


def read_recording(file: TextIO, currency: str) -> tuple[list[RecordedBid], list[Fault]]:
    """Read a recording; return its bids in the order of the file, and its faults by line."""
    rows = csv.DictReader(file, strict=True)
    bids: list[RecordedBid] = []
    faults: list[Fault] = []
    try:
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            return [], [Fault(1, f"the header lacks {', '.join(missing)}; it must name {','.join(COLUMNS)}")]
        for row in rows:
            try:
                bids.append(_read_bid(rows.line_num, row, currency))
            except ValueError as error:
                faults.append(Fault(rows.line_num, str(error)))
    except csv.Error as error:
        faults.append(Fault(rows.reader.line_num, f"not readable as CSV: {error}"))
    faults += _contradictions(bids)
    return bids, sorted(faults, key=lambda fault: fault.line)


def _read_bid(line: int, row: dict[str, str], currency: str) -> RecordedBid:
    if None in row or None in row.values():
        raise ValueError(f"it must have {len(COLUMNS)} fields, like the header")
    text = {name: row[name].strip() for name in COLUMNS}
    for name in ("lot", "bidder"):
        if not text[name]:
            raise ValueError(f"{name} is empty")
    if text["mode"] not in set(BidMode):
        raise ValueError(f"mode must be exact or max, not {text['mode']!r}")
    amount = _amount("amount", text, currency)
    if amount == 0:
        raise ValueError("amount must be above zero")
    at_ms, dated = _read_time(text["at"])
    return RecordedBid(
        line, text["lot"], _amount("start", text, currency),
        _amount("reserve", text, currency) if text["reserve"] else None,
        text["bidder"], BidMode(text["mode"]), amount, at_ms, dated,
    )  # fmt: skip


def _amount(name: str, text: dict[str, str], currency: str) -> int:
    try:
        return parse_amount(text[name], currency)
    except AmountError as error:
        raise ValueError(f"{name}: {error}") from error


def _read_time(text: str) -> tuple[int, bool]:
    """Read seconds from the opening, or ISO 8601 (UTC where it names no zone), in milliseconds."""
    if _SECONDS.fullmatch(text):
        return int(Decimal(text) * 1000), False
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"at: {text!r} is neither ISO 8601 nor seconds from the opening") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    elapsed = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (elapsed.days * 86_400 + elapsed.seconds) * 1000 + elapsed.microseconds // 1000, True


def _contradictions(bids: list[RecordedBid]) -> Iterator[Fault]:
    """Find lines that disagree with an earlier one on a lot's start or reserve, or on how time is told."""
    first: dict[str, RecordedBid] = {}
    for bid in bids:
        known = first.setdefault(bid.lot, bid)
        if (bid.start, bid.reserve) != (known.start, known.reserve):
            yield Fault(bid.line, f"start or reserve of lot {bid.lot} differs from line {known.line}")
        if bid.dated != bids[0].dated:
            yield Fault(bid.line, f"at is told in another way than on line {bids[0].line}: use one for all")
