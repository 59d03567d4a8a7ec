"""What the catalogue's page and the form of a new sale ask of the house. Knows no Qt."""

import msgspec

from contract.catalogue import (
    CatalogueMade,
    CatalogueRow,
    DeskLotView,
    Existing,
    LotChange,
    NewLots,
    PictureKept,
    PictureOrder,
    RawTable,
    SaleChange,
    SplitLot,
)
from contract.terms import Terms
from contract.wire import SaleView
from desktop_client.connection.api import HouseApi, sale_path

_BYTES = "application/octet-stream"


class CatalogueDesk:
    """Requests of a clerk about a sale's lots. Errors as HouseApi's."""

    def __init__(self, api: HouseApi) -> None:
        self._api = api

    async def make_sale(self, title: str, terms: Terms) -> SaleView:
        """Make a sale without lots."""
        return await self._api.ask("POST", "/api/sales", SaleView, {"title": title, "terms": terms})

    async def change_sale(self, sale: str, change: SaleChange) -> SaleView:
        """Change the title or the terms of a sale that has not opened."""
        return await self._api.ask("PATCH", sale_path(sale), SaleView, change)

    async def read_table(self, data: bytes, sheet: str | None = None) -> RawTable:
        """Let the house read a spreadsheet's cells; `sheet` names one of a workbook's."""
        query = None if sheet is None else {"sheet": sheet}
        return await self._api.send("POST", "/api/tables", data, _BYTES, RawTable, query)

    async def lots(self, sale: str) -> list[DeskLotView]:
        """Return every lot as the house knows it, in the order in which they come up."""
        return await self._api.ask("GET", sale_path(sale, "desk-lots"), list[DeskLotView])

    async def add_lots(
        self, sale: str, rows: list[CatalogueRow], before: str | None, existing: Existing
    ) -> CatalogueMade:
        """Add lots before lot `before` (None: at the end), all or none."""
        body = msgspec.json.encode(NewLots(rows, before, existing))
        path = sale_path(sale, "catalogue")
        return await self._api.send("POST", path, body, "application/json", CatalogueMade)

    async def change_lot(self, sale: str, lot: str, change: LotChange) -> None:
        """Change what the house says of a lot."""
        await self._api.ask_bytes("PATCH", sale_path(sale, "lots", lot), change)

    async def split_lot(self, sale: str, lot: str, split: SplitLot) -> None:
        """Make further lots right after a lot."""
        await self._api.ask_bytes("POST", sale_path(sale, "lots", lot, "split"), split)

    async def add_picture(self, sale: str, lot: str, data: bytes) -> int:
        """Add a picture at the end of a lot's and return its number."""
        path = sale_path(sale, "lots", lot, "pictures")
        return (await self._api.send("POST", path, data, _BYTES, PictureKept)).k

    async def remove_picture(self, sale: str, lot: str, number: int, of: int) -> None:
        """Take one of so many pictures away; those after it move up. Of another number of them none goes."""
        path = sale_path(sale, "lots", lot, "pictures", str(number))
        await self._api.ask_bytes("DELETE", path, query={"of": str(of)})

    async def order_pictures(self, sale: str, lot: str, order: list[int]) -> None:
        """Put all of a lot's pictures into another order, each by its present number."""
        asked = PictureOrder(order, of=len(order))
        await self._api.ask_bytes("PUT", sale_path(sale, "lots", lot, "pictures"), asked)

    async def export(self, sale: str, form: str) -> bytes:
        """Return the catalogue as a file, `csv` or `xlsx`."""
        return await self._api.ask_bytes("GET", sale_path(sale, f"catalogue.{form}"))
