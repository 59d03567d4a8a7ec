"""One row of a sale's ledger as the rules see it: a public part, a private part, who and when.

A row without a public part is *sealed*: the audit form shows that it exists and commits to it, and
nothing else. How rows are hashed and stored is the store's business.
"""

from typing import Final

import msgspec

from contract.feed import PublicEntry
from contract.wire import PaddleStatus

SEALED: Final = "sealed"


class Private(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type"):
    """What the ledger commits to without showing it."""


class Nothing(Private, frozen=True, kw_only=True, tag="nothing"):
    """The entry has no secret."""


class CallSecret(Private, frozen=True, kw_only=True, tag="call"):
    """Which clerk called it."""

    by: str


class LotSecret(Private, frozen=True, kw_only=True, omit_defaults=True, tag="lot"):
    """The reserve of a lot, in minor units, and who wrote it so after the sale was made."""

    reserve: int | None
    by: str | None = None


class BidSecret(Private, frozen=True, kw_only=True, omit_defaults=True, tag="bid"):
    """Who bid, and up to what limit. A room bid has the clerk who entered it as `user`.

    `by` is the clerk who entered it for the user.
    """

    user: str
    limit: int
    plus_one: bool = False
    by: str | None = None


class MaxSet(Private, frozen=True, kw_only=True, omit_defaults=True, tag="max"):
    """A max left before the lot opened, or raised or lowered by the leader; zero takes it out of the book.

    `group` is the bidder's either-or group; `by` is the clerk who entered it for the user.
    """

    lot: str
    user: str
    limit: int
    plus_one: bool = False
    group: str | None = None
    by: str | None = None


class PaddleChanged(Private, frozen=True, kw_only=True, tag="paddle"):
    """A registration as it is from now on. `limit` is the credit limit, null for none."""

    user: str
    name: str
    paddle: str
    status: PaddleStatus
    limit: int | None
    text: str | None = None


AnyPrivate = Nothing | CallSecret | LotSecret | BidSecret | MaxSet | PaddleChanged


class Record(msgspec.Struct, kw_only=True, gc=False):
    """A ledger row: its number, receive time (ms, UTC), and the command that it answers.

    Of the rows that one command makes, the first carries `user` and `command`.
    """

    seq: int
    at: int
    feed_no: int | None
    public: PublicEntry | None
    private: AnyPrivate
    user: str | None = None
    command: str | None = None

    @property
    def kind(self) -> str:
        """The public entry's type, or `sealed`."""
        return SEALED if self.public is None else str(self.public.__struct_config__.tag)
