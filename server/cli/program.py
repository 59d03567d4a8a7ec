"""The root of the command line: what there is, and how it ends."""

import sys
from typing import Annotated

import typer

from contract.programs import house_command_to_type, version
from server.cli import backup, house, ledger, rehearse, results, sales, statements, users

app = typer.Typer(
    name="martillo",
    help="A live auction house: serve sales, keep users, import catalogues, read results.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(users.app, name="users")
app.add_typer(sales.app, name="sales")
app.add_typer(ledger.app, name="ledger")
app.command("results")(results.results)
app.command("statements")(statements.statements)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("serve")(house.serve)
app.command("demo")(house.demo)
app.command("replay")(house.replay)
app.command("rehearse")(rehearse.rehearse)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"martillo {version()}")
        raise typer.Exit


@app.callback()
def root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Tell typer that there are subcommands, and one option of their own."""


def main() -> None:
    """Run the command line and exit with its status."""
    try:
        app(prog_name=house_command_to_type())
    except KeyboardInterrupt:
        sys.exit(130)
