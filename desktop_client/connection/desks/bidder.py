"""What a bidder asks the house over HTTP besides bidding: his book, his details, offers and his statement."""

from typing import Final

from contract.commands import WithdrawMax
from contract.papers import Paper, PaperLanguage
from contract.settlement import LotResult, MyDetails, NewDetails, NewOffer, Offer, OfferDecision, OfferStatus
from contract.verdicts import Verdict
from desktop_client.connection.api import HouseApi, sale_path

MAX_PDF_BYTES: Final = 32 * 2**20


class BidderDesk:
    """Questions of one bidder. Every method raises ApiError or ConnectionUnavailable."""

    def __init__(self, api: HouseApi) -> None:
        self._api = api

    async def withdraw_max(self, command: WithdrawMax) -> Verdict:
        """Take the own max out of the book; a known id gets its first verdict."""
        return await self._api.ask("POST", sale_path(command.sale, "withdrawn-maxes"), Verdict, command)

    async def details(self) -> MyDetails:
        """Return the own name and address."""
        return await self._api.ask("GET", "/api/me/details", MyDetails)

    async def change_details(self, details: NewDetails) -> MyDetails:
        """Change the own name and address, and return them as they are kept."""
        return await self._api.ask("PUT", "/api/me", MyDetails, details)

    async def results(self, sale: str) -> list[LotResult]:
        """Return what each lot came to, in the order of the sale."""
        return await self._api.ask("GET", sale_path(sale, "results"), list[LotResult])

    async def offers(self, sale: str) -> list[Offer]:
        """Return the own after-sale offers."""
        return await self._api.ask("GET", sale_path(sale, "offers"), list[Offer])

    async def make_offer(self, sale: str, lot: str, amount: int) -> Offer:
        """Offer an amount (minor units) for a lot that was not sold."""
        body = NewOffer(lot=lot, amount=amount)
        return await self._api.ask("POST", sale_path(sale, "offers"), Offer, body)

    async def withdraw_offer(self, sale: str, offer: str) -> Offer:
        """Take back an offer that is not decided yet."""
        body = OfferDecision(OfferStatus.WITHDRAWN)
        return await self._api.ask("PATCH", sale_path(sale, "offers", offer), Offer, body)

    async def statement(self, sale: str) -> Paper:
        """Return the own statement, issued or a draft."""
        return await self._api.ask("GET", sale_path(sale, "statement"), Paper)

    async def statement_pdf(self, sale: str, language: PaperLanguage) -> bytes:
        """Return the own statement as PDF."""
        path, query = sale_path(sale, "statement.pdf"), {"language": language.value}
        return await self._api.ask_bytes("GET", path, query=query, limit=MAX_PDF_BYTES)
