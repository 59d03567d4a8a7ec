"""`martillo replay`: the recording goes through the real rules, and a line a lot comes out.

All lots are open from the first bid to the last; a lot then sells when it has a leader and its
reserve, if any, is met.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from contract.commands import Bid, Call, OpenSale
from contract.ladder import Ladder
from contract.money import amount_text
from contract.standing import Reserve
from contract.terms import BelowReserve, SaleKind, Terms
from server.replay.recording import RecordedBid, read_recording
from server.rules.commands import CallAction, CreateSale, NewLot, PlaceBid, Register
from server.rules.decide import decide
from server.rules.lot import Lot
from server.rules.sale import Sale

_SALE = "replay"


@dataclass(slots=True)
class Tally:
    """How many bids on a lot were accepted and refused."""

    accepted: int = 0
    refused: int = 0


def run(
    path: Path, ladder: Ladder, below_reserve: BelowReserve, currency: str, out: TextIO, err: TextIO
) -> int:
    """Replay the recording at `path`; write results to `out` or faults to `err`.

    Returns the exit status: 0, or 2 when the recording is faulty and nothing was replayed.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            bids, faults = read_recording(file, currency)
    except (OSError, UnicodeDecodeError) as error:
        err.write(f"{path}: cannot be read as UTF-8 text: {error}\n")
        return 2
    err.writelines(f"line {fault.line}: {fault.reason}\n" for fault in faults)
    if faults:
        return 2
    terms = Terms(kind=SaleKind.TIMED, currency=currency, ladder=ladder, below_reserve=below_reserve)
    sale, tallies = replay(bids, terms)
    _write(sale, tallies, currency, out)
    return 0


def replay(bids: list[RecordedBid], terms: Terms) -> tuple[Sale, dict[str, Tally]]:
    """Play the bids in the order of their times; equal times keep the order of the file."""
    sale = _open_sale(bids, terms)
    tallies = {number: Tally() for number in sale.lots}
    for index, bid in enumerate(sorted(bids, key=lambda bid: bid.at_ms)):
        body = Bid(id=str(index), sale=_SALE, lot=bid.lot, amount=bid.amount, mode=bid.mode)
        decision = decide(sale, PlaceBid(user=bid.bidder, bid=body), bid.at_ms)
        tally = tallies[bid.lot]
        if decision.verdict.ok:
            tally.accepted += 1
        else:
            tally.refused += 1
    return sale, tallies


def _open_sale(bids: Iterable[RecordedBid], terms: Terms) -> Sale:
    lots: dict[str, NewLot] = {}
    bidders: dict[str, None] = {}
    for bid in bids:
        lots.setdefault(bid.lot, NewLot(lot=bid.lot, title=bid.lot, start=bid.start, reserve=bid.reserve))
        bidders.setdefault(bid.bidder)
    sale = Sale()
    decide(sale, CreateSale(sale=_SALE, title=_SALE, terms=terms, lots=list(lots.values())), 0)
    for bidder in bidders:
        decide(sale, Register(user=bidder, name=bidder), 0)
    decide(sale, CallAction(user="house", call=Call(id="open", sale=_SALE, action=OpenSale())), 0)
    return sale


def _write(sale: Sale, tallies: dict[str, Tally], currency: str, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("lot", "outcome", "winner", "price", "accepted", "refused"))
    for lot in sale.lots.values():
        tally = tallies[lot.number]
        writer.writerow((lot.number, *_result(lot, currency), tally.accepted, tally.refused))


def _result(lot: Lot, currency: str) -> tuple[str, str, str]:
    contest = lot.contest
    if contest.lead is None or contest.price is None or contest.reserve_status is Reserve.UNMET:
        return "passed", "", ""
    return "sold", contest.lead.bidder, amount_text(contest.price, currency)
