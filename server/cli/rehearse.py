"""`martillo rehearse`: call a sale against robots, in a house that is gone afterwards."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.calls import ask_house, keep_output_clean
from server.cli.failures import BAD_INPUT, fail, telling_failures
from server.cli.options import Data

if TYPE_CHECKING:
    from contract.rehearsal import Script
    from server.house_client import HouseClient


def rehearse(
    data: Data,
    catalogue: Annotated[
        Path | None,
        typer.Argument(metavar="CATALOGUE", exists=True, dir_okay=False, help="The lots, in CSV or XLSX."),
    ] = None,
    sale: Annotated[
        str | None, typer.Option("--from", metavar="SALE", help="Rehearse this sale of the house instead.")
    ] = None,
    script: Annotated[
        bool, typer.Option("--script", help="Read a script from the standard input; end when that ends.")
    ] = False,
    currency: Annotated[str, typer.Option(metavar="EUR", help="An ISO 4217 code.")] = "EUR",
    ladder: Annotated[str, typer.Option(metavar="NAME|FILE", help="The increments.")] = "auction-fr",
    speed: Annotated[float, typer.Option(min=0.1, max=100, metavar="X", help="How fast robots think.")] = 1.0,
) -> None:
    """Play a sale with robots in a temporary house; nothing of it stays, here or there."""
    import asyncio

    from server.demo.rehearsing import play_for_a_person, play_for_a_program

    if sum((catalogue is not None, sale is not None, script)) != 1:
        fail("name a catalogue, or --from SALE, or --script: one of them", BAD_INPUT)
    keep_output_clean()
    with telling_failures():
        if script:
            asyncio.run(play_for_a_program(speed, _say))
            return
        chosen = _of_sale(data, sale) if sale is not None else _of_file(catalogue, currency, ladder)
        asyncio.run(play_for_a_person(chosen, speed, _say))


def _of_sale(data: Path, sale: str) -> "Script":
    async def ask(house: "HouseClient") -> "Script":
        return await house.script(sale)

    return ask_house(data, ask, must_exist=True)


def _of_file(catalogue: Path | None, currency: str, ladder: str) -> "Script":
    from contract.rehearsal import Script, ScriptLot
    from contract.terms import SaleKind, Terms
    from server.catalogue.importer import read_catalogue
    from server.catalogue.ladders import load_ladder
    from server.catalogue.problems import CatalogueError

    assert catalogue is not None  # one of the three was named
    draft = read_catalogue(catalogue.read_bytes(), currency)
    if draft.problems:
        raise CatalogueError(draft.problems)
    lots = [
        ScriptLot(
            lot=row.lot, title=row.title, description=row.description, low_estimate=row.low_estimate,
            high_estimate=row.high_estimate, start=row.start, reserve=row.reserve,
        )
        for row in draft.rows
    ]  # fmt: skip
    terms = Terms(kind=SaleKind.LIVE, currency=currency, ladder=load_ladder(ladder, currency))
    return Script(title=catalogue.stem, terms=terms, lots=lots)


def _say(line: str) -> None:
    print(line, file=sys.stdout, flush=True)
