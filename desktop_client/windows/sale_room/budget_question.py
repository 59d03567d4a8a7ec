"""Asks before a bid goes beyond what its owner meant to spend."""

from PySide6.QtWidgets import QWidget

from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.budget import Outlay
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.dialogs import Asked, Question


class BudgetQuestion(Question):
    """Shows what the bid would bring the outlay to. Saying no sends nothing."""

    def __init__(
        self, wanted: Intention, outlay: Outlay, preferences: Preferences, currency: str, parent: QWidget
    ) -> None:
        self._wanted, self._outlay = wanted, outlay
        self._preferences, self._currency = preferences, currency
        super().__init__(self._in_words, parent, dangerous=True)

    def _in_words(self) -> Asked:
        wanted, outlay = self._wanted, self._outlay
        text = self.tr(
            "With {bid} on lot {lot} you could owe {would_be} in this sale, {beyond} more than your budget "
            "of {budget}. Nothing has been sent yet."
        ).format(
            bid=self._money(wanted.amount),
            lot=wanted.lot,
            would_be=self._money(outlay.would_be),
            beyond=self._money(outlay.beyond),
            budget=self._money(outlay.budget),
        )
        yes = self.tr("Bid {amount}").format(amount=self._money(wanted.amount))
        return Asked(self.tr("Beyond your budget"), text, yes, self.tr("No bid"))

    def _money(self, amount: int) -> str:
        return self._preferences.formats.money(amount, self._currency)
