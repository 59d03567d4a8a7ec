"""What the office asks of the house once lots are sold: results, offers, papers, the log. For clerks."""

from typing import Final

from contract.papers import Accounting, Issue, Letterhead, PaperKind, PaperLanguage, PaperSummary
from contract.settlement import (
    Allotment,
    LogLine,
    LotResult,
    NewOffer,
    Offer,
    OfferDecision,
    OfferStatus,
    Results,
    Seller,
)
from desktop_client.connection.api import HouseApi, sale_path

MAX_FILE_BYTES: Final = 64 * 2**20


class SettlementDesk:
    """Questions of a clerk. Every method raises ApiError or ConnectionUnavailable."""

    def __init__(self, api: HouseApi) -> None:
        self._api = api

    async def results(self, sale: str) -> Results:
        """Return what became of each lot, and the totals."""
        return await self._api.ask("GET", sale_path(sale, "settlement"), Results)

    async def file(self, sale: str, name: str, query: dict[str, str] | None = None) -> bytes:
        """Return a file of the sale: `results.csv`, `results.xlsx`, `log.csv` or `log.txt`."""
        return await self._api.ask_bytes("GET", sale_path(sale, name), query=query, limit=MAX_FILE_BYTES)

    async def log(self, sale: str, language: PaperLanguage) -> list[LogLine]:
        """Return who did what, in a language."""
        query = {"language": language.value}
        return await self._api.ask("GET", sale_path(sale, "log"), list[LogLine], query=query)

    async def allot(self, sale: str, lot: str, paddle: str | None) -> LotResult:
        """Note who pays for a lot that the room bought; None takes it back."""
        return await self._api.ask(
            "PUT", sale_path(sale, "lots", lot, "buyer"), LotResult, Allotment(paddle=paddle)
        )

    async def offers(self, sale: str) -> list[Offer]:
        """Return every after-sale offer, the oldest first."""
        return await self._api.ask("GET", sale_path(sale, "offers"), list[Offer])

    async def enter_offer(self, sale: str, lot: str, amount: int, paddle: str) -> Offer:
        """Enter an offer (minor units) for a paddle."""
        body = NewOffer(lot=lot, amount=amount, paddle=paddle)
        return await self._api.ask("POST", sale_path(sale, "offers"), Offer, body)

    async def decide(self, sale: str, offer: str, status: OfferStatus) -> Offer:
        """Accept or decline an offer."""
        return await self._api.ask("PATCH", sale_path(sale, "offers", offer), Offer, OfferDecision(status))

    async def papers(self, sale: str, kind: PaperKind) -> list[PaperSummary]:
        """Return every statement of one kind, drafts too."""
        query = {"kind": kind.value}
        return await self._api.ask("GET", sale_path(sale, "papers"), list[PaperSummary], query=query)

    async def issue(self, sale: str, kind: PaperKind, parties: list[str] | None) -> list[PaperSummary]:
        """Number and keep the statements of these parties, of all without them."""
        body = Issue(kind=kind, parties=parties)
        return await self._api.ask("POST", sale_path(sale, "papers"), list[PaperSummary], body)

    async def paper_pdf(
        self, sale: str, kind: PaperKind, party: str, language: PaperLanguage | None
    ) -> bytes:
        """Return one statement as PDF, in the language of the sale's papers without another."""
        query = {"kind": kind.value, "party": party}
        if language is not None:
            query["language"] = language.value
        path = sale_path(sale, "paper.pdf")
        return await self._api.ask_bytes("GET", path, query=query, limit=MAX_FILE_BYTES)

    async def letterhead(self) -> Letterhead:
        """Return what stands on every paper of the house."""
        return await self._api.ask("GET", "/api/letterhead", Letterhead)

    async def set_letterhead(self, letterhead: Letterhead) -> Letterhead:
        """Change it."""
        return await self._api.ask("PUT", "/api/letterhead", Letterhead, letterhead)

    async def accounting(self, sale: str) -> Accounting:
        """Return how the sale is settled."""
        return await self._api.ask("GET", sale_path(sale, "accounting"), Accounting)

    async def set_accounting(self, sale: str, accounting: Accounting) -> Accounting:
        """Change it."""
        return await self._api.ask("PUT", sale_path(sale, "accounting"), Accounting, accounting)

    async def sellers(self, sale: str) -> list[Seller]:
        """Return whose lots are sold."""
        return await self._api.ask("GET", sale_path(sale, "sellers"), list[Seller])

    async def set_seller(self, sale: str, seller: Seller) -> Seller:
        """Keep what is known of a seller."""
        return await self._api.ask("PUT", sale_path(sale, "sellers"), Seller, seller)
