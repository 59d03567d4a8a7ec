"""Signing in, staying signed in, signing out; and what guessing gets."""

import asyncio
import statistics
import time
from typing import Any

import pytest
from sqlalchemy import text

from contract.verdicts import Code
from contract.wire import Role, UserView
from server.accounts.errors import AccountError
from server.accounts.passwords import AT_ONCE, WAITING_AT_MOST, Passwords
from server.accounts.sessions import ABSOLUTE_MS, IDLE_MS, USE_WRITTEN_EVERY_MS, Accounts, token_hash
from server.store.accounts import AccountStore
from server.store.database import Database
from server.store.errors import StoreUnavailable
from tests.unit.server.accounts.conftest import Clock

EMAIL, GOOD, WRONG = "ana@example.org", "a lamp in the hall", "a lamp in the hell"
HERE, THERE = "192.0.2.1", "198.51.100.2"


@pytest.fixture
async def ana(accounts: Accounts) -> UserView:
    return await accounts.register(EMAIL, "Ana", GOOD)


async def refusal(accounts: Accounts, email: str, password: str, address: str = HERE) -> AccountError:
    with pytest.raises(AccountError) as caught:
        await accounts.sign_in(email, password, address)
    return caught.value


async def test_a_token_opens_its_users_session_until_sign_out(accounts: Accounts, ana: UserView) -> None:
    token, user = await accounts.sign_in(" ANA@example.org", GOOD, HERE)
    assert user == ana
    assert await accounts.authenticate(token) == ana
    await accounts.sign_out(token)
    assert await accounts.authenticate(token) is None


@pytest.mark.usefixtures("ana")
async def test_security_06_a_wrong_user_and_a_wrong_password_get_the_same_answer(accounts: Accounts) -> None:
    answers = [
        await refusal(accounts, EMAIL, WRONG),
        await refusal(accounts, "nobody@example.org", GOOD),
        await refusal(accounts, "not an address", GOOD),
        await refusal(accounts, EMAIL, ""),
        await refusal(accounts, EMAIL, "x" * 100_000),
    ]
    assert {(answer.code, answer.message) for answer in answers} == {
        (Code.UNAUTHENTICATED, "The e-mail address or the password is wrong.")
    }


async def test_security_06_an_unknown_user_costs_as_much_work_as_a_wrong_password() -> None:
    passwords = Passwords()
    known = await passwords.hash(GOOD)
    times: dict[str | None, list[float]] = {known: [], None: []}
    for _ in range(5):
        for encoded, taken in times.items():
            started = time.process_time()
            assert not await passwords.matches(encoded, WRONG)
            taken.append(time.process_time() - started)
    quick, slow = sorted(statistics.median(taken) for taken in times.values())
    # Without the hash of nobody the quick one would be a thousandth of the slow one.
    assert quick > slow / 3


@pytest.mark.usefixtures("ana")
async def test_security_08_the_token_itself_is_nowhere_in_the_database(
    accounts: Accounts, database: Database
) -> None:
    token, _ = await accounts.sign_in(EMAIL, GOOD, HERE)
    found = await AccountStore(database).sessions([token_hash(token)])
    assert found
    assert token not in repr(found)
    assert len(token) >= 43


@pytest.mark.usefixtures("ana")
async def test_tokens_differ_and_one_sign_out_ends_one_session(accounts: Accounts) -> None:
    first, second = [(await accounts.sign_in(EMAIL, GOOD, HERE))[0] for _ in range(2)]
    assert first != second
    await accounts.sign_out(first)
    assert await accounts.authenticate(second) is not None


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 43])
async def test_a_token_that_was_never_given_opens_nothing(accounts: Accounts, token: str) -> None:
    assert await accounts.authenticate(token) is None
    await accounts.sign_out(token)


@pytest.mark.usefixtures("ana")
async def test_a_session_outlives_the_process(accounts: Accounts, database: Database, clock: Clock) -> None:
    token, user = await accounts.sign_in(EMAIL, GOOD, HERE)
    assert await Accounts(database, clock=clock).authenticate(token) == user


@pytest.mark.usefixtures("ana")
async def test_security_08_a_session_ends_when_it_is_not_used(accounts: Accounts, clock: Clock) -> None:
    token, _ = await accounts.sign_in(EMAIL, GOOD, HERE)
    clock.now += IDLE_MS - 1
    assert await accounts.authenticate(token) is not None
    clock.now += IDLE_MS - 1
    assert await accounts.authenticate(token, touch=False) is not None
    clock.now += 1
    assert await accounts.authenticate(token) is None


@pytest.mark.usefixtures("ana")
async def test_security_08_a_session_ends_after_seven_days_however_much_it_is_used(
    accounts: Accounts, clock: Clock
) -> None:
    token, _ = await accounts.sign_in(EMAIL, GOOD, HERE)
    for _ in range(ABSOLUTE_MS // IDLE_MS * 2 - 1):
        clock.now += IDLE_MS // 2
        assert await accounts.authenticate(token) is not None
    clock.now += IDLE_MS // 2
    assert await accounts.authenticate(token) is None


@pytest.mark.usefixtures("ana")
async def test_a_session_that_was_used_is_known_as_used_after_a_restart(
    accounts: Accounts, database: Database, clock: Clock
) -> None:
    token, _ = await accounts.sign_in(EMAIL, GOOD, HERE)
    clock.now += IDLE_MS - 1
    await accounts.authenticate(token)
    await accounts.write_uses()
    clock.now += IDLE_MS - 1
    assert await Accounts(database, clock=clock).authenticate(token) is not None


@pytest.mark.usefixtures("ana")
async def test_uses_are_written_together_and_not_again_until_they_are_old(
    accounts: Accounts, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = [(await accounts.sign_in(EMAIL, GOOD, HERE))[0] for _ in range(3)]
    written: list[int] = []
    write = AccountStore.mark_used

    async def counting(store: AccountStore, uses: dict[bytes, int]) -> None:
        written.append(len(uses))
        if len(written) == 1:
            raise StoreUnavailable("the disk is full")
        await write(store, uses)

    monkeypatch.setattr(AccountStore, "mark_used", counting)
    clock.now += USE_WRITTEN_EVERY_MS
    for token in tokens[:2]:
        assert await accounts.authenticate(token) is not None
    await accounts.write_uses()  # nobody is kept out by a disk that is full
    await accounts.write_uses()
    await accounts.write_uses()
    assert written == [2, 2]
    rows = await AccountStore(database).sessions([token_hash(token) for token in tokens])
    assert sorted(row.used_at == clock.now for row, _ in rows.values()) == [False, True, True]


@pytest.mark.usefixtures("ana")
async def test_a_full_disk_keeps_nobody_from_watching(
    accounts: Accounts, database: Database, clock: Clock
) -> None:
    token, user = await accounts.sign_in(EMAIL, GOOD, HERE)
    assert await accounts.authenticate(token) == user
    clock.now += IDLE_MS - 1
    await database.write(lambda connection: connection.execute(text("PRAGMA query_only = ON")))
    assert await accounts.authenticate(token) == user
    await accounts.write_uses()

    assert await accounts.authenticate(token) == user
    await accounts.write_uses()
    clock.now += 1
    assert await Accounts(database, clock=clock).authenticate(token) == user, "the use was not written later"


async def test_a_new_role_or_password_ends_all_sessions_and_tells(accounts: Accounts, ana: UserView) -> None:
    told: list[tuple[str, bytes | None]] = []
    accounts.on_revoked.append(lambda user, key: told.append((user, key)))
    tokens = [(await accounts.sign_in(EMAIL, GOOD, HERE))[0] for _ in range(2)]
    assert [await accounts.authenticate(token) for token in tokens] == [ana, ana]
    assert (await accounts.set_role(ana.id, Role.CLERK)).role is Role.CLERK
    assert [await accounts.authenticate(token) for token in tokens] == [None, None]

    token, user = await accounts.sign_in(EMAIL, GOOD, HERE)
    assert user.role is Role.CLERK
    await accounts.set_password(ana.id, "another good one")
    assert await accounts.authenticate(token) is None
    assert (await refusal(accounts, EMAIL, GOOD)).code is Code.UNAUTHENTICATED

    token, _ = await accounts.sign_in(EMAIL, "another good one", HERE)
    await accounts.sign_out(token)
    assert told == [(ana.id, None), (ana.id, None), (ana.id, token_hash(token))]


async def test_a_session_that_ends_while_it_is_looked_up_stays_ended(
    accounts: Accounts, ana: UserView, database: Database, clock: Clock
) -> None:
    token, _ = await accounts.sign_in(EMAIL, GOOD, HERE)
    for _ in range(8):
        fresh = Accounts(database, clock=clock)
        await asyncio.gather(fresh.revoke(ana.id), *(fresh.authenticate(token) for _ in range(4)))
        assert await fresh.authenticate(token) is None
        token, _ = await accounts.sign_in(EMAIL, GOOD, HERE)


@pytest.mark.usefixtures("ana")
async def test_a_sign_out_holds_against_lookups_at_every_moment_of_it(
    accounts: Accounts, database: Database, clock: Clock
) -> None:
    async def look_up(after: int) -> None:
        for _ in range(after):
            await asyncio.sleep(0)
        await fresh.authenticate(token)

    for _ in range(10):
        token, _user = await accounts.sign_in(EMAIL, GOOD, HERE)
        fresh = Accounts(database, clock=clock)
        await fresh.authenticate(token)
        await asyncio.gather(fresh.sign_out(token), *(look_up(after) for after in range(30)))
        assert await fresh.authenticate(token) is None


@pytest.mark.parametrize("change", ["set_role", "set_password", "revoke"])
async def test_an_unknown_user_cannot_be_changed(accounts: Accounts, change: str) -> None:
    calls = {
        "set_role": lambda: accounts.set_role("nobody", Role.ADMIN),
        "set_password": lambda: accounts.set_password("nobody", GOOD),
        "revoke": lambda: accounts.revoke("nobody"),
    }
    with pytest.raises(AccountError) as caught:
        await calls[change]()
    assert caught.value.code is Code.NOT_FOUND


@pytest.mark.usefixtures("ana")
async def test_security_06_many_failures_slow_the_guesser_down_and_nobody_else(
    accounts: Accounts, clock: Clock
) -> None:
    answers = [await refusal(accounts, EMAIL, WRONG) for _ in range(6)]
    assert [answer.code for answer in answers] == [Code.UNAUTHENTICATED] * 5 + [Code.TOO_MANY]
    assert answers[-1].retry_after_s == 1.0

    await accounts.sign_in(EMAIL, GOOD, THERE)  # the owner, from elsewhere
    assert (await refusal(accounts, EMAIL, GOOD)).code is Code.TOO_MANY  # the guesser, even if right now
    clock.advance(seconds=1)
    await accounts.sign_in(EMAIL, GOOD, HERE)


@pytest.mark.usefixtures("ana")
async def test_security_06_parallel_guesses_gain_nothing(accounts: Accounts) -> None:
    outcomes = await asyncio.gather(
        *(accounts.sign_in(EMAIL, WRONG, HERE) for _ in range(40)), return_exceptions=True
    )
    tried = [
        error for error in outcomes if isinstance(error, AccountError) and error.code is Code.UNAUTHENTICATED
    ]
    assert len(tried) == 5


async def test_security_05_the_event_loop_goes_on_while_passwords_are_checked() -> None:
    passwords = Passwords()
    encoded = await passwords.hash(GOOD)
    checks = asyncio.gather(*(passwords.matches(encoded, GOOD) for _ in range(8)))
    ticks = 0
    while not checks.done():
        await asyncio.sleep(0)
        ticks += 1
    assert ticks > 8
    assert await checks == [True] * 8


async def test_security_05_two_passwords_at_most_are_checked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = 0, 0
    hand_over = asyncio.to_thread

    async def counted(*call: Any) -> Any:
        nonlocal running, most
        running += 1
        most = max(most, running)
        try:
            return await hand_over(*call)
        finally:
            running -= 1

    monkeypatch.setattr(asyncio, "to_thread", counted)
    passwords = Passwords()
    await asyncio.gather(*(passwords.matches(None, GOOD) for _ in range(8)))
    assert most == AT_ONCE == 2


async def test_a_flood_of_sign_ins_is_turned_away() -> None:
    passwords = Passwords()
    encoded = await passwords.hash(GOOD)
    attempts = [asyncio.create_task(passwords.matches(encoded, GOOD)) for _ in range(WAITING_AT_MOST + 6)]
    await asyncio.sleep(0)
    turned_away = [error for task in attempts if task.done() and (error := task.exception())]
    assert [error.code for error in turned_away if isinstance(error, AccountError)] == [Code.TOO_MANY] * 6

    for waiting in attempts:
        waiting.cancel()
    await asyncio.gather(*attempts, return_exceptions=True)
    assert await passwords.matches(encoded, GOOD), "who gave up still takes a place"
