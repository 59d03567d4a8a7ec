"""`martillo backup` and `martillo restore`: a whole house into one file, and back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.counting import counted
from server.cli.failures import BAD_INPUT, FAILED, fail, telling_failures
from server.cli.options import Data

if TYPE_CHECKING:
    from server.backup.manifest import Manifest


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it, e.g. house.zip.")],
    data: Data,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Copy the house into FILE, while it runs or not: sales, accounts, pictures and the secret key."""
    from server.backup.making import make_backup

    with _telling_backup_failures():
        manifest = make_backup(data, file, _tell, force=force)
    _tell_content(manifest, f"saved in {file}")
    for name in manifest.missing:
        typer.echo(f"martillo: {name} was lost before; the backup is without it", err=True)
    typer.echo("It holds the house's secret key and every limit: keep it as safe as the house.", err=True)


def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="What `backup` has written.")
    ],
    data: Data,
) -> None:
    """Check FILE and unpack it into a directory that is empty or new; everybody must sign in again."""
    from server.backup.restoring import restore_backup

    with _telling_backup_failures():
        manifest = restore_backup(file, data, _tell)
    _tell_content(manifest, f"restored into {data}; every ledger is whole")


@contextmanager
def _telling_backup_failures() -> Iterator[None]:
    from server.backup.manifest import BackupError
    from server.rostrum.receipts import HouseKeyError

    try:
        with telling_failures():
            yield
    except BackupError as error:
        fail(str(error), BAD_INPUT)
    except HouseKeyError as error:
        fail(str(error), FAILED)
    finally:
        _clear_line()


def _tell(doing: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{doing}: {done * 100 // max(total, 1)} %", err=True, nl=False)


def _clear_line() -> None:
    if sys.stderr.isatty():
        typer.echo("\r\033[K", err=True, nl=False)


def _tell_content(manifest: "Manifest", what: str) -> None:
    rows = sum(sale.rows for sale in manifest.sales)
    pictures = sum(stored.name.endswith(".jpg") for stored in manifest.files)
    size = sum(stored.size for stored in manifest.files) / 1_000_000
    content = (counted(len(manifest.sales), "sale"), counted(rows, "row"), counted(pictures, "picture"))
    typer.echo(f"{', '.join(content)}, {size:.1f} MB: {what}")
