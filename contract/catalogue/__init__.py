"""A catalogue between a spreadsheet and a sale: what a column means, what is wrong with a cell.

Pure, so that the desktop shows while one edits what the server will say when the catalogue is sent.
"""

from contract.catalogue.bodies import (
    CatalogueMade,
    DeskLotView,
    Existing,
    LotChange,
    NewLots,
    PictureKept,
    PictureOrder,
    SaleChange,
    SplitLot,
)
from contract.catalogue.columns import Column
from contract.catalogue.faults import Fault, FaultCode, fault_text
from contract.catalogue.headers import column_faults, find_heading, guess_grouping
from contract.catalogue.mapping import guess_mapping, plain_heading
from contract.catalogue.numbers import lot_key, lot_sort, next_number, split_numbers
from contract.catalogue.pictures import match_pictures, picture_key
from contract.catalogue.reading import read_rows
from contract.catalogue.rows import (
    CatalogueRow,
    Choices,
    Draft,
    DraftRow,
    Grouping,
    RawTable,
    StartRule,
)

__all__ = [
    "CatalogueMade",
    "CatalogueRow",
    "Choices",
    "Column",
    "DeskLotView",
    "Draft",
    "DraftRow",
    "Existing",
    "Fault",
    "FaultCode",
    "Grouping",
    "LotChange",
    "NewLots",
    "PictureKept",
    "PictureOrder",
    "RawTable",
    "SaleChange",
    "SplitLot",
    "StartRule",
    "column_faults",
    "fault_text",
    "find_heading",
    "guess_grouping",
    "guess_mapping",
    "lot_key",
    "lot_sort",
    "match_pictures",
    "next_number",
    "picture_key",
    "plain_heading",
    "read_rows",
    "split_numbers",
]
