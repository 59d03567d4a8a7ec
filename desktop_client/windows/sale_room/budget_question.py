"""Asks before a bid goes beyond what its owner meant to spend."""

from PySide6.QtWidgets import QWidget

from desktop_client.formats import Formats
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.budget import Outlay
from desktop_client.windows.dialogs import Question


class BudgetQuestion(Question):
    """Shows what the bid would bring the outlay to. Saying no sends nothing."""

    def __init__(
        self, wanted: Intention, outlay: Outlay, formats: Formats, currency: str, parent: QWidget
    ) -> None:
        def money(amount: int) -> str:
            return formats.money(amount, currency)

        text = self.tr(
            "With {bid} on lot {lot} you could owe {would_be} in this sale, {beyond} more than your budget "
            "of {budget}. Nothing has been sent yet."
        ).format(
            bid=money(wanted.amount),
            lot=wanted.lot,
            would_be=money(outlay.would_be),
            beyond=money(outlay.beyond),
            budget=money(outlay.budget),
        )
        title = self.tr("Beyond your budget")
        super().__init__(
            title,
            text,
            self.tr("Bid {amount}").format(amount=money(wanted.amount)),
            self.tr("No bid"),
            parent,
            dangerous=True,
        )
