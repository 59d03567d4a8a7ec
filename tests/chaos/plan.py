"""What will go wrong in one round of chaos, and who is there: a pure function of the seed.

The plan fixes the cast, the sale and the time and target of every fault. What people do between the faults
is drawn from generators that the plan seeds, but depends on what they see: a round is not replayed to the
letter, which is why its history is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from contract.terms import SaleKind


class Kind(StrEnum):
    """A fault. Those of the network have a guest as their target, the others the house."""

    CUT = "cut"
    RESET = "reset"
    PAUSE = "pause"
    DEAF = "deaf"
    MUTE = "mute"
    DELAY = "delay"
    THROTTLE = "throttle"
    CLIENT_HALF_OPEN = "client_half_open"
    SERVER_HALF_OPEN = "server_half_open"
    MOVED = "moved"
    REVOKED = "revoked"
    BLOCKED = "blocked"
    BURST = "burst"
    FLOOD = "flood"
    KILL = "kill"
    KILL_ON_SENT = "kill_on_sent"
    KILL_ON_TOLD = "kill_on_told"
    AWAY = "away"
    FREEZE = "freeze"
    RESTART = "restart"
    LOCKED = "locked"
    DISK_FULL = "disk_full"


NETWORK: Final = (
    Kind.CUT, Kind.RESET, Kind.PAUSE, Kind.DEAF, Kind.MUTE, Kind.DELAY, Kind.THROTTLE,
    Kind.CLIENT_HALF_OPEN, Kind.SERVER_HALF_OPEN, Kind.MOVED, Kind.BURST, Kind.FLOOD,
    Kind.REVOKED, Kind.BLOCKED,
)  # fmt: skip
HOUSE: Final = (
    Kind.KILL, Kind.AWAY, Kind.KILL_ON_SENT, Kind.KILL_ON_TOLD, Kind.FREEZE, Kind.RESTART,
    Kind.LOCKED, Kind.DISK_FULL,
)  # fmt: skip

LASTS_MS: Final = {
    Kind.FREEZE: (300, 7_000),
    Kind.KILL: (0, 1_500),
    Kind.AWAY: (10_500, 13_000),
    Kind.KILL_ON_SENT: (0, 500),
    Kind.KILL_ON_TOLD: (0, 500),
    Kind.LOCKED: (500, 5_000),
    Kind.DISK_FULL: (500, 3_000),
    Kind.DEAF: (500, 14_000),
    Kind.THROTTLE: (1_000, 10_000),
}
LASTS_OTHERWISE_MS: Final = (200, 5_000)


class Way(StrEnum):
    """How a guest comes to the house."""

    DESKTOP = "desktop"
    DESKTOP_POLLING = "desktop_polling"
    SOCKET = "socket"
    SOCKET_POLLING = "socket_polling"
    HTTP = "http"


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody in the room. Two guests with one `account` are one person's two windows.

    On a `narrow` line the house feels at once that somebody does not read.
    """

    name: str
    account: str
    way: Way
    clerk: bool
    seed: int
    narrow: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault, `at_ms` after the beginning. `target` is a guest's name, empty for the house."""

    at_ms: int
    kind: Kind
    target: str
    for_ms: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One round."""

    seed: int
    length_ms: int
    sale: SaleKind
    lots: int
    strict_limits: bool
    cast: tuple[Cast, ...]
    faults: tuple[Fault, ...]


def plan_of(seed: int, length_ms: int = 30_000) -> Plan:
    """Return the plan of a seed."""
    rng = Random(seed)
    cast = tuple(_cast(rng))
    faults = sorted([*_network_faults(rng, cast, length_ms), *_house_faults(rng, length_ms)])
    return Plan(
        seed=seed,
        length_ms=length_ms,
        sale=SaleKind.TIMED if rng.random() < 0.3 else SaleKind.LIVE,
        lots=rng.randint(3, 8),
        strict_limits=rng.random() < 0.3,
        cast=cast,
        faults=tuple(faults),
    )


def _cast(rng: Random) -> Iterator[Cast]:
    """Two clerks, each kind of bidder at least once, some more, and a second window for one of them."""
    yield Cast("Clara", "Clara", Way.DESKTOP, clerk=True, seed=rng.getrandbits(32))
    yield Cast("Cesar", "Cesar", rng.choice([Way.DESKTOP, Way.SOCKET]), clerk=True, seed=rng.getrandbits(32))
    ways = [*Way, *rng.choices(list(Way), k=rng.randint(1, 4))]
    names = [f"Bidder{number}" for number in range(1, len(ways) + 1)]
    for name, way in zip(names, ways, strict=True):
        narrow = rng.random() < 0.4
        yield Cast(name, name, way, clerk=False, seed=rng.getrandbits(32), narrow=narrow)
    twin = rng.choice(names)
    yield Cast(f"{twin}b", twin, rng.choice(list(Way)), clerk=False, seed=rng.getrandbits(32))


def _network_faults(rng: Random, cast: tuple[Cast, ...], length_ms: int) -> Iterator[Fault]:
    at_ms = rng.randint(200, 1_000)
    while at_ms < length_ms:
        yield _fault(rng, length_ms, at_ms, rng.choice(NETWORK), rng.choice(cast).name)
        at_ms += rng.randint(50, 1_500)


def _house_faults(rng: Random, length_ms: int) -> Iterator[Fault]:
    """One after the other: the house gets some time to live between two of them."""
    at_ms = rng.randint(500, 2_500)
    kinds = [kind for kind in HOUSE if LASTS_MS.get(kind, (0, 0))[0] < length_ms // 2]
    while at_ms < length_ms:
        fault = _fault(rng, length_ms, at_ms, rng.choice(kinds), "")
        yield fault
        at_ms += fault.for_ms + rng.randint(1_500, 5_000)


def _fault(rng: Random, length_ms: int, at_ms: int, kind: Kind, target: str) -> Fault:
    least_ms, most_ms = LASTS_MS.get(kind, LASTS_OTHERWISE_MS)
    return Fault(at_ms, kind, target, rng.randint(least_ms, min(most_ms, max(length_ms // 3, least_ms))))
