"""A sale's results as rows and as CSV, in which no cell can become a spreadsheet's formula."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from contract.money import amount_text
from contract.standing import ROOM, Phase, Standing
from contract.wire import UserView
from server.store.catalogue import LotRow


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What became of a lot. `price` is the hammer price in minor units; `winner` a paddle or `room`."""

    lot: str
    title: str
    outcome: Phase
    price: int | None
    winner: str | None
    name: str = ""
    email: str = ""


def result_rows(
    lots: Iterable[LotRow],
    standings: Mapping[str, Standing],
    who: Callable[[str], UserView | None] | None = None,
) -> list[ResultRow]:
    """Return the results in the order of the catalogue.

    `who` finds the user of a paddle; without it nobody is named, which is what bidders may see.
    """
    return [_row(lot, standings[lot.lot], who) for lot in lots]


def results_csv(rows: Iterable[ResultRow], currency: str, *, identities: bool = False) -> str:
    """Write the results, a line a lot; with `identities` also the winners' names and addresses."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    headings = ["lot", "title", "outcome", "price", "winner"]
    writer.writerow([*headings, "name", "email"] if identities else headings)
    for row in rows:
        price = "" if row.price is None else amount_text(row.price, currency)
        cells = [row.lot, row.title, row.outcome.value, price, row.winner or ""]
        if identities:
            cells += [row.name, row.email]
        writer.writerow([without_formula(cell) for cell in cells])
    return out.getvalue()


def without_formula(cell: str) -> str:
    """Return a cell that a spreadsheet takes as text: a quote before what would begin a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} else cell


def _row(lot: LotRow, standing: Standing, who: Callable[[str], UserView | None] | None) -> ResultRow:
    sold = standing.phase is Phase.SOLD
    winner = standing.leader if sold else None
    user = who(winner) if who is not None and winner is not None and winner != ROOM else None
    return ResultRow(
        lot=lot.lot,
        title=lot.title,
        outcome=standing.phase,
        price=standing.price if sold else None,
        winner=winner,
        name=user.name if user else "",
        email=user.email if user else "",
    )
