"""The form's part about how bids are decided where houses differ (RULES: ties, reserves, raises, rungs)."""

from dataclasses import replace

from contract.terms import BelowReserve, Tie
from desktop_client.formats import Formats
from desktop_client.viewmodels.sale_draft import SaleDraft
from desktop_client.windows.new_sale.choice import Check, Choice, Option
from desktop_client.windows.new_sale.part import FormPart, Pair


class DecidingPart(FormPart):
    """Tie, reserve, raises and rungs."""

    def __init__(self, formats: Formats) -> None:
        super().__init__(formats)
        self.tie = Choice[Tie](lambda: self.tr("When two offer the same"), self._ties)
        self.below = Choice[BelowReserve](lambda: self.tr("While the reserve is not met"), self._below)
        self.raises = Check(
            lambda: self.tr("Raising one's own maximum breaks a tie"),
            lambda: self.tr(
                "The price rises to the next step when a leader who leads by a tie raises his maximum."
            ),
        )
        self.rungs = Check(
            lambda: self.tr("Only amounts on the ladder are taken"),
            lambda: self.tr("Else any amount from the asking price on is taken as it is."),
        )
        self.column.addWidget(Pair(self.tie, self.below))
        self.column.addWidget(self.raises)
        self.column.addWidget(self.rungs)
        self._adapt()

    def fill(self, draft: SaleDraft) -> None:
        self.tie.choose(draft.tie)
        self.below.choose(draft.below_reserve)
        self.raises.set_checked(draft.raise_breaks_tie)
        self.rungs.set_checked(draft.on_rungs_only)

    def read(self, draft: SaleDraft) -> SaleDraft:
        return replace(
            draft,
            tie=self.tie.value(),
            below_reserve=self.below.value(),
            raise_breaks_tie=self.raises.is_checked(),
            on_rungs_only=self.rungs.is_checked(),
        )

    def _ties(self) -> tuple[Option[Tie], ...]:
        return (
            Option(
                Tie.FIRST_RECEIVED,
                self.tr("The earlier bid leads"),
                self.tr("Room, book and online bids are equal; the one that came first leads."),
            ),
            Option(
                Tie.ROOM_FIRST,
                self.tr("The room leads"),
                self.tr("A bid in the hall beats a maximum of the same amount in the book."),
            ),
            Option(
                Tie.BOOK_FIRST,
                self.tr("The book leads"),
                self.tr("A maximum in the book beats a bid of the same amount in the hall."),
            ),
        )

    def _below(self) -> tuple[Option[BelowReserve], ...]:
        return (
            Option(
                BelowReserve.SHOW_LIMIT,
                self.tr("The price goes to the best limit"),
                self.tr("Bidders see at once how far the best offer goes, and that the reserve is not met."),
            ),
            Option(
                BelowReserve.SECOND_PRICE,
                self.tr("The price stays at the second offer"),
                self.tr("The best maximum stays secret, as above the reserve."),
            ),
        )

    def _retranslate(self) -> None:
        self.title.show_text(self.tr("How bids are decided"))
