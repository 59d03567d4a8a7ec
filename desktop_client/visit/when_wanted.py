"""Parts of a visit that are made when they are first wanted, so that what nobody uses is never loaded."""

from functools import cached_property
from typing import TypeVar

Part = TypeVar("Part")


class WhenWanted(cached_property[Part]):
    """An attribute that its function makes, once; whoever closes its owner can ask whether it was."""

    def made_in(self, owner: object) -> Part | None:
        """Return the part, if somebody has wanted it yet; it is not made by asking."""
        assert self.attrname is not None
        part: Part | None = vars(owner).get(self.attrname)
        return part
