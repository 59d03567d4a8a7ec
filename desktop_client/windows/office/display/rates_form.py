"""The rates of exchange that the house enters: a currency, what one unit is worth in it, and an example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from contract.display import RATES_AT_MOST, converted
from contract.money import minor_digits
from desktop_client.formats import Formats
from desktop_client.theme import TextRole, Tone, look, mark
from desktop_client.viewmodels.display_settings import EXAMPLE_UNITS, RateLine, Wrong
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel


class RatesForm(Adaptive, QWidget):
    """A line for each currency; a further one opens when the last is used.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heads = [TextLabel(role=TextRole.STRONG) for _ in range(2)]
        self._currencies = [QLineEdit() for _ in range(RATES_AT_MOST)]
        self._rates = [QLineEdit() for _ in range(RATES_AT_MOST)]
        self._examples = [TextLabel(role=TextRole.MUTED) for _ in range(RATES_AT_MOST)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2, 1)
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
        for number in range(RATES_AT_MOST):
            parts = (self._currencies[number], self._rates[number], self._examples[number])
            for column, part in enumerate(parts):
                self._grid.addWidget(part, number + 1, column)
            self._currencies[number].setMaxLength(3)
            self._rates[number].setMaxLength(16)
            for edit in parts[:2]:
                edit.textEdited.connect(self._on_edited)
        self._adapt()
        self._open_lines()

    def lines(self) -> list[RateLine]:
        """Return what is typed, line by line."""
        pairs = zip(self._currencies, self._rates, strict=True)
        return [RateLine(currency.text(), rate.text()) for currency, rate in pairs]

    def show_rates(self, rates: dict[str, str]) -> None:
        """Fill in what the house has kept."""
        kept = [*rates.items(), *[("", "")] * RATES_AT_MOST]
        for number in range(RATES_AT_MOST):
            self._currencies[number].setText(kept[number][0])
            self._rates[number].setText(kept[number][1])
        self._open_lines()

    def show_checked(
        self, rates: dict[str, str], wrong: dict[int, Wrong], own: str, formats: Formats
    ) -> None:
        """Say beside each line what an amount comes to, or what is wrong with it."""
        for number, line in enumerate(self.lines()):
            fault, example = wrong.get(number), self._examples[number]
            currency = line.currency.strip().upper()
            mark(self._currencies[number], error=fault not in (None, Wrong.NO_RATE))
            mark(self._rates[number], error=fault is Wrong.NO_RATE)
            example.show_tone(Tone.OUTBID if fault else None)
            if fault is not None:
                example.show_text(self._fault_words(fault))
            elif currency in rates:
                example.show_text(self._example(rates[currency], own, currency, formats))
            else:
                example.show_text("")

    def _example(self, rate: str, own: str, other: str, formats: Formats) -> str:
        amount = EXAMPLE_UNITS * 10 ** minor_digits(own)
        shown = formats.money(converted(amount, own, other, rate), other)
        return f"{formats.money(amount, own)} ≈ {shown}"

    def _fault_words(self, fault: Wrong) -> str:
        words = {
            Wrong.NO_CURRENCY: self.tr("Three letters, such as USD"),
            Wrong.OWN_CURRENCY: self.tr("This is the currency of the sale"),
            Wrong.TWICE: self.tr("This currency stands above already"),
            Wrong.NO_RATE: self.tr("A number above zero, such as 1.0834"),
        }
        return words.get(fault, "")

    def _on_edited(self, _text: str) -> None:
        self._open_lines()
        self.edited.emit()

    def _open_lines(self) -> None:
        used = [number for number, line in enumerate(self.lines()) if not line.is_empty]
        opened = max(used, default=-1) + 2
        for number in range(RATES_AT_MOST):
            for part in (self._currencies[number], self._rates[number], self._examples[number]):
                part.setVisible(number < opened)

    def _retranslate(self) -> None:
        self._heads[0].show_text(self.tr("Currency"))
        self._heads[1].show_text(self.tr("Rate"))
        for number in range(RATES_AT_MOST):
            of_line = self.tr("Currency {number}").format(number=number + 1)
            self._currencies[number].setAccessibleName(of_line)
            self._rates[number].setAccessibleName(self.tr("Rate {number}").format(number=number + 1))
        self._currencies[0].setPlaceholderText("USD")
        self._rates[0].setPlaceholderText("1.0834")

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(look().space("s"))
        self._grid.setVerticalSpacing(look().space("xs"))
        for currency, rate in zip(self._currencies, self._rates, strict=True):
            currency.setFixedWidth(look().px(92))
            rate.setFixedWidth(look().px(132))
