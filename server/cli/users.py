"""`martillo users`: who may bid, who runs the sales."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from contract.wire import Role, UserView
from server.cli.calls import ask_house
from server.cli.failures import BAD_INPUT, fail
from server.cli.options import Data

if TYPE_CHECKING:
    from server.house_client import HouseClient

app = typer.Typer(help="Who may bid, and who runs the sales.", no_args_is_help=True)


@app.command()
def add(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The address to sign in with.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The person's name.")],
    data: Data,
    role: Annotated[Role, typer.Option("--role", help="What the person may do.")] = Role.BIDDER,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Open an account."""
    password = _password(from_stdin=password_stdin)

    async def ask(house: "HouseClient") -> UserView:
        return await house.add_user(email, name, role, password)

    user = ask_house(data, ask)
    typer.echo(f"added {user.role.value} {user.email}", err=True)


@app.command("list")
def list_users(data: Data) -> None:
    """List the accounts: e-mail address, role, name."""

    async def ask(house: "HouseClient") -> list[UserView]:
        return await house.users()

    for user in ask_house(data, ask, must_exist=True):
        typer.echo(f"{user.email}\t{user.role.value}\t{user.name}")


def _password(*, from_stdin: bool) -> str:
    if not from_stdin:
        if not sys.stdin.isatty():
            fail("give the password on standard input with --password-stdin", BAD_INPUT)
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        fail("standard input holds no password: write it in one line", BAD_INPUT)
    return password
