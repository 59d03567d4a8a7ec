"""What a load generator is told to do, and what it tells: the words between it and the bench."""

import msgspec


class Room(msgspec.Struct, frozen=True):
    """A sale that is open somewhere on loopback, with one lot on the block: enough to attend it and to bid.

    A bid of `first_amount`, and then of `step` more each, is accepted from anybody who does not lead.
    `collects_garbage`: whether it does so when told (SIGUSR2).
    """

    name: str
    pid: int
    port: int
    sale: str
    lot: str
    tokens: list[str]
    first_amount: int
    step: int
    collects_garbage: bool = False


class Order(msgspec.Struct, frozen=True):
    """A scenario to play in a room. What its numbers mean, the scenario says.

    `directory` is on the disk of whoever serves the room.
    """

    scenario: str
    room: Room
    clients: int
    seconds: float = 0
    rate: float = 0
    idle_s: float = 0
    seed: int = 0
    directory: str = "."


class Result(msgspec.Struct, frozen=True):
    """Values by name, lists of single times by name, and what a reader must know of them."""

    values: dict[str, float]
    notes: list[str]
    samples: dict[str, list[float]] = {}


class LoadError(Exception):
    """The load could not be made; the message says what happened instead."""
