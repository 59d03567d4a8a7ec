"""`martillo sales`: make a sale out of a catalogue, and list what there is."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contract.money import parse_amount
from contract.terms import BelowReserve, Registration, SaleKind, SoftClose, Terms, Tie
from server.catalogue.problems import CatalogueError, Problem
from server.cli.calls import ask_house
from server.cli.failures import telling_failures
from server.cli.options import Data, read_time

if TYPE_CHECKING:
    from contract.wire import SaleView
    from server.catalogue.importer import CatalogueDraft
    from server.house_client import HouseClient

app = typer.Typer(help="Make sales out of catalogues, and list them.", no_args_is_help=True)


@app.command("import")
def import_sale(
    *,
    catalogue: Annotated[
        Path,
        typer.Argument(metavar="CATALOGUE", exists=True, dir_okay=False, help="The lots, in CSV or XLSX."),
    ],
    title: Annotated[str, typer.Option("--title", metavar="T", help="What the sale is called.")],
    data: Data,
    kind: Annotated[SaleKind, typer.Option(help="Who closes a lot.")] = SaleKind.LIVE,
    currency: Annotated[str, typer.Option(metavar="EUR", help="An ISO 4217 code.")] = "EUR",
    ladder: Annotated[str, typer.Option(metavar="NAME|FILE", help="The increments.")] = "auction-fr",
    registration: Annotated[
        Registration, typer.Option(help="Whether a paddle needs approval.")
    ] = Registration.OPEN,
    opens_at: Annotated[str | None, typer.Option(metavar="ISO", help="Timed: when bidding begins.")] = None,
    closes_at: Annotated[str | None, typer.Option(metavar="ISO", help="Timed: when lot 1 closes.")] = None,
    stagger: Annotated[int, typer.Option(metavar="S", min=0, help="Timed: seconds between closings.")] = 60,
    soft_close: Annotated[
        int, typer.Option(metavar="S", min=0, help="Timed: seconds that a late bid leaves; 0 for none.")
    ] = 120,
    images: Annotated[
        Path | None, typer.Option(metavar="DIR", exists=True, file_okay=False, help="Where the pictures lie.")
    ] = None,
    absentee: Annotated[bool, typer.Option(help="Whether a max may be left before its lot opens.")] = False,
    credit_limit: Annotated[str | None, typer.Option(metavar="AMOUNT", help="A new paddle's limit.")] = None,
    below_reserve: Annotated[
        BelowReserve, typer.Option(help="The price while the reserve is unmet.")
    ] = BelowReserve.SHOW_LIMIT,
    tie: Annotated[Tie, typer.Option(help="Who leads a tie of room and book.")] = Tie.FIRST_RECEIVED,
    raise_breaks_tie: Annotated[bool, typer.Option(help="A raise in a tie moves the price.")] = False,
    on_rungs_only: Annotated[bool, typer.Option(help="Refuse amounts between the rungs.")] = False,
) -> None:
    """Make a sale out of a catalogue; print its id."""
    from server.catalogue.importer import read_catalogue
    from server.catalogue.ladders import load_ladder
    from server.catalogue.new_sale import NewSale, check_new_sale

    if kind is SaleKind.TIMED and closes_at is None:
        raise typer.BadParameter(
            "a timed sale needs the time at which its first lot closes", param_hint="--closes-at"
        )
    with telling_failures():
        new = NewSale(
            title=title,
            terms=Terms(
                kind=kind,
                currency=currency,
                ladder=load_ladder(ladder, currency),
                registration=registration,
                below_reserve=below_reserve,
                tie=tie,
                raise_breaks_tie=raise_breaks_tie,
                on_rungs_only=on_rungs_only,
                absentee=absentee,
                credit_limit=None if credit_limit is None else parse_amount(credit_limit, currency),
                soft_close=SoftClose(window_ms=soft_close * 1000, extend_to_ms=soft_close * 1000),
                opens_at=read_time(opens_at),
                closes_at=read_time(closes_at),
                stagger_ms=stagger * 1000,
            ),
        )
        check_new_sale(new)
        table = _read(catalogue)
        draft = read_catalogue(table, currency)
        pictures = _pictures(draft, images)
    _tell_plan(draft, pictures, images)

    async def ask(house: "HouseClient") -> "SaleView":
        return await house.make_sale(new, table, pictures)

    typer.echo(ask_house(data, ask).id)


@app.command("list")
def list_sales(data: Data) -> None:
    """List the sales: id, status, kind, number of lots, title."""

    async def ask(house: "HouseClient") -> "list[SaleView]":
        return await house.sales()

    for sale in ask_house(data, ask, must_exist=True):
        typer.echo(f"{sale.id}\t{sale.status.value}\t{sale.terms.kind.value}\t{sale.lots}\t{sale.title}")


@app.command("export")
def export_sale(
    sale: Annotated[str, typer.Argument(metavar="SALE", help="The sale's id.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FILE", dir_okay=False, help="Ends in .csv or .xlsx, which it is then."
        ),
    ],
    data: Data,
) -> None:
    """Write a sale's catalogue into a file that an import takes back without loss."""
    kind = out.suffix.lower().removeprefix(".")
    if kind not in {"csv", "xlsx"}:
        raise typer.BadParameter("the file's name must end in .csv or .xlsx", param_hint="--out")

    async def ask(house: "HouseClient") -> bytes:
        return await house.catalogue_file(sale, kind)

    file = ask_house(data, ask, must_exist=True)
    with telling_failures():
        out.write_bytes(file)
    typer.echo(str(out))


def _read(catalogue: Path) -> bytes:
    from server.catalogue.importer import MAX_BYTES

    with catalogue.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _pictures(draft: "CatalogueDraft", images: Path | None) -> Mapping[str, Path]:
    """Return the files of the pictures that the catalogue names; raises CatalogueError for all its faults."""
    from contract.catalogue import picture_key

    problems = list(draft.problems)
    found: dict[str, Path] = {}
    if images is not None:
        files = {picture_key(path.name): path for path in _files(images)}
        for line, row in zip(draft.lines, draft.rows, strict=True):
            for name in row.images:
                path = files.get(picture_key(name))
                if path is None:
                    problems.append(Problem(line, f"the picture {name!r} is not in {images}"))
                else:
                    found[picture_key(name)] = path
    if problems:
        raise CatalogueError(sorted(problems, key=lambda problem: problem.line or 0))
    return found


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_file())


def _tell_plan(draft: "CatalogueDraft", pictures: Mapping[str, Path], images: Path | None) -> None:
    typer.echo(f"{len(draft.rows)} lots, {len(pictures)} pictures", err=True)
    if draft.kept:
        typer.echo(f"columns kept beside the lots: {', '.join(draft.kept)}", err=True)
    if draft.ignored:
        typer.echo(f"columns left out: {', '.join(draft.ignored)}", err=True)
    if images is None and any(row.images for row in draft.rows):
        typer.echo("the catalogue names pictures; give their folder with --images to take them", err=True)
