"""Who may use an event or a route. Each declares one of these; there is no default."""

from enum import Enum
from typing import Final

from contract.wire import Role, UserView


class Access(Enum):
    """Who may come through."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed in"
    HOUSE = "clerks and admins"
    ADMIN = "admins"

    def admits(self, user: UserView | None) -> bool:
        """Tell whether `user` (None: not signed in) may come through."""
        return self is Access.ANYBODY or (user is not None and user.role in _ROLES[self])


_ROLES: Final = {
    Access.SIGNED_IN: frozenset(Role),
    Access.HOUSE: frozenset({Role.CLERK, Role.ADMIN}),
    Access.ADMIN: frozenset({Role.ADMIN}),
}

HOUSE_USER: Final = UserView(id="house", email="", name="House", role=Role.ADMIN)
"""Who the command line is to the server: it proves itself with the token in the data directory."""
