"""`martillo statements`: a sale's statements as PDF into a folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contract.papers import PaperKind, PaperLanguage, PaperSummary, file_name
from server.cli.calls import ask_house
from server.cli.failures import telling_failures
from server.cli.options import Data

if TYPE_CHECKING:
    from server.house_client import HouseClient


def statements(
    sale: Annotated[str, typer.Argument(metavar="SALE", help="The sale's id.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the PDFs go.", file_okay=False)],
    data: Data,
    kind: Annotated[
        PaperKind, typer.Option(help="Buyers' statements or sellers' settlements.")
    ] = PaperKind.BUYER,
    issue: Annotated[
        bool, typer.Option("--issue", help="Number and issue them first; without it drafts stay drafts.")
    ] = False,
    language: Annotated[
        PaperLanguage | None, typer.Option(help="Instead of the language of the sale's papers.")
    ] = None,
) -> None:
    """Write a sale's statements, a PDF each; print their files."""

    async def ask(house: "HouseClient") -> list[tuple[PaperSummary, bytes]]:
        papers = await house.papers(sale, kind, issue=issue)
        return [(paper, await house.paper_pdf(sale, kind, paper.party.id, language)) for paper in papers]

    found = ask_house(data, ask, must_exist=True)
    with telling_failures():
        out.mkdir(parents=True, exist_ok=True)
        for index, (paper, pdf) in enumerate(found, start=1):
            path = out / file_name(paper, index)
            path.write_bytes(pdf)
            typer.echo(str(path))
    if not found:
        typer.echo("no lot of this sale has a party of that kind", err=True)
