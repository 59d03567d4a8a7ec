"""Who may have an account, and with which password."""

import pytest

from contract.verdicts import Code
from contract.wire import Role
from server.accounts.errors import AccountError
from server.accounts.identity import normal_email, normal_name
from server.accounts.passwords import check_acceptable
from server.accounts.sessions import Accounts
from server.store.accounts import AccountStore
from server.store.database import Database

GOOD = "a lamp in the hall"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("ana@example.org", "ana@example.org"),
        ("  Ana@Example.ORG ", "ana@example.org"),
        ("ana+bids@mail.example.org", "ana+bids@mail.example.org"),
        ("clerk@hall", "clerk@hall"),
        ("ａｎａ@example.org", "ana@example.org"),
    ],
)
def test_an_address_has_one_normal_form(written: str, normal: str) -> None:
    assert normal_email(written) == normal


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ana",
        "ana@",
        "@example.org",
        "a b@example.org",
        "a@b@c",
        "a@b\nBcc: c",
        "a@x..org",
        "x" * 250 + "@y.org",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(AccountError) as caught:
        normal_email(written)
    assert caught.value.code is Code.MALFORMED


@pytest.mark.parametrize("written", ["", "   ", "x" * 81, "Ana\x1b[2J", "An\u202ea"])
def test_a_name_that_no_list_could_show_is_refused(written: str) -> None:
    with pytest.raises(AccountError):
        normal_name(written)


def test_a_name_has_single_spaces() -> None:
    assert normal_name("  Ana \n María ") == "Ana María"


@pytest.mark.parametrize(
    "password", ["12345678", "Password1", "short", "x" * 129, "aaaabbbb", "ana@example.org", "Ana Moreno"]
)
def test_security_05_a_password_that_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(AccountError) as caught:
        check_acceptable(password, email="ana@example.org", name="Ana Moreno")
    assert caught.value.code is Code.MALFORMED
    assert password not in caught.value.message


@pytest.mark.parametrize(
    "password", [GOOD, "ñandú-über-čaj", "12 34 56 78 90 ab", "🦜🦜🔨🔨🪑🪑🪞🪞", "xyz" * 42 + "xy"]
)
def test_security_05_any_characters_make_a_password(password: str) -> None:
    check_acceptable(password, email="ana@example.org", name="Ana")


async def test_security_05_a_new_account_is_a_bidders_and_its_password_is_kept_as_argon2id(
    accounts: Accounts, database: Database
) -> None:
    user = await accounts.register("Ana@Example.org", "Ana", GOOD)
    assert (user.email, user.name, user.role) == ("ana@example.org", "Ana", Role.BIDDER)
    kept = await AccountStore(database).user(user.id)
    assert kept is not None
    assert kept.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert GOOD not in repr(kept)


async def test_an_address_in_another_case_is_the_same_account(accounts: Accounts) -> None:
    await accounts.register("ana@example.org", "Ana", GOOD, Role.CLERK)
    with pytest.raises(AccountError) as caught:
        await accounts.register("ANA@example.org", "Ann", "another good one")
    assert caught.value.code is Code.CONFLICT
    assert [user.name for user in await accounts.users()] == ["Ana"]


async def test_a_refused_registration_leaves_no_account(accounts: Accounts) -> None:
    with pytest.raises(AccountError):
        await accounts.register("ana@example.org", "Ana", "password")
    assert await accounts.users() == []
