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
from contract.catalogue.mapping import guess_mapping, plain_heading
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
    "fault_text",
    "guess_mapping",
    "plain_heading",
]
