"""A history: what every client sent and saw, when, and the ledger that was left in the end.

Pure data, one line of JSON for each fact, so that a run that went wrong can be checked again without running
it. Entries, verdicts and standings are kept as they came over the wire (plain dicts): the checker must not
depend on the code that it checks. All times are microseconds on one monotonic clock.
"""

import gzip
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

Json = dict[str, Any]


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="fact"):
    """Something that happened at `t`."""

    t: int


class About(Fact, frozen=True, kw_only=True, tag="about"):
    """Which sale this is the history of; `house_key` is base64 and checks signatures."""

    sale: str
    house_key: str
    seed: int = 0
    users: dict[str, str] = {}
    """Names by user id, for explanations."""


class Sent(Fact, frozen=True, kw_only=True, tag="sent"):
    """A command goes out; `t` is taken before the first byte leaves. `what` is `bid` or `call`."""

    client: str
    user: str
    attempt: int
    what: str
    body: Json


class Answered(Fact, frozen=True, kw_only=True, tag="answered"):
    """The verdict on an attempt; `t` is taken after it is here."""

    attempt: int
    verdict: Json


class Unanswered(Fact, frozen=True, kw_only=True, tag="unanswered"):
    """No answer will come to this attempt. `sent` is False when it surely never left."""

    attempt: int
    sent: bool = True


class Page(Fact, frozen=True, kw_only=True, tag="page"):
    """A page of the feed that a client asked for at `asked`, knowing entries up to `after`.

    A `visit` is one connection of the client: within it the server tells nothing twice.
    """

    client: str
    visit: int
    asked: int
    after: int
    head: int
    entries: list[Json]


class Pushed(Fact, frozen=True, kw_only=True, tag="pushed"):
    """Entries that the server pushed. `after` declares a jump: older ones of the same lots are left out."""

    client: str
    visit: int
    entries: list[Json]
    after: int | None = None


class Shown(Fact, frozen=True, kw_only=True, tag="shown"):
    """A client's picture of one lot changed to this standing."""

    client: str
    standing: Json


class Looked(Fact, frozen=True, kw_only=True, tag="looked"):
    """Somebody who began at `t` read from the disk how far the ledger goes, and knew it at `until`."""

    until: int
    seq: int


class Injected(Fact, frozen=True, kw_only=True, tag="injected"):
    """A fault was put in, for whoever reads the history; the checker makes nothing of it."""

    kind: str
    at: str = ""


class Pictured(Fact, frozen=True, kw_only=True, tag="pictured"):
    """What a client shows in the end. `struck` are the feed numbers that it shows struck through."""

    client: str
    last: int
    status: str
    hold: str | None
    standings: dict[str, Json]
    struck: list[int] | None = None


class Row(Fact, frozen=True, kw_only=True, tag="row"):
    """A row of the ledger, opened by the house. `commitment`, `salt` and `hash` are lower-case hex."""

    t: int = 0
    seq: int
    at: int
    kind: str
    public: Json | None
    private: Any
    salt: str
    commitment: str
    hash: str
    feed_no: int | None = None
    user: str | None = None
    command: str | None = None


AnyFact = (
    About | Sent | Answered | Unanswered | Page | Pushed | Shown | Looked | Injected | Pictured | Row
)  # fmt: skip
_T = TypeVar("_T")
_decoder: Final = msgspec.json.Decoder(AnyFact)


@dataclass(slots=True)
class History:
    """Facts in the order in which they were noted, and the ledger's rows in the order in which they lie."""

    facts: list[AnyFact] = field(default_factory=list)

    def of(self, kind: type[_T]) -> Iterator[_T]:
        """Return the facts of one kind."""
        return (fact for fact in self.facts if isinstance(fact, kind))

    @property
    def about(self) -> About:
        """Which sale this is about. Raises ValueError for a file that is no history."""
        about = next(self.of(About), None)
        if about is None:
            raise ValueError("a history says which sale it is about")
        return about


def write_history(path: Path, facts: Iterable[AnyFact]) -> None:
    """Write a history as gzipped JSON lines."""
    encoder = msgspec.json.Encoder()
    with gzip.open(path, "wb", compresslevel=3) as file:
        for fact in facts:
            file.write(encoder.encode(fact) + b"\n")


def read_history(path: Path) -> History:
    """Read what `write_history` wrote. Raises OSError or ValueError for a file that is none."""
    with gzip.open(path, "rb") as file:
        history = History([_decoder.decode(line) for line in file])
    _ = history.about
    return history


def now_us() -> int:
    """Return the time on the monotonic clock, in microseconds."""
    return time.monotonic_ns() // 1_000
