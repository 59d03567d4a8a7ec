"""What only the clerk knows: reserves, the book, registrations, bids that came after the hammer."""

from contract.wire import Desk, DeskLot, DeskPaddle, MissedBid, PaddleStatus


class DeskBook:
    """The clerk's own picture, kept up to date by `Desk` messages that carry what changed."""

    def __init__(self) -> None:
        self.lots: dict[str, DeskLot] = {}
        self.paddles: dict[str, DeskPaddle] = {}
        self.missed: list[MissedBid] = []

    def replace(self, desk: Desk) -> None:
        """Take the whole, as `attend` answers it; missed bids seen before stay."""
        self.lots, self.paddles = {}, {}
        self.merge(desk)

    def merge(self, desk: Desk) -> None:
        """Take what changed."""
        self.lots.update({lot.lot: lot for lot in desk.lots})
        self.paddles.update({paddle.user: paddle for paddle in desk.paddles})
        self.missed += [missed for missed in desk.missed if missed not in self.missed]

    @property
    def waiting(self) -> list[DeskPaddle]:
        """Who waits for approval, in the order of asking."""
        return [paddle for paddle in self.paddles.values() if paddle.status is PaddleStatus.PENDING]

    def name_of(self, paddle: str) -> str | None:
        """Return who holds a paddle; None for one that is not known."""
        holder = self.holder_of(paddle)
        return None if holder is None else holder.name

    def holder_of(self, paddle: str) -> DeskPaddle | None:
        """Return the registration with this number; None for one that is not known."""
        return next((one for one in self.paddles.values() if one.paddle == paddle), None)
