"""The sentences of the undo list: what an entry was, and how its lot stands before and after striking it."""

from PySide6.QtCore import QCoreApplication

from contract.standing import Standing
from contract.wire import Undoable
from desktop_client.formats import Formats
from desktop_client.saleroom.rows import Row, RowKind
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.windows import phrases

translate = QCoreApplication.translate

_WITH_AMOUNT = frozenset({RowKind.BID, RowKind.SOLD, RowKind.ASK_SET, RowKind.INCREMENT_SET})


class UndoWords:
    """Says what an undo is about, in the language in force."""

    def __init__(self, live: LiveSale, formats: Formats) -> None:
        self._live, self._formats = live, formats

    def what(self, entry: Undoable) -> str:
        """Say what an entry was: Paddle 112: 1,300."""
        row = self._live.room.rows.get(entry.n)
        return translate("UndoWords", "An earlier entry") if row is None else self.of_row(row)

    def of_row(self, row: Row) -> str:
        """Say what a row of the feed was: Asking now: 1,300."""
        or_price = None if row.kind is RowKind.INCREMENT_SET else row.price
        amount = row.amount if row.amount is not None else or_price
        words = phrases.row_words(row, None, self._formats)
        if row.kind in _WITH_AMOUNT and amount is not None:
            return f"{words}: {self._formats.amount(amount, self._live.currency)}"
        return words

    def headline(self, entry: Undoable | None, *, known: bool) -> str:
        """Say whether the chosen entry can be struck."""
        if entry is None:
            return (
                translate("UndoWords", "There is nothing to undo.")
                if known
                else translate("UndoWords", "One moment …")
            )
        if not entry.possible:
            return phrases.refusal(entry.code, entry.message or "")
        return translate("UndoWords", "Lot {lot} after this undo:").format(lot=entry.lot)

    def before(self, entry: Undoable | None) -> str:
        """Say how the lot stands."""
        if entry is None:
            return ""
        return translate("UndoWords", "Now: {standing}").format(standing=self._standing(entry.before))

    def after(self, entry: Undoable | None) -> str:
        """Say how the lot would stand; empty when the entry cannot be struck."""
        if entry is None or entry.after is None:
            return ""
        return translate("UndoWords", "Then: {standing}").format(standing=self._standing(entry.after))

    def also(self, entry: Undoable | None, entries: list[Undoable]) -> str:
        """Name what must be struck with it, latest first."""
        if entry is None or not entry.and_later:
            return ""
        by_number = {one.n: one for one in entries}
        others = [self.what(by_number[n]) if n in by_number else f"{n}" for n in entry.and_later]
        return translate("UndoWords", "Struck before it: {others}").format(others=" · ".join(others))

    def strike(self, entry: Undoable | None) -> str:
        """Name the button."""
        if entry is None or not entry.and_later:
            return translate("UndoWords", "Strike it")
        if len(entry.and_later) == 1:
            return translate("UndoWords", "Strike it and the one after it")
        return translate("UndoWords", "Strike it and {count} later").format(count=len(entry.and_later))

    def _standing(self, standing: Standing) -> str:
        currency = self._live.currency
        parts = [phrases.phase_word(standing.phase)]
        if standing.price is None:
            parts.append(translate("UndoWords", "no bid"))
        else:
            price = self._formats.money(standing.price, currency)
            who = phrases.who(standing.leader) if standing.leader is not None else "–"
            parts += [price, who]
        if standing.ask is not None:
            parts.append(
                translate("UndoWords", "asking {amount}").format(
                    amount=self._formats.money(standing.ask, currency)
                )
            )
        return " · ".join(parts)
