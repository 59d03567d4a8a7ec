"""A session outlives the program in the system's keyring only; one that asks its owner is not waited for."""

import asyncio
import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from desktop_client.system import keychain as keychain_module
from desktop_client.system.keychain import Keychain, NotKept


class OpenKeyring(KeyringBackend):
    """Keeps passwords in a dictionary."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(OpenKeyring):
    """Refuses everything, as a locked desktop keyring does."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("locked")


@pytest.fixture
def keyring_of_the_test(monkeypatch: pytest.MonkeyPatch) -> OpenKeyring:
    made = OpenKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", made)
    return made


async def test_security_25_a_token_outlives_the_program_in_the_keyring(
    keyring_of_the_test: OpenKeyring,
) -> None:
    await Keychain().remember("https://house.example", "secret")
    assert await Keychain().recall("https://house.example") == "secret"
    await Keychain().forget("https://house.example")
    assert keyring_of_the_test.kept == {}


async def test_security_25_a_locked_keyring_leaves_the_token_in_memory(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", LockedKeyring())
    keychain = Keychain()
    await keychain.remember("https://house.example", "secret")
    assert await keychain.recall("https://house.example") == "secret"
    await keychain.forget("https://house.example")
    assert await keychain.recall("https://house.example") is None
    assert "secret" not in caplog.text
    assert keychain.not_kept is NotKept.LOCKED


async def test_what_lay_in_the_keyring_before_it_was_denied_is_forgotten_with_the_rest(
    keyring_of_the_test: OpenKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    await Keychain().remember("https://house.example", "of the day before")
    keychain = Keychain()
    with monkeypatch.context() as denied:
        denied.setattr(keyring.core, "_keyring_backend", LockedKeyring())
        assert await keychain.recall("https://house.example") is None
    await keychain.remember("https://house.example", "of today")
    await keychain.forget("https://house.example")
    assert keyring_of_the_test.kept == {}


class AskingKeyring(OpenKeyring):
    """Answers only when its owner has: as a locked one does while its dialog stands."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answered = threading.Event(), threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        super().set_password(service, username, password)

    def _ask(self) -> None:
        self.asked.set()
        assert self.answered.wait(20), "nobody ever answered"


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> Iterator[AskingKeyring]:
    made = AskingKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", made)
    monkeypatch.setattr(keychain_module, "_PATIENCE_S", 0.05)
    monkeypatch.setattr(keychain_module, "_MOMENT_S", 0.05)
    yield made
    made.answered.set()


def test_the_program_ends_while_the_keyring_asks_its_owner(asking: AskingKeyring) -> None:
    async def program() -> None:
        keychain = Keychain()
        keeping = asyncio.create_task(keychain.remember("https://house.example", "secret"))
        await asyncio.to_thread(asking.asked.wait)
        await keychain.settle()
        keeping.cancel()

    late = threading.Timer(10, asking.answered.set)
    late.start()
    asyncio.run(program())
    assert not asking.answered.is_set(), "the end waited for the owner of the keyring"
    late.cancel()


async def test_a_start_goes_on_without_a_keyring_that_does_not_answer(asking: AskingKeyring) -> None:
    assert await Keychain().recall("https://house.example") is None


async def test_what_is_forgotten_while_the_keyring_asks_is_not_kept_afterwards(asking: AskingKeyring) -> None:
    keychain = Keychain()
    keeping = asyncio.create_task(keychain.remember("https://house.example", "secret"))
    await asyncio.to_thread(asking.asked.wait)
    leaving = asyncio.create_task(keychain.forget("https://house.example"))
    asking.answered.set()
    await asyncio.gather(keeping, leaving)
    assert asking.kept == {}


async def test_what_the_keyring_writes_in_a_moment_is_waited_for(keyring_of_the_test: OpenKeyring) -> None:
    keychain = Keychain()
    keeping = asyncio.create_task(keychain.remember("https://house.example", "secret"))
    await asyncio.sleep(0)
    await keychain.settle()
    assert list(keyring_of_the_test.kept.values()) == ["secret"]
    await keeping


class PlainFile(OpenKeyring):
    """Keeps passwords where anybody may read them, as some backends do."""

    priority = 0.5  # type: ignore[assignment]  # the library's measure is a number


async def test_security_25_a_keyring_that_is_a_plain_file_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = PlainFile()
    monkeypatch.setattr(keyring.core, "_keyring_backend", plain)
    keychain = Keychain()
    await keychain.remember("https://house.example", "secret")
    assert plain.kept == {}
    assert await keychain.recall("https://house.example") == "secret"
    assert keychain.not_kept is NotKept.NONE


async def test_without_a_keyring_nothing_is_asked_of_one(keyring_of_the_test: OpenKeyring) -> None:
    keychain = Keychain(use_keyring=False)
    await asyncio.gather(keychain.remember("a", "1"), keychain.remember("b", "2"))
    assert await keychain.recall("b") == "2"
    assert keyring_of_the_test.kept == {}
