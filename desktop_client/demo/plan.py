"""What the demo is told: its plan, on the first line of the standard input, and a cue on each later one."""

import msgspec

from desktop_client.settings import Language, ThemeChoice


class Person(msgspec.Struct, frozen=True):
    """Who signs in at a window."""

    email: str
    password: str
    name: str = ""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the windows are for. `staged`: they start at sign-in and wait for cues instead of a person."""

    server: str
    sale: str
    bidder: Person
    clerk: Person
    staged: bool = False
    shots: str | None = None
    language: Language | None = None
    theme: ThemeChoice | None = None


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do; which fields count depends on `cue`."""

    cue: str
    window: str = "bidder"
    name: str = ""
    state: str | None = None
    lot: str | None = None
    within_s: float = 10.0
    amount: int = 0
    language: Language | None = None
    theme: ThemeChoice | None = None
    text_scale: float | None = None
