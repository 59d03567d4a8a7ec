"""Refusing is safe only when nothing was done: what is open waits, what was answered keeps its answer."""

from pathlib import Path
from random import Random

import pytest

from contract.commands import Bid, BidMode
from contract.verdicts import Code, Verdict
from server.rostrum.answers import Answers
from server.rostrum.line import UNAVAILABLE_TEXT, UNCERTAIN_TEXT, Waiting
from server.rostrum.receipts import HouseKey
from server.rostrum.refusals import Refusals
from server.rostrum.rounds import Round
from server.rules.commands import PlaceBid
from server.rules.decide import Decision
from tests.support.simulation.ledger import SimulatedLedger


def waiting(number: str, body: bytes = b"body") -> Waiting:
    bid = Bid(id=number, sale="sale", lot="1", amount=100, mode=BidMode.EXACT)
    command = PlaceBid(user="ann", bid=bid)
    return Waiting(command=command, user="ann", command_id=number, fingerprint=body, at=1)


def code_of(one: Waiting) -> Code | None:
    verdict: Verdict = one.answer.result()
    return verdict.code


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    key = HouseKey.load(tmp_path)
    return Answers("sale", SimulatedLedger(Random(1), key), key)


def answered(answers: Answers, one: Waiting) -> Verdict:
    """Let a command be refused by the rules, durably."""
    refused = Verdict(ok=False, id=one.command_id or "", at=1, code=Code.TOO_LOW, message="Too low.")
    this_round = Round(decided=[(one, Decision([], refused))])
    answers.before_commit(this_round)
    ((_, verdict),) = answers.after_commit(this_round, 0, [])
    return verdict


async def test_what_is_not_known_is_refused_at_once(answers: Answers) -> None:
    one = waiting("a1")
    Refusals(answers).refuse([one])
    assert code_of(one) is Code.UNAVAILABLE


async def test_what_was_answered_before_keeps_its_verdict_and_another_body_its_conflict(
    answers: Answers,
) -> None:
    first = answered(answers, waiting("a1"))
    again, other = waiting("a1"), waiting("a1", b"another body")
    Refusals(answers).refuse([again, other])
    assert again.answer.result() == first
    assert code_of(other) is Code.ID_CONFLICT


async def test_what_comes_again_while_its_outcome_is_open_waits_for_it(answers: Answers) -> None:
    refusals, first = Refusals(answers), waiting("a1")
    refusals.begin([first])
    again, other = waiting("a1"), waiting("a1", b"another body")
    refusals.refuse([again, other])
    assert not again.answer.done() and not other.answer.done(), "a refusal might be a lie"
    verdict = answered(answers, first)
    refusals.end()
    assert again.answer.result() == verdict
    assert code_of(other) is Code.ID_CONFLICT


async def test_what_waited_for_a_round_of_which_nothing_came_is_refused(answers: Answers) -> None:
    refusals, again = Refusals(answers), waiting("a1")
    refusals.begin([waiting("a1")])
    refusals.refuse([again])
    refusals.end()
    assert code_of(again) is Code.UNAVAILABLE


async def test_a_round_that_is_in_doubt_at_the_end_is_not_told_that_nothing_was_changed(
    answers: Answers,
) -> None:
    refusals = Refusals(answers)
    first, again, later, other = waiting("a1"), waiting("a1"), waiting("a1"), waiting("a2")
    refusals.begin([first])
    refusals.refuse([again])
    refusals.leave_open([first])
    refusals.refuse([later, other])
    assert [one.answer.result().message for one in (first, again, later)] == [UNCERTAIN_TEXT] * 3
    assert other.answer.result().message == UNAVAILABLE_TEXT
