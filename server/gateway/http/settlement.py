"""A sale's accounts: letterhead, terms of settlement, sellers, who pays for what, and the papers.

A buyer's paper is for him and the house; a seller's for the house alone, who has no account.
"""

import structlog
from aiohttp import web

from contract.papers import Accounting, Issue, Letterhead, Paper, PaperKind, PaperLanguage, PaperSummary
from contract.settlement import Allotment, Seller
from contract.standing import ROOM, Phase
from contract.verdicts import Code
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.results import file_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.settlement.totals import house_row
from server.store.settlement import AllotmentRow

log = structlog.get_logger(__name__)


@route("GET", "/api/letterhead", access=Access.HOUSE)
async def letterhead(visit: Visit) -> web.Response:
    """Tell what stands on every paper of the house."""
    return json_response(await visit.doors.settling.notes.letterhead())


@route("PUT", "/api/letterhead", access=Access.HOUSE)
async def set_letterhead(visit: Visit) -> web.Response:
    """Change it. Papers that were issued stay as they are."""
    asked = await visit.body(Letterhead)
    await visit.doors.settling.notes.set_letterhead(asked)
    log.info("the letterhead was changed", by=visit.me.id, address=visit.address)
    return json_response(asked)


@route("GET", "/api/sales/{sale}/accounting", access=Access.HOUSE)
async def accounting(visit: Visit) -> web.Response:
    """Tell how a sale is settled with its sellers, and what its papers say besides."""
    return json_response(await visit.doors.settling.notes.accounting(visit.rostrum().id))


@route("PUT", "/api/sales/{sale}/accounting", access=Access.HOUSE)
async def set_accounting(visit: Visit) -> web.Response:
    """Change it. Papers that were issued stay as they are, and show that they are no longer current."""
    sale, asked = visit.rostrum().id, await visit.body(Accounting)
    await visit.doors.settling.notes.set_accounting(sale, asked)
    log.info("how a sale is settled was changed", sale=sale, by=visit.me.id, address=visit.address)
    return json_response(asked)


@route("GET", "/api/sales/{sale}/sellers", access=Access.HOUSE)
async def sellers(visit: Visit) -> web.Response:
    """List the sellers that the catalogue names, and whatever more is known of them."""
    notes, sale = visit.doors.settling.notes, visit.rostrum().id
    known = await notes.sellers(sale)
    named = await notes.sellers_named(sale)
    names = sorted(named | set(known), key=str.casefold)
    return json_response([known.get(name) or Seller(seller=name) for name in names])


@route("PUT", "/api/sales/{sale}/sellers", access=Access.HOUSE)
async def set_seller(visit: Visit) -> web.Response:
    """Keep what is known of a seller."""
    sale, asked = visit.rostrum().id, await visit.body(Seller)
    await visit.doors.settling.notes.set_seller(sale, asked)
    return json_response(asked)


@route("PUT", "/api/sales/{sale}/lots/{lot}/buyer", access=Access.HOUSE)
async def allot(visit: Visit) -> web.Response:
    """Note which paddle pays for a lot that the room bought; null takes it back. Answers the lot's result."""
    rostrum, lot = visit.rostrum(), visit.request.match_info["lot"]
    asked, settling = await visit.body(Allotment), visit.doors.settling
    await rostrum.settled()
    if lot not in rostrum.sale.lots:
        raise ProblemError(Code.UNKNOWN_LOT, "There is no such lot in this sale.")
    standing = rostrum.sale.standing(lot)
    if standing.phase is not Phase.SOLD or standing.leader != ROOM:
        raise ProblemError(
            Code.WRONG_PHASE, "Only a lot that was sold to the room needs to be told who pays."
        )
    if asked.paddle is None:
        await settling.notes.take_back(rostrum.id, lot)
    else:
        user = rostrum.sale.user_of(asked.paddle)
        if user is None:
            raise ProblemError(Code.UNKNOWN_PADDLE, "There is no such paddle in this sale.", field="paddle")
        # Now, not when the request began: a body sent slowly must not make it older than the hammer.
        await settling.notes.allot(rostrum.id, AllotmentRow(lot, user, visit.me.id, visit.doors.clock()))
    log.info("a lot was allotted", sale=rostrum.id, lot=lot, paddle=asked.paddle, by=visit.me.id)
    settled = await settling.settled(rostrum)
    outcome = settled.outcome(lot)
    assert outcome is not None  # the sale has the lot
    return json_response(house_row(outcome, settled.terms, settled.parties))


# ── papers ───────────────────────────────────────────────────────────────────────────────────────────────


@route("GET", "/api/sales/{sale}/papers", access=Access.HOUSE)
async def papers(visit: Visit) -> web.Response:
    """List the statements of one `kind`, drafts and issued ones."""
    kind = visit.one_of("kind", PaperKind)
    found = await visit.doors.settling.papers(visit.rostrum(), kind)
    return json_response([summary(paper) for paper in found])


@route("POST", "/api/sales/{sale}/papers", access=Access.HOUSE)
async def issue(visit: Visit) -> web.Response:
    """Number and keep statements: of the named parties, or of all. What is current stays as it is."""
    asked, settling = await visit.body(Issue), visit.doors.settling
    wanted = None if asked.parties is None else set(asked.parties)
    # In turn: what two clerks issue at once must not replace the newer by the older.
    async with settling.issuing:
        settled = await settling.settled(visit.rostrum())
        drafts = [
            draft
            for draft in settled.drafts(asked.kind)
            if wanted is None or draft.statement.party.id in wanted
        ]
        if wanted is not None and len(drafts) < len(wanted):
            raise ProblemError(
                Code.NOT_FOUND, "Not all of them have lots in this sale: read the list anew.", field="parties"
            )
        issued = await settling.statements.issue(settled.id, asked.kind, drafts, visit.doors.clock())
    log.info(
        "statements were issued", sale=settled.id, kind=asked.kind.value, count=len(issued), by=visit.me.id
    )
    return json_response([summary(paper) for paper in issued])


@route("GET", "/api/sales/{sale}/paper", access=Access.HOUSE)
async def paper(visit: Visit) -> web.Response:
    """Send one statement, of a `kind` and a `party`."""
    return json_response(await _partys_paper(visit))


@route("GET", "/api/sales/{sale}/paper.pdf", access=Access.HOUSE)
async def paper_as_pdf(visit: Visit) -> web.Response:
    """Print one statement, in the `language` of the sale's papers or another."""
    return await _printed(visit, await _partys_paper(visit))


@route("GET", "/api/sales/{sale}/statement", access=Access.SIGNED_IN)
async def statement(visit: Visit) -> web.Response:
    """Send the caller's own statement."""
    return json_response(await _own_statement(visit))


@route("GET", "/api/sales/{sale}/statement.pdf", access=Access.SIGNED_IN)
async def statement_as_pdf(visit: Visit) -> web.Response:
    """Print the caller's own statement."""
    return await _printed(visit, await _own_statement(visit))


def summary(paper: Paper) -> PaperSummary:
    """Return a paper as it stands in a list."""
    return PaperSummary(
        kind=paper.kind,
        party=paper.statement.party,
        lots=len(paper.statement.lines),
        total=paper.statement.total,
        number=paper.number,
        issued_at=paper.issued_at,
        is_current=paper.is_current,
    )


async def _partys_paper(visit: Visit) -> Paper:
    kind, party = visit.one_of("kind", PaperKind), visit.request.query.get("party", "")
    return _found(await visit.doors.settling.paper(visit.rostrum(), kind, party))


async def _own_statement(visit: Visit) -> Paper:
    user = visit.me.id
    return _found(await visit.doors.settling.paper(visit.rostrum(), PaperKind.BUYER, user, only=user))


def _found(paper: Paper | None) -> Paper:
    if paper is None:
        raise ProblemError(Code.NOT_FOUND, "There is no statement: no lot of this sale stands on one.")
    return paper


async def _printed(visit: Visit, paper: Paper) -> web.Response:
    language = visit.one_of("language", PaperLanguage, paper.accounting.language)
    name = f"{paper.kind.value}-{'draft' if paper.number is None else f'{paper.number:05d}'}.pdf"
    return file_response(await visit.doors.settling.print(paper, language), "application/pdf", name)
