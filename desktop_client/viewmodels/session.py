"""Who is signed in at which house. One per person in this process; two sessions share nothing.

Knows no widget. The token is handed to the connection and the keychain and shown to nobody. It is there
before the first window is painted, so what it takes to ask a house is loaded with the first question.
"""

import logging
from collections.abc import Coroutine
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop_client.keychain import Keychain
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.preferences import Preferences

if TYPE_CHECKING:
    from contract.wire import UserView
    from desktop_client.viewmodels.house import House, HouseError

_log = logging.getLogger(__name__)


class SessionState(Enum):
    """Where the session stands."""

    SIGNED_OUT = "signed_out"
    ASKING = "asking"
    SIGNED_IN = "signed_in"


class FailureField(Enum):
    """Which field of the form a failure belongs to."""

    NONE = "none"
    NAME = "name"
    EMAIL = "email"
    PASSWORD = "password"  # noqa: S105  (a field's name)
    SERVER = "server"


class Failure(NamedTuple):
    """Why signing in failed. `reason` is a stable code; `missing` says that a field was left empty."""

    field: FailureField
    reason: str = ""
    message: str = ""
    missing: bool = False


class SessionViewModel(QObject):
    """Signs in, registers, resumes and signs out.

    Signals:
        state_changed: see `state`.
        failed(Failure): the last attempt failed.
    """

    state_changed = Signal()
    failed = Signal(object)

    def __init__(self, keychain: Keychain, preferences: Preferences) -> None:
        super().__init__()
        self._keychain = keychain
        self._preferences = preferences
        self._tasks = TaskOwner("session")
        self._state = SessionState.SIGNED_OUT
        self._house: House | None = None
        self._user: UserView | None = None

    @property
    def state(self) -> SessionState:
        """Return where the session stands."""
        return self._state

    @property
    def user(self) -> "UserView":
        """Return who is signed in; an error when nobody is."""
        assert self._user is not None, "nobody is signed in"
        return self._user

    @property
    def house(self) -> "House":
        """Return the house with this session; an error when nobody is signed in."""
        assert self._house is not None, "nobody is signed in"
        return self._house

    def sign_in(self, server: str, email: str, password: str) -> None:
        """Sign in; the outcome comes as a signal."""
        if self._lacks(server=server, email=email, password=password):
            return
        self._ask(self._sign_in(server, email, password), "signing in")

    def register(self, server: str, name: str, email: str, password: str) -> None:
        """Make an account and sign in with it."""
        if self._lacks(server=server, name=name, email=email, password=password):
            return
        self._ask(self._register(server, name, email, password), "registering")

    def resume(self) -> None:
        """Go on with the session that is kept in the keyring, if there is one."""
        self._ask(self._resume(self._preferences.settings.server), "resuming")

    def sign_out(self) -> None:
        """End the session here and at the house."""
        self._tasks.spawn(self._sign_out(), "signing out")

    async def close(self) -> None:
        """Let go of the house without ending the session."""
        await self._tasks.stop()
        if self._house is not None:
            await self._house.close()

    def _lacks(self, **given: str) -> bool:
        for field in (FailureField.SERVER, FailureField.NAME, FailureField.EMAIL, FailureField.PASSWORD):
            if given.get(field.value) == "":
                self.failed.emit(Failure(field, missing=True))
                return True
        return False

    # ── asking the house ─────────────────────────────────────────────────────────────────────────────

    def _ask(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._go(SessionState.ASKING)
        self._tasks.spawn(self._guarded(work), name)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        from desktop_client.viewmodels.house import HouseError

        try:
            await work
        except HouseError as error:
            await self._let_go()
            self._go(SessionState.SIGNED_OUT)
            self.failed.emit(Failure(_field_of(error), error.reason, error.message))

    async def _house_at(self, server: str) -> "House":
        """Make a house; what it takes to reach one is loaded in a thread, as a window is there already."""
        import asyncio
        import importlib

        await asyncio.to_thread(importlib.import_module, "desktop_client.connection.api")
        from desktop_client.viewmodels.house import House

        return House(server)

    async def _sign_in(self, server: str, email: str, password: str) -> None:
        house = await self._house_at(server)
        self._house = house
        token, user = await house.sign_in(email, password)
        await self._keychain.remember(house.url, token)
        self._preferences.remember_sign_in(server, email)
        self._enter(user)

    async def _register(self, server: str, name: str, email: str, password: str) -> None:
        house = await self._house_at(server)
        self._house = house
        await house.register_user(email, name, password)
        await house.close()
        await self._sign_in(server, email, password)

    async def _resume(self, server: str) -> None:
        from desktop_client.viewmodels.house import HouseError

        house = await self._house_at(server)
        token = await self._keychain.recall(house.url)
        if token is None:
            self._go(SessionState.SIGNED_OUT)
            return
        self._house = house
        try:
            user = await house.resume(token)
        except HouseError as error:
            # A session that has ended since is no failure of this start: the form simply stays.
            _log.info("the session from before cannot go on: %s", error.reason)
            await self._let_go()
            self._go(SessionState.SIGNED_OUT)
        else:
            self._enter(user)

    async def _sign_out(self) -> None:
        from desktop_client.viewmodels.house import HouseError

        house = self.house
        try:
            await house.sign_out()
        except HouseError as error:
            _log.info("the house was not told of the sign-out: %s", error.reason)
        await self._keychain.forget(house.url)
        await self._let_go()
        self._go(SessionState.SIGNED_OUT)

    def _enter(self, user: "UserView") -> None:
        self._user = user
        self._go(SessionState.SIGNED_IN)

    async def _let_go(self) -> None:
        house, self._house, self._user = self._house, None, None
        if house is not None:
            await house.close()

    def _go(self, state: SessionState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()


def _field_of(error: "HouseError") -> FailureField:
    from contract.verdicts import Code
    from desktop_client.connection.states import Reason
    from desktop_client.viewmodels.house import BAD_ADDRESS

    fields: dict[str, FailureField] = {
        BAD_ADDRESS: FailureField.SERVER,
        Reason.INSECURE: FailureField.SERVER,
        Reason.UNREACHABLE: FailureField.SERVER,
        Code.UNAUTHENTICATED: FailureField.PASSWORD,
        Code.CONFLICT: FailureField.EMAIL,
    }
    return fields.get(error.reason, FailureField.NONE)
