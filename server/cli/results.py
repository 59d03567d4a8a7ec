"""`martillo results`: what a sale came to."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.calls import ask_house
from server.cli.failures import telling_failures
from server.cli.options import Data
from server.settlement.totals import Only

if TYPE_CHECKING:
    from server.house_client import HouseClient


def results(
    sale: Annotated[str, typer.Argument(metavar="SALE", help="The sale's id.")],
    data: Data,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead of a table.")] = False,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", dir_okay=False, help="Write a workbook instead.")
    ] = None,
    only: Annotated[Only, typer.Option(help="Which lots.")] = Only.ALL,
) -> None:
    """Print the results of a sale, a line a lot."""

    async def ask(house: "HouseClient") -> bytes:
        return await house.results_file(sale, "csv" if xlsx is None else "xlsx", only.value)

    found = ask_house(data, ask, must_exist=True)
    if xlsx is None:
        text = found.decode()
        typer.echo(text if as_csv else aligned(shortened(text)), nl=not as_csv)
        return
    with telling_failures():
        xlsx.write_bytes(found)
    typer.echo(str(xlsx))


SHOWN = ("lot", "title", "outcome", "price", "winner", "name", "total")


def shortened(table: str) -> str:
    """Return a CSV text with the columns that fit beside one another on a screen."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    rows = list(csv.reader(io.StringIO(table)))
    places = [rows[0].index(heading) for heading in SHOWN]
    writer.writerows([row[place] for place in places] for row in rows)
    return out.getvalue()


def aligned(table: str) -> str:
    """Return a CSV text as columns for the eye."""
    rows = list(csv.reader(io.StringIO(table)))
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
