"""What a form shows: at which field, and what is not even sent to a house."""

import pytest

from contract.verdicts import Code
from desktop_client.connection.problems import read_problem
from desktop_client.connection.states import Reason
from desktop_client.viewmodels.door_outcomes import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    WRONG_LENGTH,
    Failure,
    FailureField,
    failure_of,
    fault_of,
)
from desktop_client.viewmodels.house import BAD_ADDRESS, HouseError, asked
from server.accounts.passwords import MAX_LENGTH, MIN_LENGTH

GOOD = "a good password"


def test_a_new_password_is_held_to_the_lengths_that_the_house_takes() -> None:
    assert (SHORTEST_PASSWORD, LONGEST_PASSWORD) == (MIN_LENGTH, MAX_LENGTH)
    for length, fault in ((7, WRONG_LENGTH), (8, None), (128, None), (129, WRONG_LENGTH), (0, WRONG_LENGTH)):
        found = fault_of(is_new=True, name="Ana", email="ana@example.org", password="p" * length)
        assert found == (fault and Failure(FailureField.PASSWORD, fault))


def test_an_old_password_may_have_any_length() -> None:
    assert fault_of(email="ana@example.org", password="x") is None
    assert fault_of(email="ana@example.org", password="") == Failure(FailureField.PASSWORD, missing=True)


def test_everything_that_is_wrong_is_told_from_above() -> None:
    fault = fault_of(is_new=True, code="c", name="", email="", password="short")
    email, password = Failure(FailureField.EMAIL, missing=True), Failure(FailureField.PASSWORD, WRONG_LENGTH)
    assert fault == Failure(FailureField.NAME, missing=True, further=(email, password))
    assert fault_of(is_new=True, code="c", name="Ana", email="", password=GOOD) == email


async def the_house_says(**problem: object) -> HouseError:
    answer = {"title": "", "detail": "No.", "status": 422, "request_id": "r", **problem}

    async def refuse() -> None:
        raise read_problem(answer, 422)

    with pytest.raises(HouseError) as caught:
        await asked(refuse())
    return caught.value


@pytest.mark.parametrize(
    ("named", "shown_at"),
    [
        ("code", FailureField.CODE),
        ("name", FailureField.NAME),
        ("email", FailureField.EMAIL),
        ("password", FailureField.PASSWORD),
        ("terms.currency", FailureField.NONE),
        (None, FailureField.NONE),
    ],
)
async def test_a_refusal_is_shown_at_the_field_that_the_house_names(
    named: str | None, shown_at: FailureField
) -> None:
    error = await the_house_says(code="malformed", field=named)
    assert failure_of(error) == Failure(shown_at, Code.MALFORMED, "No.")


async def test_a_house_that_names_no_field_is_understood() -> None:
    assert failure_of(await the_house_says(code="conflict")).field is FailureField.NONE


@pytest.mark.parametrize("reason", [BAD_ADDRESS, Reason.INSECURE, Reason.UNREACHABLE, Reason.CERTIFICATE])
def test_a_house_that_is_not_reached_is_a_matter_of_its_address(reason: str) -> None:
    assert failure_of(HouseError(reason)).field is FailureField.SERVER
