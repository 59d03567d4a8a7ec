"""What a rehearsal is played from, and what the house of a rehearsal says when it is ready.

A script holds a sale's secrets (reserves, limits): it goes to clerks only, and from one process to the next
through a pipe, never through a file.
"""

from typing import Annotated

import msgspec

from contract.terms import Terms


class ScriptLot(msgspec.Struct, frozen=True, kw_only=True):
    """A lot as it will be called. Amounts in minor units.

    Of its `pictures` only the number goes along: who rehearses shows those of the house that has them.
    """

    lot: str
    title: str
    description: str = ""
    low_estimate: int | None = None
    high_estimate: int | None = None
    start: int
    reserve: int | None = None
    pictures: int = 0


class ScriptPaddle(msgspec.Struct, frozen=True, kw_only=True):
    """An approved paddle with its holder's name; no address and no telephone is needed to rehearse."""

    paddle: str
    name: str
    limit: int | None = None


class ScriptMax(msgspec.Struct, frozen=True, kw_only=True):
    """A limit in the book."""

    lot: str
    paddle: str
    limit: int
    plus_one: bool = False
    group: str | None = None


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """A sale that has not begun, as it stands in the house."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    terms: Terms
    lots: list[ScriptLot]
    paddles: list[ScriptPaddle] = []
    book: list[ScriptMax] = []


class Curtain(msgspec.Struct, frozen=True, kw_only=True):
    """A rehearsal that can be called: where its house listens, its sale, and a clerk's session there.

    With `email` and `password` the same clerk can sign in; both are made for this rehearsal.
    """

    url: str
    sale: str
    token: str
    email: str
    password: str
    robots: list[str]
