"""Paddles: who may bid in a sale, and up to what credit limit."""

from typing import Final

import msgspec

from contract import feed
from contract.standing import Phase
from contract.terms import Registration
from contract.verdicts import Code
from contract.wire import PaddleStatus
from server.rules.commands import NewLot, Register, SetRegistration
from server.rules.journal import Journal, Refused
from server.rules.records import LotSecret, MaxSet, PaddleChanged

FIRST_PADDLE: Final = 101


def register(journal: Journal, command: Register) -> None:
    """Give a user a paddle, good at once or pending approval; a second time changes nothing."""
    sale = journal.sale
    if command.user in sale.paddles:
        return
    at_once = sale.terms.registration is Registration.OPEN
    journal.add(
        None,
        PaddleChanged(
            user=command.user,
            name=command.name,
            paddle=str(FIRST_PADDLE + len(sale.paddles)),
            status=PaddleStatus.APPROVED if at_once else PaddleStatus.PENDING,
            limit=sale.terms.credit_limit,
        ),
    )


def set_registration(journal: Journal, command: SetRegistration) -> None:
    """Change a registration's status and credit limit. Raises Refused `unknown_paddle`."""
    if command.user not in journal.sale.paddles:
        raise Refused(Code.UNKNOWN_PADDLE, "This user has not registered for the sale.")
    change_paddle(journal, command.user, status=command.status, limit=command.limit)


def change_paddle(journal: Journal, user: str, **changes: object) -> None:
    """Write a registration anew with `changes` to its fields.

    Who may not bid any more is taken out of the books that are still closed: a max left before the
    block must not be accepted after it (RULES, accepting a bid, 2).
    """
    changed = msgspec.structs.replace(journal.sale.paddles[user], **changes)
    journal.add(None, changed)
    if changed.status is PaddleStatus.APPROVED:
        return
    for lot in journal.sale.lots.values():
        if lot.phase is Phase.UPCOMING and user in lot.contest.limits:
            journal.add(None, MaxSet(lot=lot.number, user=user, limit=0))


def add_lots(journal: Journal, lots: list[NewLot]) -> None:
    """Add lots to the end of the catalogue. Raises Refused `conflict` on a number that is taken."""
    terms = journal.sale.terms
    for new in lots:
        if new.lot in journal.sale.lots:
            raise Refused(Code.CONFLICT, f"There is a lot {new.lot} already.")
        closes_at = new.closes_at
        if closes_at is None and terms.closes_at is not None:
            closes_at = terms.closes_at + len(journal.sale.lots) * terms.stagger_ms
        entry = feed.LotAdded(
            lot=new.lot, title=new.title, start=new.start, has_reserve=new.reserve is not None,
            low_estimate=new.low_estimate, high_estimate=new.high_estimate, closes_at=closes_at,
        )  # fmt: skip
        journal.add(entry, LotSecret(reserve=new.reserve))
