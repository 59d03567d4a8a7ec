"""Paddles: who may bid in a sale, and up to what credit limit."""

import re
from typing import Final

import msgspec
from msgspec import UNSET

from contract.standing import ROOM, Phase
from contract.terms import Registration
from contract.verdicts import Code
from contract.wire import PaddleStatus
from server.rules.commands import Register, SetRegistration
from server.rules.journal import Journal, Refused
from server.rules.records import MaxSet, PaddleChanged
from server.rules.sale import Sale

FIRST_PADDLE: Final = 101
_NUMBER: Final = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]{0,18}[0-9A-Za-z])?")
"""What is read out in a hall and typed by a clerk: nothing that looks like another number, or like none."""


def _next_paddle(sale: Sale) -> str:
    """Return the first number after those given in order that no clerk gave to anybody."""
    number = FIRST_PADDLE + len(sale.paddles)
    while sale.user_of(str(number)) is not None:
        number += 1
    return str(number)


def _check_number(sale: Sale, paddle: str) -> None:
    if not _NUMBER.fullmatch(paddle):
        raise Refused(Code.MALFORMED, "A paddle number is 1 to 20 plain letters and digits: 112, A-7.")
    if paddle.casefold() == ROOM or sale.user_of(paddle) is not None:
        raise Refused(Code.CONFLICT, f"The paddle {paddle} is another's; choose a free number.")


def register(journal: Journal, command: Register) -> None:
    """Give a user a paddle, good at once or pending approval; a second time changes nothing.

    Raises Refused: `conflict` when another has the number that is asked for, `malformed` for no number.
    """
    sale = journal.sale
    if command.user in sale.paddles:
        return
    if command.paddle is not None:
        _check_number(sale, command.paddle)
    at_once = command.approved or sale.terms.registration is Registration.OPEN
    journal.add(
        None,
        PaddleChanged(
            user=command.user,
            name=command.name,
            paddle=command.paddle or _next_paddle(sale),
            status=PaddleStatus.APPROVED if at_once else PaddleStatus.PENDING,
            limit=sale.terms.credit_limit if command.limit is None else command.limit,
        ),
    )


def set_registration(journal: Journal, command: SetRegistration) -> None:
    """Change a registration's status, credit limit and number. Raises Refused."""
    sale = journal.sale
    if command.user not in sale.paddles:
        raise Refused(Code.UNKNOWN_PADDLE, "This user has not registered for the sale.")
    changes: dict[str, object] = {}
    if command.status is not UNSET or command.text is not None:
        changes["text"] = command.text
    if command.status is not UNSET:
        changes["status"] = command.status
    if command.limit is not UNSET:
        changes["limit"] = command.limit
    if command.paddle not in (None, sale.paddles[command.user].paddle):
        _check_number(sale, command.paddle)
        if command.user in sale.has_bid:
            raise Refused(Code.WRONG_PHASE, "This paddle has bid: its number stays, as everybody knows it.")
        changes["paddle"] = command.paddle
    change_paddle(journal, command.user, **changes)


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
