"""A lot that was written by hand or by a program, held to what a lot out of a table is held to."""

from collections.abc import Iterable

import msgspec

from contract.catalogue.columns import Column
from contract.catalogue.faults import Fault, FaultCode
from contract.catalogue.headers import column_name
from contract.catalogue.numbers import LOT, lot_key
from contract.catalogue.pictures import is_picture_name
from contract.catalogue.rows import CatalogueRow
from contract.catalogue.texts import is_printable, tidy_line, tidy_text


def tidied(row: CatalogueRow) -> CatalogueRow:
    """Return the lot with its texts as a table would have given them."""
    seller = tidy_line(row.seller or "")
    return msgspec.structs.replace(
        row,
        lot=tidy_line(row.lot),
        title=tidy_line(row.title),
        description=tidy_text(row.description),
        seller=seller or None,
        images=tuple(filter(is_picture_name, map(tidy_line, row.images))),
        extra=tidy_extra(row.extra),
    )


def tidy_extra(extra: dict[str, str]) -> dict[str, str]:
    """Return texts of the house's own, the empty ones and the nameless left out."""
    tidy = {tidy_line(name): tidy_text(text) for name, text in extra.items()}
    return {name: text for name, text in tidy.items() if name and text}


def row_faults(row: CatalogueRow) -> list[Fault]:
    """Return what is wrong with a (tidied) lot by itself; empty for a good one."""
    faults = []
    if not LOT.fullmatch(row.lot):
        params = {"column": column_name(Column.LOT), "text": row.lot}
        faults.append(Fault(None, FaultCode.LOT_MALFORMED, params))
    if not row.title:
        faults.append(Fault(None, FaultCode.TITLE_MISSING))
    texts = {
        column_name(Column.TITLE): (row.title,),
        column_name(Column.DESCRIPTION): (row.description,),
        column_name(Column.SELLER): (row.seller or "",),
        column_name(Column.IMAGES): row.images,
        **{name: (name, text) for name, text in row.extra.items()},
    }
    faults += [
        Fault(None, FaultCode.UNPRINTABLE, {"column": name})
        for name, told in texts.items()
        if not all(is_printable(text) for text in told)
    ]
    low, high = row.low_estimate, row.high_estimate
    if low is not None and high is not None and low > high:
        names = {"low": column_name(Column.LOW), "high": column_name(Column.HIGH)}
        faults.append(Fault(None, FaultCode.ESTIMATES_REVERSED, names))
    return faults


def faults_of(rows: Iterable[CatalogueRow]) -> dict[int, list[Fault]]:
    """Return the faults of lots to be kept together, by their place (from 0); empty when all are good."""
    found: dict[int, list[Fault]] = {}
    first: dict[str, int] = {}
    for index, row in enumerate(rows):
        faults = row_faults(row)
        earlier = first.setdefault(lot_key(row.lot), index)
        if earlier != index:
            params = {"column": column_name(Column.LOT), "text": row.lot, "line": str(earlier + 1)}
            faults.append(Fault(None, FaultCode.LOT_TWICE, params))
        if faults:
            found[index] = faults
    return found
