"""Where `martillo ledger export` reads: from the running house, or from its data directory when none runs.

Reading must not change what is read: a house that is opened for the purpose would let its clock close lots,
so without a running house the rows are taken from the store alone.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from contract.audit import LedgerPage
from contract.verdicts import Code
from server.house_client import HouseClient, HouseRefused, HouseUnreachable
from server.store.directory import DATABASE_NAME
from server.store.errors import DataDirInUse
from server.store.lock import is_taken

ROWS_AT_ONCE = 1000

Read = Callable[[int], Awaitable[LedgerPage]]
"""Returns the page after a row number."""


async def ledger_pages(data: Path, sale: str, *, opened: bool) -> AsyncGenerator[LedgerPage, None]:
    """Yield a sale's ledger page by page, up to its head.

    Raises HouseUnreachable, HouseRefused (for an unknown sale, too) or StoreError.
    """
    if not (data / DATABASE_NAME).exists():
        raise HouseUnreachable(f"there is no house in {data}: check --data")
    async with _source(data, sale, opened=opened) as read:
        after = 0
        while True:
            page = await read(after)
            yield page
            after += len(page.rows)
            if not page.rows or after >= page.head.row:
                return


@asynccontextmanager
async def _source(data: Path, sale: str, *, opened: bool) -> AsyncIterator[Read]:
    async with AsyncExitStack() as stack:
        if not is_taken(data):
            with suppress(DataDirInUse):  # a house has just been started: ask it
                yield await stack.enter_async_context(_store(data, sale, opened=opened))
                return
        house = await stack.enter_async_context(HouseClient.of(data, must_exist=True))
        yield lambda after: house.ledger_page(sale, after, opened=opened)


@asynccontextmanager
async def _store(data: Path, sale: str, *, opened: bool) -> AsyncIterator[Read]:
    from server.rostrum.receipts import HouseKey
    from server.store.database import Database
    from server.store.ledger import LedgerStore

    database = await Database.open(data)
    ledger, key = LedgerStore(database), HouseKey.load(data)

    async def read(after: int) -> LedgerPage:
        page = await ledger.page(sale, after, ROWS_AT_ONCE, opened=opened)
        if page.head.seq == 0:
            raise HouseRefused(Code.UNKNOWN_SALE, "There is no such sale in this house.", 404)
        return key.page(sale, page)

    try:
        yield read
    finally:
        await database.close()
