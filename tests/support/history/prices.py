"""What must hold between the entries of one lot, whatever the rules in detail say.

No rule of the house is computed anew here; only what nobody may ever see: a price that falls, a bid after
the hammer, a hammer at another price than the last one.
"""

from collections.abc import Iterator
from typing import Final

from tests.support.history.facts import Json
from tests.support.history.findings import Finding, Flaw
from tests.support.history.ledger import Ledger

MAY_FALL: Final = {"undone", "bid_retracted", "reopened"}
TAKES_BIDS: Final = {"open", "fair_warning", "final_call"}


def check_prices(ledger: Ledger) -> Iterator[Finding]:
    """Yield what cannot follow from what stands before it."""
    before: dict[str, Json] = {}
    is_open, held = False, False
    for row in ledger.rows:
        entry = row.public
        if entry is None:
            continue
        match entry["type"]:
            case "sale_opened":
                is_open = True
            case "sale_ended":
                is_open = False
            case "sale_held":
                held = True
            case "sale_resumed":
                held = False
            case "bid" if held or not is_open:
                state = "on hold" if held else "not open"
                yield Finding(Flaw.BID_ON_CLOSED, f"{names(entry)} was taken while the sale was {state}")
        if entry.get("standing") is None:
            continue
        if entry["lot"] in before:
            yield from _check_step(entry, before[entry["lot"]], entry["standing"])
            yield from _check_deadline(entry, before[entry["lot"]], by_clock=row.command is None)
        before[entry["lot"]] = entry["standing"]


def _check_step(entry: Json, before: Json, after: Json) -> Iterator[Finding]:
    kind, was, now = entry["type"], before["price"], after["price"]
    if kind not in MAY_FALL and was is not None and (now is None or now < was):
        yield Finding(Flaw.PRICE_FELL, f"{names(entry)} lets the price fall from {was} to {now}")
    if kind == "bid" and before["phase"] not in TAKES_BIDS:
        yield Finding(Flaw.BID_ON_CLOSED, f"{names(entry)} was taken while the lot was {before['phase']}")
    if kind == "bid" and after["bids"] != before["bids"] + 1:
        counted = f"{before['bids']} bids before and {after['bids']} after it"
        yield Finding(Flaw.BIDS_MISCOUNTED, f"{names(entry)} is one bid, and the standing counts {counted}")
    if kind == "sold" and (entry["price"], entry["to"]) != (was, before["leader"]):
        sold = f"sells for {entry['price']} to {entry['to']}"
        yield Finding(Flaw.HAMMER_WRONG, f"{names(entry)} {sold}, but {before['leader']} led at {was}")


def _check_deadline(entry: Json, before: Json, *, by_clock: bool) -> Iterator[Finding]:
    """A timed lot takes bids until its deadline, and no clock closes it earlier."""
    kind, at, deadline = entry["type"], entry["at"], before["closes_at"]
    if deadline is None:
        return
    if kind == "bid" and at >= deadline:
        yield Finding(Flaw.BID_ON_CLOSED, f"{names(entry)} was received at {at}, after the lot's {deadline}")
    if kind in {"sold", "passed"} and by_clock and at < deadline:
        yield Finding(Flaw.HAMMER_WRONG, f"{names(entry)} came at {at}, before the lot's {deadline}")


def names(entry: Json) -> str:
    """Say which entry this is."""
    about = "" if "lot" not in entry else f", lot {entry['lot']}"
    by = f" by {entry['by']}" if "by" in entry else ""
    return f"entry {entry.get('n', 0)} ({entry['type']}{by}{about})"
