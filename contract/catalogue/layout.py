"""Where in a table's rows each thing stands, and what the table calls it."""

from collections.abc import Sequence
from dataclasses import dataclass

from contract.catalogue.columns import Column
from contract.catalogue.headers import column_name
from contract.catalogue.mapping import extra_name, image_number
from contract.catalogue.rows import Choices


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of one table are to be read. `extras`: the columns kept as they are, with their names."""

    headings: list[str]
    by_column: dict[Column, list[int]]
    extras: list[tuple[int, str]]
    currency: str
    choices: Choices

    @classmethod
    def of(
        cls, headings: Sequence[str], mapping: Sequence[Column | None], currency: str, choices: Choices
    ) -> "Layout":
        """Return the layout of a table with these headings."""
        by_column: dict[Column, list[int]] = {}
        for index, column in enumerate(mapping):
            if column is not None:
                by_column.setdefault(column, []).append(index)
        by_column.get(Column.IMAGES, []).sort(key=lambda index: image_number(headings[index]))
        plain = [heading.strip() for heading in headings]
        return cls(plain, by_column, _extras(plain, mapping), currency, choices)

    def where(self, column: Column) -> int | None:
        """Return the index of a column, None when the table has none."""
        return next(iter(self.by_column.get(column, ())), None)

    def name(self, column: Column) -> str:
        """Return what the table calls a column, or what the product calls it."""
        index = self.where(column)
        return (self.headings[index] if index is not None else "") or column_name(column)


def _extras(headings: Sequence[str], mapping: Sequence[Column | None]) -> list[tuple[int, str]]:
    extras: dict[str, int] = {}
    for index, (heading, column) in enumerate(zip(headings, mapping, strict=True)):
        if column is None:
            name, again = extra_name(heading, index), 2
            while name in extras:
                name, again = f"{extra_name(heading, index)[:90]} ({again})", again + 1
            extras[name] = index
    return [(index, name) for name, index in extras.items()]
