"""Who is signed in at which house. One per person in this process; two sessions share nothing.

Knows no widget. The token is handed to the connection and the keychain and shown to nobody. It is there
before the first window is painted, so what it takes to ask a house is loaded with the first question.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_client.system.keychain import Keychain
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.door_outcomes import (
    CertificateDoubted,
    Doubted,
    HouseFound,
    SetUp,
    failure_of,
    fault_of,
)
from desktop_client.viewmodels.preferences import Preferences

if TYPE_CHECKING:
    import asyncio

    from contract.wire import UserView
    from desktop_client.viewmodels.house import House

_log = logging.getLogger(__name__)

_ASKING: Final = "asking"
"""The one task that asks a house; a new question ends the one before."""

_SIGN_OUT_S: Final = 1.0
"""How long the end of the program waits for a house that is being told of a sign-out."""


class SessionState(Enum):
    """Where the session stands."""

    SIGNED_OUT = "signed_out"
    ASKING = "asking"
    SIGNED_IN = "signed_in"


class SessionViewModel(QObject):
    """Finds a house, signs in there, registers, resumes and signs out.

    Signals:
        state_changed: see `state`.
        failed(Failure): the last attempt failed.
        found(HouseFound): there is a house where one was looked for.
        doubted(Doubted): the last attempt was given up because of the certificate.
        not_kept(NotKept): this session ends with the program, for the keyring does not keep it.
    """

    state_changed = Signal()
    failed = Signal(object)
    found = Signal(object)
    doubted = Signal(object)
    not_kept = Signal(object)

    def __init__(self, keychain: Keychain, preferences: Preferences) -> None:
        super().__init__()
        self._keychain = keychain
        self._preferences = preferences
        self._tasks = TaskOwner("session")
        self._state = SessionState.SIGNED_OUT
        self._house: House | None = None
        self._user: UserView | None = None
        self._signing_out: asyncio.Task[None] | None = None
        self._is_leaving = False

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

    def find(self, server: str) -> None:
        """Look for a house at an address as it was typed; where a session is kept for it, go on with that."""
        if self._may_ask(server=server):
            self._ask(lambda: self._find(server))

    def sign_in(self, server: str, email: str, password: str) -> None:
        """Sign in; the outcome comes as a signal."""
        if self._may_ask(server=server, email=email, password=password):
            self._ask(lambda: self._sign_in(server, email, password))

    def register(self, server: str, name: str, email: str, password: str) -> None:
        """Make an account and sign in with it."""
        if self._may_ask(is_new=True, server=server, name=name, email=email, password=password):
            self._ask(lambda: self._register(server, name, email, password))

    def set_up(self, server: str, code: str, name: str, email: str, password: str) -> None:
        """Make a new house's first admin with the code that it printed, and sign in as that."""
        if self._may_ask(is_new=True, server=server, code=code, name=name, email=email, password=password):
            self._ask(lambda: self._set_up(server, code, name, email, password))

    def resume(self) -> None:
        """Go on with the session that is kept in the keyring, if there is one."""
        if server := self._preferences.settings.server:
            self._ask(lambda: self._resume(server))

    def trust(self, doubted: Doubted) -> None:
        """Take this certificate and no other at its host and port: a person has compared it."""
        self._preferences.trust(doubted.authority, doubted.seen.fingerprint)

    def trust_the_system(self, doubted: Doubted) -> None:
        """Leave it to the operating system again whom to trust at this host and port."""
        self._preferences.trust(doubted.authority, None)

    def forget(self, server: str) -> None:
        """Offer a house no more; its certificate and the session there are forgotten, too."""
        self._tasks.spawn(self._forget(server))

    def give_up(self) -> None:
        """Ask no further."""
        if self._state is SessionState.ASKING:
            self._tasks.spawn(self._stay_out(), _ASKING)

    async def leave(self) -> None:
        """Go out without ending the session at the house: it can be resumed."""
        await self._let_go()

    def sign_out(self) -> None:
        """End the session here and at the house; once, however often it is asked for."""
        if self._house is not None and not self._is_leaving:
            self._is_leaving = True
            self._signing_out = self._tasks.spawn(self._sign_out())

    async def close(self) -> None:
        """Let go of the house without ending the session; one that is being ended has a moment for that."""
        import asyncio

        await self._keychain.settle()
        if self._signing_out is not None:
            await asyncio.wait({self._signing_out}, timeout=_SIGN_OUT_S)
        await self._tasks.stop()
        if self._house is not None:
            await self._house.close()

    def _may_ask(self, *, is_new: bool = False, **typed: str) -> bool:
        fault = fault_of(is_new=is_new, **typed)
        if fault is not None:
            self.failed.emit(fault)
        return fault is None

    # ── asking the house ─────────────────────────────────────────────────────────────────────────────

    def _ask(self, work: Callable[[], Awaitable[None]]) -> None:
        self._go(SessionState.ASKING)
        self._tasks.spawn(self._guarded(work), _ASKING)

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> None:
        await _load("desktop_client.connection.api")
        from desktop_client.viewmodels.house import HouseError

        try:
            await work()
        except CertificateDoubted as doubt:
            self._go(SessionState.SIGNED_OUT)
            self.doubted.emit(doubt.doubted)
        except HouseError as error:
            self._go(SessionState.SIGNED_OUT)
            self.failed.emit(failure_of(error))

    @asynccontextmanager
    async def _house_at(self, server: str) -> AsyncIterator["House"]:
        """Make a house, and close it afterwards unless the session goes on there."""
        from desktop_client.connection.states import Reason
        from desktop_client.viewmodels.house import House, HouseError

        house = House(server, self._preferences.trusted_at)
        try:
            yield house
        except HouseError as error:
            seen = await house.doubted_certificate() if error.reason == Reason.CERTIFICATE else None
            if seen is None:
                raise
            raise CertificateDoubted(Doubted(house.url, house.host, house.authority, seen)) from error
        finally:
            if house is not self._house:
                await house.close()

    async def _find(self, typed: str) -> None:
        from desktop_client.connection.address import addresses_of, authority_of
        from desktop_client.connection.states import Reason
        from desktop_client.viewmodels.house import HouseError

        *before, last = addresses_of(typed)
        for server in before:
            try:
                await self._look_in(server)
            except HouseError as error:
                # Plain http never stands in for a certificate that was refused or is held to.
                if error.reason != Reason.UNREACHABLE or self._preferences.trusted_at(authority_of(server)):
                    raise
            else:
                return
        await self._look_in(last)

    async def _look_in(self, server: str) -> None:
        async with self._house_at(server) as house:
            state = await house.set_up_state()
            self._preferences.remember_house(house.url)
            if user := await self._still_signed_in(house):
                self._enter(house, user)
                return
        self._go(SessionState.SIGNED_OUT)
        set_up = (SetUp.NEEDED if state.empty else SetUp.POSSIBLE) if state.open else SetUp.DONE
        self.found.emit(HouseFound(house.url, set_up))

    async def _sign_in(self, server: str, email: str, password: str) -> None:
        async with self._house_at(server) as house:
            await self._begin(house, email, password)

    async def _register(self, server: str, name: str, email: str, password: str) -> None:
        async with self._house_at(server) as house:
            await house.register_user(email, name, password)
            await self._begin(house, email, password)

    async def _set_up(self, server: str, code: str, name: str, email: str, password: str) -> None:
        async with self._house_at(server) as house:
            await house.make_first_admin(code, email, name, password)
            await self._begin(house, email, password)

    async def _begin(self, house: "House", email: str, password: str) -> None:
        token, user = await house.sign_in(email, password)
        self._tasks.spawn(self._keep(house.url, token))
        self._preferences.remember_sign_in(house.url, email)
        self._enter(house, user)

    async def _keep(self, server: str, token: str) -> None:
        """Give a session to the keyring, which may ask its owner first: nobody waits for that."""
        await self._keychain.remember(server, token)
        if self._keychain.not_kept is not None:
            self.not_kept.emit(self._keychain.not_kept)

    async def _resume(self, server: str) -> None:
        async with self._house_at(server) as house:
            if user := await self._still_signed_in(house):
                self._enter(house, user)
                return
        self._go(SessionState.SIGNED_OUT)

    async def _still_signed_in(self, house: "House") -> "UserView | None":
        """Return whose session is kept for a house, if it is still good there."""
        from desktop_client.connection.states import Reason
        from desktop_client.viewmodels.house import HouseError

        token = await self._keychain.recall(house.url)
        try:
            return await house.resume(token) if token is not None else None
        except HouseError as error:
            if error.reason == Reason.CERTIFICATE:
                raise
            # A session that has ended since is no failure of this start: the form simply stays.
            _log.info("the session from before cannot go on: %s", error.reason)
            return None

    async def _sign_out(self) -> None:
        from desktop_client.viewmodels.house import HouseError

        house = self.house
        # Before the house is told, which may take long: who ends the program meanwhile is signed out, too.
        self._tasks.spawn(self._keychain.forget(house.url))
        try:
            await house.sign_out()
        except HouseError as error:
            _log.info("the house was not told of the sign-out: %s", error.reason)
        await self._let_go()

    async def _forget(self, server: str) -> None:
        await _load("desktop_client.connection.address")
        from desktop_client.connection.address import authority_of

        self._preferences.forget_house(server, authority_of(server))
        await self._keychain.forget(server)

    async def _let_go(self) -> None:
        house, self._house, self._user = self._house, None, None
        if house is not None:
            await house.close()
        self._is_leaving = False
        self._go(SessionState.SIGNED_OUT)

    async def _stay_out(self) -> None:
        self._go(SessionState.SIGNED_OUT)

    def _enter(self, house: "House", user: "UserView") -> None:
        self._house, self._user = house, user
        self._go(SessionState.SIGNED_IN)

    def _go(self, state: SessionState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()


async def _load(module: str) -> None:
    """Load what it takes to ask a house, in a thread, as a window is there already."""
    import asyncio
    import importlib

    await asyncio.to_thread(importlib.import_module, module)
