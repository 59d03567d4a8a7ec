"""No default accounts: a new house's first admin is made with a one-time code (docs/security.md, 7)."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from contract.verdicts import Code
from contract.wire import Role
from server.accounts.errors import AccountError
from server.accounts.sessions import Accounts
from server.accounts.set_up import GOOD_FOR_MS, SetUp
from server.demo.cast import new_password
from server.demo.house_process import HouseProcess
from server.store.database import Database
from tests.support.house import PASSWORD, HouseForTests
from tests.support.processes import serving

CODE = re.compile(r"set-up code: (?P<code>[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})$", re.MULTILINE)
ANA = ("ana@example.org", "Ana", PASSWORD)


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def set_up(tmp_path: Path, clock: Clock) -> Any:
    database = await Database.open(tmp_path)
    accounts = Accounts(database, clock=clock)
    yield SetUp(accounts, clock), accounts
    await database.close()


async def refusal(set_up: SetUp, code: str, email: str = "eve@example.org", address: str = "here") -> Code:
    with pytest.raises(AccountError) as caught:
        await set_up.first_admin(code, email, "Eve", PASSWORD, address)
    return caught.value.code


async def test_security_07_the_code_makes_one_admin_and_no_second(set_up: tuple[SetUp, Accounts]) -> None:
    opening, accounts = set_up
    code = await opening.begin()
    assert code is not None
    assert await opening.is_open()
    lenient = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    admin = await opening.first_admin(lenient, *ANA, "here")
    assert admin.role is Role.ADMIN
    assert not await opening.is_open()
    assert await opening.begin() is None
    assert [user.role for user in await accounts.users()] == [Role.ADMIN]
    await accounts.set_role(admin.id, Role.CLERK)
    assert await refusal(opening, code) is Code.FORBIDDEN, "it is spent, though nobody is an admin any more"


async def test_security_07_two_who_use_the_code_at_once_make_one_admin(
    set_up: tuple[SetUp, Accounts],
) -> None:
    opening, accounts = set_up
    code = await opening.begin() or ""
    tries = (opening.first_admin(code, f"a{k}@example.org", "A", PASSWORD, f"from {k}") for k in range(6))
    came = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(not isinstance(one, Exception) for one in came) == 1
    assert len(await accounts.users()) == 1


async def test_security_07_the_code_lives_an_hour(set_up: tuple[SetUp, Accounts], clock: Clock) -> None:
    opening, _ = set_up
    code = await opening.begin() or ""
    clock.now += GOOD_FOR_MS - 1
    assert await opening.is_open()
    clock.now += 1
    assert not await opening.is_open()
    assert await refusal(opening, code) is Code.FORBIDDEN
    assert GOOD_FOR_MS == 3_600_000


async def test_security_07_a_new_code_replaces_the_one_before(set_up: tuple[SetUp, Accounts]) -> None:
    opening, _ = set_up
    first, second = await opening.begin() or "", await opening.begin() or ""
    assert first != second
    assert await refusal(opening, first) is Code.FORBIDDEN
    assert (await opening.first_admin(second, *ANA, "here")).role is Role.ADMIN


async def test_security_07_guesses_are_slowed_down_for_the_guesser_alone(
    set_up: tuple[SetUp, Accounts],
) -> None:
    opening, _ = set_up
    code = await opening.begin() or ""
    guesses = [await refusal(opening, "00000-00000-00000-00000") for _ in range(6)]
    assert guesses == [Code.FORBIDDEN] * 5 + [Code.TOO_MANY]
    assert await refusal(opening, code) is Code.TOO_MANY
    assert (await opening.first_admin(code, *ANA, "elsewhere")).role is Role.ADMIN


async def test_security_07_a_refused_account_leaves_the_code_good(set_up: tuple[SetUp, Accounts]) -> None:
    opening, _ = set_up
    code = await opening.begin() or ""
    for _ in range(8):  # nor is it a guess, which would be slowed down
        with pytest.raises(AccountError, match="8 to 128"):
            await opening.first_admin(code, "ana@example.org", "Ana", "short", "here")
    assert (await opening.first_admin(code, *ANA, "here")).email == "ana@example.org"


async def test_security_07_an_admin_made_otherwise_ends_the_code(set_up: tuple[SetUp, Accounts]) -> None:
    opening, accounts = set_up
    code = await opening.begin() or ""
    admin = await accounts.register(*ANA, Role.ADMIN)
    assert not await opening.is_open()
    assert await refusal(opening, code) is Code.FORBIDDEN
    await accounts.set_role(admin.id, Role.CLERK)
    assert await refusal(opening, code) is Code.FORBIDDEN


async def test_security_07_over_http_the_code_of_a_house_makes_its_admin(house: HouseForTests) -> None:
    code = await house.running.opened.set_up.begin()
    body = {"code": code, "email": ANA[0], "name": ANA[1], "password": ANA[2]}
    async with house.http.get("/api/set-up") as answer:
        assert await answer.json() == {"open": True, "empty": True}
    async with house.http.post("/api/set-up", json=body | {"code": "x"}) as answer:
        assert (answer.status, (await answer.json(content_type=None))["code"]) == (403, "forbidden")
    async with house.http.post("/api/set-up", json=body) as answer:
        assert (answer.status, (await answer.json())["role"]) == (201, "admin")
    async with house.http.get("/api/set-up") as answer:
        assert await answer.json() == {"open": False, "empty": False}


@pytest.mark.processes
async def test_security_07_a_house_without_an_admin_prints_the_code_and_logs_it_nowhere(
    tmp_path: Path,
) -> None:
    async with serving(tmp_path) as (server, _url):
        code = (await server.says(CODE))["code"]
        assert code not in server.err
    for path in tmp_path.rglob("*"):  # noqa: ASYNC240  # the house has ended
        assert not path.is_file() or code.encode() not in path.read_bytes(), path.name


async def test_security_07_the_demo_has_passwords_of_the_moment_and_serves_loopback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def note(*command: str, **_options: object) -> None:
        asked.extend(command)
        raise OSError

    monkeypatch.setattr(asyncio, "create_subprocess_exec", note)
    with pytest.raises(OSError):  # noqa: PT011  # our own, above
        await HouseProcess(tmp_path).start()
    assert asked[asked.index("--host") + 1] == "127.0.0.1"
    assert len({new_password() for _ in range(20)}) == 20
