"""The results as rows: what became of each lot, and what I may still do about it. Knows no widget."""

from dataclasses import dataclass

from contract.settlement import Offer, OfferStatus
from contract.standing import Phase
from desktop_client.saleroom.room import SaleRoom
from desktop_client.viewmodels.after_sale import AfterSale


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One lot after the sale. `to` is who bought it under the hammer; `offer` is mine, made afterwards."""

    lot: str
    title: str
    phase: Phase
    to: str | None
    price: int | None
    me: str | None
    offer: Offer | None = None

    @property
    def key(self) -> str:
        """Return the lot number."""
        return self.lot

    @property
    def is_mine(self) -> bool:
        """Tell whether I bought the lot, under the hammer or afterwards."""
        under_hammer = self.to is not None and self.to == self.me
        return under_hammer or (self.offer is not None and self.offer.status is OfferStatus.ACCEPTED)

    @property
    def has_open_offer(self) -> bool:
        """Tell whether an offer of mine waits for the house."""
        return self.offer is not None and self.offer.status is OfferStatus.OPEN

    @property
    def may_offer(self) -> bool:
        """Tell whether I may offer for the lot, or take my offer back."""
        accepted = self.offer is not None and self.offer.status is OfferStatus.ACCEPTED
        return self.phase is Phase.PASSED and self.me is not None and not accepted


def result_lines(room: SaleRoom, after: AfterSale) -> list[ResultLine]:
    """Return a line for each lot, in the order of the sale."""
    lines = []
    for number, standing in room.standings.items():
        view, is_sold = room.catalogue.get(number), standing.phase is Phase.SOLD
        offer = None if is_sold else after.offer_on(number)
        price = standing.price if is_sold else None
        if offer is not None and offer.status is OfferStatus.ACCEPTED:
            price = offer.amount
        lines.append(
            ResultLine(
                lot=number,
                title=view.title if view is not None else "",
                phase=standing.phase,
                to=standing.leader if is_sold else None,
                price=price,
                me=room.your_paddle,
                offer=offer,
            )
        )
    return lines
