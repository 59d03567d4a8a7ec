"""The house: every sale that it runs, each with its own rostrum."""

import gc
from collections.abc import Sequence

import structlog

from contract.audit import LedgerPage
from contract.terms import SaleKind, Terms
from contract.verdicts import Code
from contract.wire import SaleStatus, SaleView
from server.collector import made_to_stay
from server.rostrum.clock import Clock
from server.rostrum.heartbeat import Heartbeat
from server.rostrum.outage import is_outage
from server.rostrum.ports import Audience, Liveness
from server.rostrum.receipts import HouseKey
from server.rostrum.rostrum import Rostrum
from server.rules.commands import CreateSale, NewLot
from server.rules.decide import decide
from server.rules.sale import Sale
from server.store.catalogue import CatalogueStore, LotRow, PictureRow, SaleRow, insert_sale
from server.store.chain_check import ChainBroken
from server.store.ended import EndedSale
from server.store.errors import StoreUnavailable
from server.store.ledger import LedgerStore, Page

log = structlog.get_logger(__name__)


class SaleRefusedError(Exception):
    """A sale cannot be made as asked; the message is a sentence that one can act on."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code


class House:
    """Opens every sale's rostrum at start and makes new sales."""

    def __init__(
        self,
        ledger: LedgerStore,
        liveness: Liveness,
        catalogue: CatalogueStore,
        key: HouseKey,
        clock: Clock,
        audience: Audience,
    ) -> None:
        self._ledger, self._liveness, self._catalogue = ledger, liveness, catalogue
        self._key, self._clock, self._audience = key, clock, audience
        self._heartbeat = Heartbeat(liveness, self._until, self._distrust)
        self._rostra: dict[str, Rostrum] = {}
        self._ended: dict[str, EndedSale] = {}

    async def open(self) -> None:
        """Open every sale, giving timed lots back what an outage took. Raises StoreUnavailable.

        Sales that have ended are only looked at, and read when somebody asks for more: there may be hundreds.
        """
        with made_to_stay():
            await self._open_sales()
        await self._heartbeat.start()

    async def _open_sales(self) -> None:
        last_alive = await self._heartbeat.last_alive()
        self._ended = await self._ledger.ended_sales()
        for row in await self._catalogue.sales():
            try:
                rostrum = await self._open_rostrum(row.id)
            except (ValueError, LookupError, ChainBroken) as error:
                # One damaged ledger must not keep the house's other sales shut.
                log.exception("a sale could not be opened", sale=row.id, why=str(error))
                continue
            # Before the first tick: a lot whose deadline fell into the outage must not close now.
            # Measured anew for each: reading a sale may itself have taken long.
            if last_alive is None or not is_outage(self._clock() - last_alive):
                continue
            if _is_running_timed(rostrum):
                await rostrum.give_back(last_alive)

    async def close(self) -> None:
        """Finish what was taken, in every sale."""
        for rostrum in self._rostra.values():
            await rostrum.close()
        await self._heartbeat.stop()
        gc.unfreeze()  # what was read goes with the house, though the program may go on

    def rostrum(self, sale: str) -> Rostrum | None:
        """Return a sale's rostrum, None when there is no such sale."""
        return self._rostra.get(sale)

    def view(self, rostrum: Rostrum) -> SaleView:
        """Return what anybody may know of a sale; of one that is asleep without waking it."""
        if not rostrum.asleep:
            return rostrum.sale.view(self._key.public)
        ended = self._ended[rostrum.id]
        return SaleView(
            id=rostrum.id,
            title=ended.created.title,
            status=SaleStatus.ENDED,
            hold=ended.hold,
            terms=ended.created.terms,
            lots=ended.lots,
            head=ended.head,
            house_key=self._key.public,
        )

    def ledger_page(self, rostrum: Rostrum, page: Page) -> LedgerPage:
        """Return rows of a sale's ledger as they are handed out, with the signed head."""
        return self._key.page(rostrum.id, page)

    def rostra(self) -> Sequence[Rostrum]:
        """Return every rostrum, the oldest sale first."""
        return list(self._rostra.values())

    async def make_sale(
        self,
        sale_id: str,
        title: str,
        terms: Terms,
        lots: list[NewLot],
        *,
        by: str,
        lot_rows: Sequence[LotRow],
        picture_rows: Sequence[PictureRow] = (),
    ) -> Rostrum:
        """Make a sale with its catalogue in one transaction and open its rostrum.

        Raises SaleRefusedError, StoreUnavailable, or the store's Taken for an id in use.
        """
        now = self._clock()
        decision = decide(Sale(), CreateSale(sale=sale_id, title=title, terms=terms, lots=lots), now)
        if not decision.verdict.ok:
            raise SaleRefusedError(decision.verdict.code or Code.CONFLICT, decision.verdict.message or "")
        row = SaleRow(id=sale_id, title=title, created_at=now, created_by=by)
        await self._ledger.append(
            sale_id,
            0,
            decision.records,
            also=lambda connection: insert_sale(connection, row, lot_rows, picture_rows),
        )
        log.info("a sale was made", sale=sale_id, lots=len(lots), by=by)
        return await self._open_rostrum(sale_id)

    def _until(self) -> int:
        """Return until when every running sale had all of its time (ms, UTC).

        From there an outage is measured at the next start: what is owed must not be lost with this process.
        """
        running = [rostrum for rostrum in self._rostra.values() if _is_running_timed(rostrum)]
        return min([self._clock(), *(one.owed_since for one in running if one.owed_since is not None)])

    def _distrust(self, why: StoreUnavailable) -> None:
        for rostrum in self._rostra.values():
            if not rostrum.asleep and rostrum.sale.status is not SaleStatus.ENDED:
                rostrum.distrust(why)

    async def _open_rostrum(self, sale_id: str) -> Rostrum:
        rostrum = Rostrum(sale_id, self._ledger, self._liveness, self._key, self._clock, self._audience)
        await rostrum.open(asleep=sale_id in self._ended)
        if not rostrum.asleep and rostrum.sale.created is None:
            await rostrum.close()
            raise LookupError("the sale has no ledger")
        self._rostra[sale_id] = rostrum
        return rostrum


def _is_running_timed(rostrum: Rostrum) -> bool:
    if rostrum.asleep:
        return False
    return rostrum.sale.terms.kind is SaleKind.TIMED and rostrum.sale.status is SaleStatus.OPEN
