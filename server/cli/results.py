"""`martillo results`: what a sale came to."""

import csv
import io
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.calls import ask_house
from server.cli.options import Data

if TYPE_CHECKING:
    from server.house_client import HouseClient


def results(
    sale: Annotated[str, typer.Argument(metavar="SALE", help="The sale's id.")],
    data: Data,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead of a table.")] = False,
) -> None:
    """Print the results of a sale, a line a lot."""

    async def ask(house: "HouseClient") -> str:
        return await house.results_csv(sale)

    text = ask_house(data, ask, must_exist=True)
    typer.echo(text if as_csv else aligned(text), nl=not as_csv)


def aligned(table: str) -> str:
    """Return a CSV text as columns for the eye."""
    rows = list(csv.reader(io.StringIO(table)))
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
