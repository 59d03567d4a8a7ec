"""Who signs out is signed out on this computer at once, whatever the house does."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from desktop_client.settings import SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from tests.support.waiting import eventually


class HungHouse:
    """Signs in whoever comes, and never answers who wants to sign out; `asked` when somebody does.

    With `takes_s` it answers after so long, and `ended` tells that it has ended the session.
    """

    def __init__(self, takes_s: float | None = None) -> None:
        self.asked, self.ended = asyncio.Event(), False
        self._takes_s = takes_s
        self._over = asyncio.Event()

    @contextlib.asynccontextmanager
    async def runs(self) -> AsyncIterator[str]:
        """Serve on a free port, and return the address."""
        application = web.Application()
        application.add_routes(
            [web.post("/api/session", self._sign_in), web.delete("/api/session", self._hang)]
        )
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            self._over.set()
            await runner.cleanup()

    async def _sign_in(self, _request: web.Request) -> web.Response:
        user = {"id": "u", "email": "ana@example.org", "name": "Ana", "role": "bidder"}
        return web.json_response({"token": "t" * 43, "user": user})

    async def _hang(self, _request: web.Request) -> web.Response:
        self.asked.set()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), self._takes_s)
        self.ended = True
        return web.Response()


async def test_who_quits_before_the_house_answered_the_sign_out_is_not_signed_in_at_the_next_start() -> None:
    house, keychain = HungHouse(), Keychain(use_keyring=False)
    async with house.runs() as url:
        session = SessionViewModel(keychain, Preferences(SettingsFile(None)))
        session.sign_in(url, "ana@example.org", "correct horse battery")
        await eventually(lambda: session.state is SessionState.SIGNED_IN)
        await eventually(lambda: bool(keychain._memory))
        session.sign_out()
        await asyncio.wait_for(house.asked.wait(), 20)
        await session.close()
        assert await keychain.recall(url) is None


class HangingKeychain(Keychain):
    """Begins to forget, and never ends."""

    def _in_keyring(self, action: str, server: str, *token: str) -> str | None:
        if action == "delete_password":
            threading.Event().wait(20)
        return super()._in_keyring(action, server, *token)


@pytest.mark.parametrize("keychain", [Keychain, HangingKeychain])
async def test_who_quits_at_once_after_signing_out_is_signed_out_at_the_house(
    keychain: type[Keychain],
) -> None:
    house = HungHouse(takes_s=0.2)
    async with house.runs() as url:
        session = SessionViewModel(keychain(use_keyring=False), Preferences(SettingsFile(None)))
        session.sign_in(url, "ana@example.org", "correct horse battery")
        await eventually(lambda: session.state is SessionState.SIGNED_IN)
        session.sign_out()
        await session.close()
        assert house.ended
