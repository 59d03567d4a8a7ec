"""What may be kept of a guest."""

import pytest

from contract.people import GUEST_PREFIX
from contract.verdicts import Code
from server.accounts.errors import AccountError
from server.accounts.guests import new_guest_id, normal_address, normal_phone, optional_email


def test_a_guest_may_have_no_email_but_not_a_wrong_one() -> None:
    assert optional_email("  ") == ""
    assert optional_email(" Ana@Example.org ") == "ana@example.org"
    with pytest.raises(AccountError) as refused:
        optional_email("ana at example")
    assert refused.value.code is Code.MALFORMED


def test_a_telephone_number_stays_as_it_is_written_on_one_line() -> None:
    assert normal_phone(" +34 (0) 600-111\n222 ") == "+34 (0) 600-111 222"
    for wrong in ("1" * 41, "6\x1b[31m"):
        with pytest.raises(AccountError):
            normal_phone(wrong)


def test_an_address_keeps_its_lines_and_nothing_that_no_printer_prints() -> None:
    assert normal_address(" Calle  1 \r\n\r\n 28013 Madrid") == "Calle 1\n28013 Madrid"
    for wrong in ("x" * 401, "Calle\x00 1"):
        with pytest.raises(AccountError):
            normal_address(wrong)


def test_no_two_guests_get_one_id() -> None:
    ids = {new_guest_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(one.startswith(GUEST_PREFIX) for one in ids)
