"""Ledgers and receipts that the first release wrote: they stay what they were, to the byte."""

from pathlib import Path
from typing import Final

import msgspec
import pytest

from contract.audit import HeadLine, Row, read_receipts, verify
from contract.chain import canonical
from contract.feed import PublicEntry, SaleCreated
from server.rules.records import AnyPrivate
from server.rules.refold import refold
from tests.support.ledgers import check

FOLDER: Final = Path(__file__).with_name("first_release")
SALES: Final = ("live", "timed")


def lines(name: str) -> list[bytes]:
    return (FOLDER / f"{name}.jsonl").read_bytes().splitlines()


def rows(name: str) -> list[Row]:
    return [msgspec.json.decode(line, type=Row) for line in lines(name)[:-1]]


@pytest.mark.parametrize("name", SALES)
def test_they_pass_the_audit_with_their_receipts(name: str) -> None:
    kept = read_receipts((FOLDER / f"{name}.receipts.jsonl").read_bytes().splitlines())
    key = msgspec.json.decode(lines(name)[-1], type=HeadLine).house_key
    report = verify(lines(name), check=check, house_key=key, receipts=kept)
    assert report.ok, report.finding
    assert (report.rows, report.receipts) == (len(rows(name)), len(kept))
    assert kept


@pytest.mark.parametrize("name", SALES)
def test_the_rules_fold_them_to_what_they_say(name: str) -> None:
    assert refold(rows(name)) is None


@pytest.mark.parametrize("name", SALES)
def test_what_is_read_of_them_is_written_again_to_the_byte(name: str) -> None:
    """But for their terms, which have grown: those are kept as they were written."""
    for row in rows(name):
        public = msgspec.json.decode(row.public, type=PublicEntry | None)
        if not isinstance(public, SaleCreated):
            assert canonical(public) == bytes(row.public)
        private = msgspec.json.decode(row.private, type=AnyPrivate)
        assert canonical(private) == bytes(row.private)
