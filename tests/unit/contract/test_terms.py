"""Terms stay in a ledger for ever: nothing may get in that cannot be reckoned with."""

from typing import Any

import msgspec
import pytest

from contract.terms import Terms

TERMS: dict[str, Any] = {
    "kind": "timed",
    "currency": "EUR",
    "ladder": {"name": "x", "bands": [{"from": 0, "every": 100}]},
    "closes_at": 2_000_000_000_000,
}


def test_terms_that_a_house_would_send_are_taken() -> None:
    terms = msgspec.convert(TERMS, Terms)
    assert terms.closes_at == 2_000_000_000_000


@pytest.mark.parametrize(
    "change",
    [
        {"currency": "EUR\n"}, {"currency": "eur"}, {"opens_at": -1}, {"opens_at": 10**40},
        {"closes_at": 10**18}, {"stagger_ms": 10**18}, {"stagger_ms": -1}, {"soft_close": {"cap_ms": 2**63}},
        {"soft_close": {"window_ms": 1.5}}, {"credit_limit": -1}, {"kind": "dutch"}, {"surprise": 1},
        {"ladder": {"name": "x", "bands": [{"from": 0, "every": 10**30}]}},
        {"ladder": {"name": "x", "bands": []}},
    ],
)  # fmt: skip
def test_terms_that_nobody_could_reckon_with_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(TERMS | change, Terms)
