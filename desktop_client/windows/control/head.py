"""The facts in the bar of the control window: the pace, the hammer total, hold and the end of the sale."""

from PySide6.QtCore import QObject

from desktop_client.formats import Formats
from desktop_client.saleroom.control import Act
from desktop_client.theme import Kind
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.pill import Pill
from desktop_client.windows.control import act_words
from desktop_client.windows.fitting_row import Fact
from desktop_client.windows.top_bar import TopBar


class RostrumHead(QObject):
    """Owns the widgets of the bar; where it is narrow, the pace goes first and then the total."""

    def __init__(self, model: ControlViewModel, bar: TopBar) -> None:
        super().__init__(bar)
        self._model, self._bar = model, bar
        self.pace, self.hammer = Pill(), Pill()
        self.hold, self.end = ActionButton(key="H"), ActionButton(kind=Kind.QUIET)
        self._pace, self._hammer = Fact(self.pace), Fact(self.hammer)
        facts = self._pace, self._hammer, Fact(self.hold), Fact(self.end)
        bar.add_facts(*facts, least_important_first=(self._pace, self._hammer))

    def show_head(self, formats: Formats) -> None:
        """Show the sale as it is now."""
        sale = self._model.live.room.sale
        self._bar.show_subtitle(self.tr("Control · {sale}").format(sale=sale.title if sale else ""))
        self._show_pace(formats)
        self._show_hammer(formats)
        self._show_buttons()
        self._bar.fit()

    def tally(self, formats: Formats) -> str:
        """Say in words how many lots are sold, passed and to come, or were never called."""
        pace = self._model.pace()
        passed, ended = pace.passed + pace.withdrawn, self._model.live.has_ended()
        parts = (
            (self.tr("1 sold") if pace.sold == 1 else self.tr("{count} sold"), pace.sold),
            (self.tr("1 passed") if passed == 1 else self.tr("{count} passed"), passed),
            (self.tr("{count} not called") if ended else self.tr("{count} to come"), pace.left),
        )
        return " · ".join(words.format(count=formats.number(count)) for words, count in parts)

    def _show_pace(self, formats: Formats) -> None:
        pace = self._model.pace()
        ends = ""
        if pace.ends_at is not None:
            ends = self.tr(" · ends about {time}").format(time=formats.time(pace.ends_at))
        self._pace.wanted = pace.lots_per_hour is not None and not self._model.live.has_ended()
        self.pace.show_pill("", formats.number(pace.lots_per_hour or 0), self.tr("lots an hour") + ends)

    def _show_hammer(self, formats: Formats) -> None:
        pace, share = self._model.pace(), ""
        if pace.percent_of_low is not None:
            share = self.tr("· {percent} of the low estimates").format(
                percent=formats.percent(pace.percent_of_low)
            )
        total = formats.money(pace.hammer_total, self._model.live.currency)
        self._hammer.wanted = pace.sold > 0
        self.hammer.show_pill(self.tr("Hammer"), total, share)

    def _show_buttons(self) -> None:
        model = self._model
        on_hold = model.live.room.hold is not None
        self.hold.set_label(act_words.act_word(Act.RESUME if on_hold else Act.HOLD))
        self.hold.set_kind(Kind.WARNING if on_hold else Kind.PLAIN)
        self.hold.setEnabled(bool(model.possible(Act.HOLD)) or bool(model.possible(Act.RESUME)))
        self.end.set_label(act_words.act_word(Act.END_SALE))
        self.end.setEnabled(bool(model.possible(Act.END_SALE)))
