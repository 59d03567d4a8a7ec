"""What the sale has brought so far, against estimates and reserves: for the auctioneer's eyes. Pure."""

from dataclasses import dataclass

from contract.standing import Phase, Standing
from desktop_client.saleroom.room import SaleRoom


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums in minor units over closed lots; shares in whole percent, None with nothing to divide by.

    `low`, `high` and `reserves` are those of the sold lots that have one, `hammer_of_low`, `hammer_of_high`
    and `hammer_of_reserves` the hammer prices of the same lots. `by_value` is the low estimates of what was
    sold as a share of those of all that was called; `over_high` counts lots sold above the high estimate.
    """

    called: int
    sold: int
    hammer: int
    low: int
    hammer_of_low: int
    high: int
    hammer_of_high: int
    reserves: int
    hammer_of_reserves: int
    by_value: int | None
    over_high: int
    under_reserve: int

    @property
    def by_lot(self) -> int | None:
        """Return how many of the called lots were sold, in percent."""
        return share(self.sold, self.called)

    @property
    def of_low(self) -> int | None:
        """Return the hammer total in percent of the low estimates."""
        return share(self.hammer_of_low, self.low)

    @property
    def of_high(self) -> int | None:
        """Return the hammer total in percent of the high estimates."""
        return share(self.hammer_of_high, self.high)

    @property
    def of_reserves(self) -> int | None:
        """Return the hammer total in percent of the reserves."""
        return share(self.hammer_of_reserves, self.reserves)


def share(part: int, whole: int) -> int | None:
    """Return `part` in whole percent of `whole`, to the nearest one; None where `whole` is nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def totals(room: SaleRoom) -> Totals:
    """Add up what was called; withdrawn lots do not count as called."""
    called = [room.standings[lot] for lot in room.overview.of(Phase.SOLD, Phase.PASSED)]
    sold = [s for s in called if s.phase is Phase.SOLD]
    lows = [(s, low) for s in sold if (low := _low(room, s))]
    highs = [(s, high) for s in sold if (high := _high(room, s))]
    reserves = [(s, reserve) for s in sold if (reserve := _reserve(room, s))]
    return Totals(
        called=len(called),
        sold=len(sold),
        hammer=sum(s.price or 0 for s in sold),
        low=sum(low for _, low in lows),
        hammer_of_low=sum(s.price or 0 for s, _ in lows),
        high=sum(high for _, high in highs),
        hammer_of_high=sum(s.price or 0 for s, _ in highs),
        reserves=sum(reserve for _, reserve in reserves),
        hammer_of_reserves=sum(s.price or 0 for s, _ in reserves),
        by_value=share(sum(low for _, low in lows), sum(_low(room, s) for s in called)),
        over_high=sum((s.price or 0) > high for s, high in highs),
        under_reserve=sum((s.price or 0) < reserve for s, reserve in reserves),
    )


def _low(room: SaleRoom, standing: Standing) -> int:
    lot = room.catalogue.get(standing.lot)
    return 0 if lot is None else lot.low_estimate or 0


def _high(room: SaleRoom, standing: Standing) -> int:
    lot = room.catalogue.get(standing.lot)
    return 0 if lot is None else lot.high_estimate or 0


def _reserve(room: SaleRoom, standing: Standing) -> int:
    lot = room.desk.lots.get(standing.lot)
    return 0 if lot is None else lot.reserve or 0
