"""The lots, kept right while a sale is prepared: moved, added, read again, on another ladder. Pure.

The ledger moves lots; the catalogue that was read over HTTP may be a moment older or newer than the feed. So
places in it count only for lots that the feed has not placed yet.
"""

from collections.abc import Iterable, Sequence

import msgspec

from contract import feed
from contract.ladder import Ladder
from contract.standing import RUNGS_SHOWN, Standing
from contract.wire import LotView


def moved(order: Sequence[str], lots: Sequence[str], before: str | None) -> list[str]:
    """Return the order with `lots` before another one; at the end without one, or when it is not known."""
    known = [lot for lot in lots if lot in set(order)]
    rest = [lot for lot in order if lot not in set(known)]
    at = rest.index(before) if before in rest else len(rest)
    return [*rest[:at], *known, *rest[at:]]


def placed(order: Sequence[str], views: Iterable[LotView], settled: Iterable[str]) -> list[str]:
    """Return the order with every lot of `views`: at its place of the catalogue unless it is `settled`."""
    keep = set(settled)
    fresh = sorted((view for view in views if view.lot not in keep), key=lambda view: view.position)
    named = {view.lot for view in fresh}
    result = [lot for lot in order if lot not in named]
    for view in fresh:
        result.insert(max(view.position - 1, 0), view.lot)
    return result


def numbered(order: Iterable[str], views: dict[str, LotView]) -> dict[str, LotView]:
    """Return the catalogue in this order, its places counted anew from 1; lots without texts are left out."""
    found = (views[lot] for lot in order if lot in views)
    return {
        view.lot: view if view.position == place else msgspec.structs.replace(view, position=place)
        for place, view in enumerate(found, 1)
    }


def on_ladder(standing: Standing, ladder: Ladder) -> Standing:
    """Return the standing on another ladder; a lot with a step of its own keeps climbing that."""
    if standing.ask is None or standing.step is not None:
        return standing
    rungs = ladder.rungs_above(standing.ask, RUNGS_SHOWN)
    return standing if rungs == standing.next_rungs else msgspec.structs.replace(standing, next_rungs=rungs)


def changed(view: LotView, entry: feed.LotChanged) -> LotView:
    """Return what the catalogue says of a lot after the house changed it."""
    return msgspec.structs.replace(
        view,
        title=entry.title,
        start=entry.start,
        low_estimate=entry.low_estimate,
        high_estimate=entry.high_estimate,
    )
