"""Read one row of a table: its cells by what their columns hold, with everything that is wrong with them."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from contract.catalogue.cells import CellError, read_amount, read_estimate, read_rate, says_none
from contract.catalogue.columns import Column
from contract.catalogue.faults import Fault, FaultCode
from contract.catalogue.layout import Layout
from contract.catalogue.limits import (
    MAX_DESCRIPTION,
    MAX_EXTRA,
    MAX_EXTRAS,
    MAX_NAME,
    MAX_PICTURES_OF_A_LOT,
    MAX_SELLER,
    MAX_TITLE,
)
from contract.catalogue.mapping import image_number
from contract.catalogue.numbers import LOT
from contract.catalogue.pictures import is_picture_name
from contract.catalogue.rows import StartRule
from contract.catalogue.texts import is_printable, tidy_line, tidy_text, unguarded, without_markup

_SHOWN: Final = 30
_APART: Final = re.compile(r"[;|\n]|(?<=\.jpg|\.png|\.gif|\.tif),|(?<=\.jpeg|\.webp|\.tiff),", re.IGNORECASE)

T = TypeVar("T")


class RowReader:
    """Reads one row: its `lot` and the other `values` of a CatalogueRow, good only without `faults`."""

    def __init__(self, layout: Layout, cells: Sequence[str]) -> None:
        self._layout = layout
        self._cells = [without_markup(unguarded(cell.strip())) for cell in cells]
        self.faults: list[Fault] = []
        if len(cells) > len(layout.headings):
            # Even an empty cell too many: a stray delimiter in a text would move every amount by one column.
            self._wrong(None, FaultCode.TOO_MANY_CELLS)
        self.lot = self._lot()
        self.values = self._values()

    def _values(self) -> dict[str, Any]:
        description = "\n\n".join(
            filter(None, (self._text(k, MAX_DESCRIPTION) for k in self._all_of(Column.DESCRIPTION)))
        )
        title, description = self._title(description)
        low, high = self._estimates()
        return {
            "title": title,
            "description": description,
            "low_estimate": low,
            "high_estimate": high,
            "start": self._start(low),
            "reserve": self._amount(Column.RESERVE),
            "seller": self._seller(),
            "vat_bp": self._read(Column.VAT, read_rate),
            "images": self._images(),
            "extra": self._extra(),
        }

    def _all_of(self, column: Column) -> list[int]:
        return self._layout.by_column.get(column, [])

    def _cell(self, index: int | None) -> str:
        return self._cells[index] if index is not None and index < len(self._cells) else ""

    def _wrong(self, index: int | None, code: FaultCode, **params: str) -> None:
        self.faults.append(Fault(index, code, params))

    def _lot(self) -> str:
        index = self._layout.where(Column.LOT)
        lot = tidy_line(self._cell(index))
        if lot:
            lot += tidy_line(self._cell(self._layout.where(Column.LOT_SUFFIX)))
        name = self._layout.name(Column.LOT)
        if not lot and not self._layout.choices.number_on:
            self._wrong(index, FaultCode.LOT_MISSING, column=name)
        elif lot and not LOT.fullmatch(lot):
            self._wrong(index, FaultCode.LOT_MALFORMED, column=name, text=lot[:_SHOWN])
            return ""
        return lot

    def _title(self, description: str) -> tuple[str, str]:
        """Return the title and the description, where one may have been cut out of the other."""
        index = self._layout.where(Column.TITLE)
        title = tidy_line(self._cell(index))
        if self._layout.choices.cut_titles:
            if not title:
                title = _beginning(description)
            elif len(title) > MAX_TITLE:
                title, description = _beginning(title), "\n\n".join(filter(None, (title, description)))
        if not title:
            self._wrong(index, FaultCode.TITLE_MISSING)
        return self._fitting(index, title, MAX_TITLE), description

    def _seller(self) -> str | None:
        index = self._layout.where(Column.SELLER)
        return self._fitting(index, tidy_line(self._cell(index)), MAX_SELLER) or None

    def _text(self, index: int, most: int) -> str:
        return self._fitting(index, tidy_text(self._cell(index)), most)

    def _fitting(self, index: int | None, text: str, most: int) -> str:
        name = (
            self._layout.headings[index] if index is not None and index < len(self._layout.headings) else ""
        )
        if len(text) > most:
            self._wrong(index, FaultCode.TOO_LONG, column=name, found=str(len(text)), most=str(most))
        if not is_printable(text):
            self._wrong(index, FaultCode.UNPRINTABLE, column=name)
        return text

    def _read(self, column: Column, read: Callable[[str], T]) -> T | None:
        """Read a cell, None for an empty one; tells what is wrong with it."""
        index = self._layout.where(column)
        cell = self._cell(index)
        if not cell or says_none(cell):
            return None
        try:
            return read(cell)
        except CellError as error:
            self._wrong(index, error.code, column=self._layout.name(column), **error.params)
            return None

    def _amount(self, column: Column) -> int | None:
        """Return the amount, None for none: an empty cell, or a zero where a house writes that for none."""
        layout = self._layout
        return (
            self._read(column, lambda cell: read_amount(cell, layout.currency, layout.choices.grouping))
            or None
        )

    def _estimates(self) -> tuple[int | None, int | None]:
        layout = self._layout
        both = self._read(
            Column.ESTIMATE, lambda cell: read_estimate(cell, layout.currency, layout.choices.grouping)
        )
        low, high = both or (None, None)
        low, high = self._amount(Column.LOW) or low, self._amount(Column.HIGH) or high
        if low is not None and high is not None and low > high:
            column = Column.LOW if layout.where(Column.LOW) is not None else Column.ESTIMATE
            names = {"low": layout.name(Column.LOW), "high": layout.name(Column.HIGH)}
            self._wrong(layout.where(column), FaultCode.ESTIMATES_REVERSED, **names)
        return low, high

    def _start(self, low: int | None) -> int | None:
        told = len(self.faults)
        start = self._amount(Column.START)
        if start is None and low is not None and len(self.faults) == told:
            match self._layout.choices.start:
                case StartRule.LOW_ESTIMATE:
                    start = low
                case StartRule.HALF_OF_LOW:
                    start = max(low // 2, 1)
                case StartRule.NONE:
                    pass
        if start is None and len(self.faults) == told:
            name = self._layout.name(Column.START)
            self._wrong(self._layout.where(Column.START), FaultCode.START_MISSING, column=name)
        return start

    def _images(self) -> tuple[str, ...]:
        names: list[str] = []
        for index in self._all_of(Column.IMAGES):
            cell = self._cell(index)
            numbered = image_number(self._layout.headings[index]) > 0
            apart = [cell] if numbered else _APART.split(cell)
            # Addresses, notes and whatever else stands there is no picture that could be sent along.
            names += [
                self._fitting(index, tidy_line(name), MAX_NAME) for name in apart if is_picture_name(name)
            ]
        if len(names) > MAX_PICTURES_OF_A_LOT:
            first = self._layout.where(Column.IMAGES)
            self._wrong(first, FaultCode.TOO_MANY_PICTURES, most=str(MAX_PICTURES_OF_A_LOT))
        return tuple(names)

    def _extra(self) -> dict[str, str]:
        extra = {name: text for index, name in self._layout.extras if (text := self._text(index, MAX_EXTRA))}
        if len(extra) > MAX_EXTRAS:
            self._wrong(None, FaultCode.TOO_MANY_EXTRAS, most=str(MAX_EXTRAS))
        return extra


def _beginning(text: str) -> str:
    """Return the first line of a text, or as many of its words as a title may have."""
    line = tidy_line(text.partition("\n")[0])
    if len(line) <= MAX_TITLE:
        return line
    cut = line[:MAX_TITLE].rpartition(" ")[0] or line[: MAX_TITLE - 1]
    return f"{cut[: MAX_TITLE - 1].rstrip(' ,;:.')}…"
