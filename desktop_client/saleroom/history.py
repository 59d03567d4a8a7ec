"""The price of one lot over time, as its chart draws it; what was undone is taken out again."""

import msgspec

from contract.standing import Standing


class PricePoint(msgspec.Struct, frozen=True, gc=False):
    """From `at` (ms, UTC) on the price was `price`; `n` is the feed number that moved it."""

    at: int
    price: int
    n: int


class PriceHistory:
    """The steps of one lot's price, oldest first."""

    def __init__(self) -> None:
        self.points: list[PricePoint] = []

    def moved(self, n: int, at: int, standing: Standing, undoes: int | None = None) -> None:
        """Take the standing after entry `n`; `undoes` is the entry that it struck, if any."""
        if undoes is not None:
            self.points = [point for point in self.points if point.n != undoes]
        if standing.price is None:
            self.points = []
        elif not self.points or self.points[-1].price != standing.price:
            # After an undo the steps above the restored price belonged to what is gone.
            if undoes is not None:
                self.points = [point for point in self.points if point.price < standing.price]
            self.points.append(PricePoint(at, standing.price, n))
