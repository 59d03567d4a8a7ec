"""`martillo ledger`: hand out a sale's ledger, and check one. Checking needs no house, only the file."""

import base64
import binascii
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from server.cli.calls import converse
from server.cli.counting import counted
from server.cli.failures import BAD_INPUT, FAILED, fail, telling_failures
from server.cli.options import Data

if TYPE_CHECKING:
    from contract.audit import Report

_KEY_BYTES: Final = 32  # Ed25519

app = typer.Typer(help="Hand out a sale's ledger, and check one.", no_args_is_help=True)


@app.command()
def export(
    sale: Annotated[str, typer.Argument(metavar="SALE", help="The sale's id.")],
    data: Data,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", dir_okay=False, help="Write it here.")
    ] = None,
    opened: Annotated[
        bool, typer.Option("--open", help="With every secret and its salt; for the house alone.")
    ] = False,
) -> None:
    """Write a sale's ledger as JSON lines, one row a line, then the signed head."""
    with telling_failures(), _output(out) as file:
        rows = _export(data, sale, file, opened=opened)
    note = "; it shows every limit, reserve and name: keep it in the house" if opened else ""
    typer.echo(f"{counted(rows, 'row')}{note}", err=True)


def _export(data: Path, sale: str, file: BinaryIO, *, opened: bool) -> int:
    from contract.audit import LedgerPage, lines_of
    from server.cli.ledger_source import ledger_pages

    async def copy() -> int:
        pages: list[LedgerPage] = []
        async with aclosing(ledger_pages(data, sale, opened=opened)) as source:
            pages.extend([page async for page in source])
        file.writelines(line + b"\n" for line in lines_of(pages))
        return pages[-1].head.row

    return converse(copy)


@contextmanager
def _output(out: Path | None) -> Iterator[BinaryIO]:
    """Give standard output, or a file that is there only when it is whole, and its owner's alone."""
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    draft = out.with_name(f"{out.name}.part")
    draft.unlink(missing_ok=True)  # what an interrupted export left might be open to others
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)


@app.command()
def verify(
    ledger: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The ledger's file.")
    ],
    receipts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="A bidder's receipts to hold it against."
        ),
    ] = None,
    house_key: Annotated[
        str | None, typer.Option("--house-key", metavar="KEY", help="The key that you trust.")
    ] = None,
) -> None:
    """Check every hash, price and winner; exit 1 and name the first wrong row if there is one."""
    with telling_failures():
        report, left_out = _verify(ledger, receipts, house_key)
    if report.finding is None:
        typer.echo(_told(report))
        if left_out:
            typer.echo(f"not checked: {counted(left_out, 'receipt')} of other sales, by what the file says")
        if house_key is None:
            typer.echo(f"checked with the key in the file, {report.house_key}: compare it with the house's")
        return
    where = "the file" if report.finding.row == 0 else f"row {report.finding.row}"
    typer.echo(f"wrong: {where}, {report.finding.fault}")
    typer.echo(_plain(report.finding.sentence))
    raise typer.Exit(FAILED)


def _verify(ledger: Path, receipts: Path | None, house_key: str | None) -> tuple["Report", int]:
    """Return the report, and how many receipts are of other sales."""
    import msgspec

    from contract.audit import NotALedgerError, NotReceiptsError, Row, read_receipts, verify
    from server.rostrum.receipts import is_signed
    from server.rules.refold import refold

    if house_key is not None and not _is_key(house_key):
        fail("--house-key: this is no house's key, which is 44 letters of base64.", BAD_INPUT)
    lines = ledger.read_bytes().split(b"\n")
    try:
        kept = [] if receipts is None else read_receipts(receipts.read_bytes().split(b"\n"))
        report = verify(lines, check=is_signed, house_key=house_key, receipts=kept)
    except (NotALedgerError, NotReceiptsError) as error:
        fail(str(error), BAD_INPUT)
    if receipts is not None and not kept:
        fail("There is no receipt in the file of receipts.", BAD_INPUT)
    if report.ok and report.opened == report.rows:
        *rows, _head = (line for line in lines if line.strip())
        finding = refold(msgspec.json.decode(row, type=Row) for row in rows)
        report = msgspec.structs.replace(report, finding=finding)
    return report, sum(receipt.sale != report.sale for receipt in kept)


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, validate=True)) == _KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def _told(report: "Report") -> str:
    counts = [
        counted(report.rows, "row"),
        counted(report.entries, "entry", "entries"),
        counted(report.heads, "signed head"),
    ]
    if report.opened:
        counts.append(f"{report.opened} opened")
    if report.receipts:
        counts.append(counted(report.receipts, "receipt"))
    state = "to its end" if report.ended else "so far, it has not ended"
    return f"right: {_plain(f'{report.title} ({report.sale})')}, {state}: {', '.join(counts)}"


def _plain(text: str) -> str:
    """Keep a stranger's file from writing lines and colours of its own to a terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
