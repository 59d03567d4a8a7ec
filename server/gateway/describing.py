"""Joins the lots of a sale with what its tables say of them: no lot is told of without its texts.

The two are read one after the other, and lots may come in between; then the tables are read again.
"""

from collections.abc import Collection

from server.rostrum.rostrum import Rostrum
from server.store.catalogue import CatalogueStore, Described


async def described(
    catalogue: CatalogueStore, rostrum: Rostrum, named: Collection[str] | None = None
) -> Described:
    """Return the texts of a sale's lots, or of those `named`, and how many pictures each has.

    `rostrum.sale` is settled then, and has no lot without them, until the caller next awaits. Raises
    StoreUnavailable.
    """
    await rostrum.settled()
    while True:
        lots = len(rostrum.sale.lots)  # a lot never goes
        found = await catalogue.described(rostrum.id, named)
        await rostrum.settled()
        if len(rostrum.sale.lots) == lots:
            return found
