"""A table out of whatever file a house has its catalogue in."""

from typing import Final

from contract.catalogue import RawTable
from server.catalogue.problems import CatalogueError, Problem
from server.catalogue.text_tables import read_text_table
from server.catalogue.workbooks import is_workbook, read_workbook

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_WORKBOOK_BYTES: Final = 25 * 1024 * 1024
"""More than for a text: workbooks often hold the pictures, too."""


def read_table(data: bytes, sheet: str = "") -> RawTable:
    """Read a CSV file, or a sheet of an XLSX workbook, as cells. Raises CatalogueError.

    Takes up to some seconds for the largest workbooks: not on an event loop.
    """
    if is_workbook(data):
        if len(data) > MAX_WORKBOOK_BYTES:
            raise CatalogueError([Problem(None, f"a workbook has at most {MAX_WORKBOOK_BYTES >> 20} MiB")])
        return read_workbook(data, sheet)
    if len(data) > MAX_BYTES:
        raise CatalogueError([Problem(None, f"a catalogue has at most {MAX_BYTES >> 20} MiB")])
    return read_text_table(data)
