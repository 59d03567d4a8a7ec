"""The history checker must find what is wrong and only that: faults are planted into a faultless history."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.chaos.planted import faultless
from tests.support.history.check import check
from tests.support.history.facts import (
    Answered,
    AnyFact,
    History,
    Looked,
    Page,
    Pictured,
    Pushed,
    Row,
    Sent,
    Shown,
    Unanswered,
    read_history,
    write_history,
)
from tests.support.history.findings import Flaw

change = msgspec.structs.replace


def the(history: History, kind: type[Any], number: int) -> tuple[int, Any]:
    """Return where the fact of a kind with this number (from 0, or from the end) lies, and the fact."""
    found = [(place, fact) for place, fact in enumerate(history.facts) if isinstance(fact, kind)]
    return found[number]


def replace(history: History, kind: type[Any], number: int, **changes: Any) -> None:
    place, fact = the(history, kind, number)
    history.facts[place] = change(fact, **changes)


def answer(history: History, command: str) -> tuple[int, Answered]:
    """Return the answer to a command and where it lies."""
    attempt = next(fact.attempt for fact in history.of(Sent) if fact.body["id"] == command)
    places = enumerate(history.facts)
    return next((i, f) for i, f in places if isinstance(f, Answered) and f.attempt == attempt)


def the_end(history: History) -> int:
    """Return a time after everything."""
    return 1 + max(fact.t for fact in history.facts)


def row_of(history: History, command: str) -> tuple[int, Row]:
    places = enumerate(history.facts)
    return next((i, f) for i, f in places if isinstance(f, Row) and f.command == command)


# ── what is planted ──────────────────────────────────────────────────────────────────────────────────


def lost(history: History) -> None:
    """An acknowledged bid is not in the ledger: its row belongs to somebody else."""
    place, row = row_of(history, "b2")
    history.facts[place] = change(row, command="b200")


def lost_last(history: History) -> None:
    """The ledger ends before what was acknowledged."""
    while history.facts[-1] != row_of(history, "c5")[1]:
        history.facts.pop()


def hole(history: History) -> None:
    del history.facts[row_of(history, "b2")[0]]


def fork(history: History) -> None:
    place, row = row_of(history, "b2")
    history.facts.insert(place + 1, change(row, at=row.at + 1))


def edited(history: History) -> None:
    place, row = row_of(history, "b2")
    history.facts[place] = change(row, at=row.at + 1)


def other_secret(history: History) -> None:
    place, row = row_of(history, "b2")
    history.facts[place] = change(row, private={**row.private, "limit": 999_999})


def forged_head(history: History) -> None:
    place = next(i for i, f in enumerate(history.facts) if isinstance(f, Row) and f.kind == "ledger_head")
    row: Any = history.facts[place]
    history.facts[place] = change(row, public={**row.public, "hash": "00" * 32})


def feed_number_left_out(history: History) -> None:
    place, row = row_of(history, "b2")
    history.facts[place] = change(row, feed_no=(row.feed_no or 0) + 1)


def fallen_price(history: History) -> None:
    place, row = row_of(history, "b2")
    public = row.public or {}
    history.facts[place] = change(row, public={**public, "standing": {**public["standing"], "price": 1}})


def bid_after_the_hammer(history: History) -> None:
    place, row = row_of(history, "c5")
    public = row.public or {}
    standing = {**public["standing"], "phase": "open"}
    bid = {**public, "type": "bid", "by": "1", "standing": standing}
    before, earlier = row_of(history, "c4")
    told = earlier.public or {}
    sold = {**told, "standing": {**told["standing"], "phase": "sold"}}
    history.facts[before] = change(earlier, public=sold)
    history.facts[place] = change(row, kind="bid", public=bid)


def set_deadline(history: History, command: str, closes_at: int) -> None:
    """Write into a row's standing that its lot closes then."""
    place, row = row_of(history, command)
    public = row.public or {}
    standing = {**public["standing"], "closes_at": closes_at}
    history.facts[place] = change(row, public={**public, "standing": standing})


def bid_after_the_deadline(history: History) -> None:
    set_deadline(history, "c2", row_of(history, "b1")[1].at)


def closed_before_the_deadline(history: History) -> None:
    """The clock, not a clerk, brings the hammer down too early."""
    place, row = row_of(history, "c5")
    set_deadline(history, "c4", row.at + 1)
    history.facts[place] = change(row, command=None, user=None)


def hammer_at_another_price(history: History) -> None:
    place, row = row_of(history, "c5")
    history.facts[place] = change(row, public={**(row.public or {}), "price": 1})


def miscounted(history: History) -> None:
    place, row = row_of(history, "b2")
    public = row.public or {}
    history.facts[place] = change(row, public={**public, "standing": {**public["standing"], "bids": 9}})


def twice(history: History) -> None:
    """One bid makes two rows."""
    place, row = row_of(history, "b6")
    _, first = row_of(history, "b2")
    history.facts[place] = change(row, command=first.command, user=first.user)


def one_row_for_two(history: History) -> None:
    """Two bids are acknowledged with one row."""
    _, first = answer(history, "b2")
    place, second = answer(history, "b6")
    verdict = {**second.verdict, "seq": first.verdict["seq"]}
    history.facts[place] = change(second, verdict=verdict)


def changed(history: History) -> None:
    """A bid of 340 becomes one of 350."""
    for place, fact in enumerate(history.facts):
        if isinstance(fact, Sent) and fact.body["id"] == "b6":
            history.facts[place] = change(fact, body={**fact.body, "amount": 350})


def unasked(history: History) -> None:
    """The ledger has a bid that nobody sent."""
    number = next(f.attempt for f in history.of(Sent) if f.body["id"] == "b6")
    history.facts = [fact for fact in history.facts if getattr(fact, "attempt", None) != number]


def refused_yet_kept(history: History) -> None:
    place, told = answer(history, "b6")
    verdict = {**told.verdict, "ok": False, "code": "too_low", "seq": None, "feed_no": None}
    history.facts[place] = change(told, verdict=verdict)


def unavailable_yet_kept(history: History) -> None:
    """`unavailable` says that nothing was done."""
    place, told = answer(history, "b6")
    refusal = {"ok": False, "id": "b6", "at": 1, "code": "unavailable"}
    history.facts[place] = change(told, verdict=refusal)


def never_left_yet_kept(history: History) -> None:
    place, told = answer(history, "b6")
    history.facts[place] = Unanswered(t=told.t, attempt=told.attempt, sent=False)


def unsettled(history: History) -> None:
    place, told = answer(history, "b6")
    history.facts[place] = Unanswered(t=told.t, attempt=told.attempt)


def another_verdict(history: History) -> None:
    """The same bid, sent again, is answered otherwise."""
    _, told = answer(history, "b2")
    sent = next(fact for fact in history.of(Sent) if fact.body["id"] == "b2")
    later = the_end(history)
    history.facts.append(change(sent, t=later, attempt=900))
    verdict = {**told.verdict, "at": told.verdict["at"] + 1}
    history.facts.append(Answered(t=later + 1, attempt=900, verdict=verdict))


def forged_receipt(history: History) -> None:
    place, told = answer(history, "b2")
    receipt = {**told.verdict["receipt"], "signature": "A" * 86 + "=="}
    history.facts[place] = change(told, verdict={**told.verdict, "receipt": receipt})


def receipt_of_another(history: History) -> None:
    """Signed by the house, for another bid."""
    _, other = answer(history, "b2")
    place, told = answer(history, "b6")
    history.facts[place] = change(told, verdict={**told.verdict, "receipt": other.verdict["receipt"]})


def lost_proof(history: History) -> None:
    """A receipt that was signed among others, without what leads to the signature."""
    place, told = signed_together(history)
    receipt = {**told.verdict["receipt"], "proof": None}
    history.facts[place] = change(told, verdict={**told.verdict, "receipt": receipt})


def proof_turned_around(history: History) -> None:
    place, told = signed_together(history)
    receipt = told.verdict["receipt"]
    turned = [
        {**step, "side": "left" if step["side"] == "right" else "right"} for step in receipt["proof"]["path"]
    ]
    proof = {**receipt["proof"], "path": turned}
    history.facts[place] = change(told, verdict={**told.verdict, "receipt": {**receipt, "proof": proof}})


def signed_together(history: History) -> tuple[int, Answered]:
    return next(
        (place, fact)
        for place, fact in enumerate(history.facts)
        if isinstance(fact, Answered) and fact.verdict["receipt"].get("proof")
    )


def no_receipt(history: History) -> None:
    place, told = answer(history, "b2")
    history.facts[place] = change(told, verdict={**told.verdict, "receipt": None})


def reversed_order(history: History) -> None:
    """A bid was sent after the answer to another one, and lies before it."""
    place, told = answer(history, "b6")
    history.facts[place] = change(told, t=1)


def seen_before_made(history: History) -> None:
    replace(history, Pushed, 4, t=1)


def told_early(history: History) -> None:
    """Somebody was told of a row that the disk did not have a moment later."""
    _, look = the(history, Looked, 5)
    replace(history, Looked, 5, seq=look.seq - 1)


def told_unkept(history: History) -> None:
    """Somebody saw an entry that no ledger has: told, then lost in a crash."""
    place, push = the(history, Pushed, -1)
    ghost = {**push.entries[-1], "n": push.entries[-1]["n"] + 1}
    history.facts.insert(place + 1, change(push, t=push.t + 1, entries=[ghost]))


def stale(history: History) -> None:
    _, page = the(history, Page, -1)
    replace(history, Page, -1, entries=[], head=page.after, asked=page.t + 999_999)


def other_entry(history: History) -> None:
    _, push = the(history, Pushed, 6)
    replace(history, Pushed, 6, entries=[{**push.entries[0], "at": 5}, *push.entries[1:]])


def missed(history: History) -> None:
    """One client misses an entry, and no page ever fills the hole."""
    del history.facts[the(history, Pushed, 6)[0]]


def backwards(history: History) -> None:
    """One client hears two messages in the wrong order."""
    first, earlier = the(history, Pushed, 6)
    second, later = the(history, Pushed, 8)
    assert earlier.client == later.client
    history.facts[first], history.facts[second] = later, earlier


def told_twice(history: History) -> None:
    place, push = the(history, Pushed, 6)
    history.facts.insert(place + 1, push)


def page_with_a_hole(history: History) -> None:
    place, page = the(history, Page, 0)
    end = list(history.of(Row))
    feed = [row.public for row in end if row.feed_no is not None]
    history.facts[place] = change(page, entries=[*feed[:2], *feed[3:5]])


def bad_jump(history: History) -> None:
    """A slow reader is given a jump that leaves out the newest entry of a lot."""
    place, push = the(history, Pushed, -1)
    history.facts.insert(place, change(push, after=1, entries=push.entries[-1:]))


def jump_over_an_undo(history: History) -> None:
    """A jump must not leave out that something was struck."""
    pushes = [fact for fact in history.of(Pushed) if fact.client == "desk"]
    entries = [entry for push in pushes for entry in push.entries]
    newest = {entry.get("lot", entry["type"]): entry for entry in entries}
    place = history.facts.index(pushes[-1])
    jump = sorted(newest.values(), key=lambda entry: entry["n"])
    history.facts.insert(place, change(pushes[-1], after=0, entries=jump))


def wrong_picture(history: History) -> None:
    _, picture = the(history, Pictured, 0)
    lot = {**picture.standings["1"], "leader": "9"}
    replace(history, Pictured, 0, standings={**picture.standings, "1": lot})


def not_struck(history: History) -> None:
    replace(history, Pictured, 0, struck=[])


def shown_backwards(history: History) -> None:
    _, shown = the(history, Shown, 1)
    history.facts.append(change(shown, t=the_end(history)))


Plant = Callable[[History], None]
PLANTS: list[tuple[Plant, Flaw]] = [
    (lost, Flaw.BID_LOST),
    (lost_last, Flaw.BID_LOST),
    (hole, Flaw.LEDGER_HOLE),
    (fork, Flaw.LEDGER_FORK),
    (edited, Flaw.LEDGER_CHAIN),
    (other_secret, Flaw.LEDGER_OPENING),
    (forged_head, Flaw.LEDGER_HEAD),
    (feed_number_left_out, Flaw.FEED_HOLE),
    (fallen_price, Flaw.PRICE_FELL),
    (bid_after_the_hammer, Flaw.BID_ON_CLOSED),
    (bid_after_the_deadline, Flaw.BID_ON_CLOSED),
    (hammer_at_another_price, Flaw.HAMMER_WRONG),
    (closed_before_the_deadline, Flaw.HAMMER_WRONG),
    (miscounted, Flaw.BIDS_MISCOUNTED),
    (twice, Flaw.BID_TWICE),
    (one_row_for_two, Flaw.BID_LOST),
    (changed, Flaw.BID_CHANGED),
    (unasked, Flaw.BID_UNASKED),
    (refused_yet_kept, Flaw.REFUSED_YET_KEPT),
    (unavailable_yet_kept, Flaw.REFUSED_YET_KEPT),
    (never_left_yet_kept, Flaw.REFUSED_YET_KEPT),
    (unsettled, Flaw.BID_UNSETTLED),
    (another_verdict, Flaw.VERDICT_CHANGED),
    (forged_receipt, Flaw.RECEIPT_FORGED),
    (receipt_of_another, Flaw.RECEIPT_FORGED),
    (lost_proof, Flaw.RECEIPT_FORGED),
    (proof_turned_around, Flaw.RECEIPT_FORGED),
    (no_receipt, Flaw.RECEIPT_MISSING),
    (reversed_order, Flaw.ORDER_REVERSED),
    (seen_before_made, Flaw.ORDER_REVERSED),
    (told_early, Flaw.TOLD_EARLY),
    (told_unkept, Flaw.TOLD_UNKEPT),
    (stale, Flaw.READ_STALE),
    (other_entry, Flaw.STREAM_FORK),
    (missed, Flaw.STREAM_HOLE),
    (backwards, Flaw.STREAM_REORDER),
    (told_twice, Flaw.STREAM_REORDER),
    (page_with_a_hole, Flaw.STREAM_HOLE),
    (bad_jump, Flaw.STREAM_JUMP),
    (jump_over_an_undo, Flaw.STREAM_JUMP),
    (wrong_picture, Flaw.PICTURE_WRONG),
    (not_struck, Flaw.PICTURE_WRONG),
    (shown_backwards, Flaw.PICTURE_BACKWARDS),
]


def test_a_faultless_history_has_no_findings() -> None:
    assert check(faultless()) == []


@pytest.mark.parametrize(("plant", "flaw"), PLANTS, ids=[plant.__name__ for plant, _ in PLANTS])
def test_a_planted_fault_is_found(plant: Plant, flaw: Flaw) -> None:
    history = faultless()
    plant(history)
    assert flaw in {finding.flaw for finding in check(history)}


def test_every_flaw_can_be_found() -> None:
    assert {flaw for _, flaw in PLANTS} == set(Flaw)


def test_a_finding_names_the_operation() -> None:
    history = faultless()
    lost(history)
    sentence = next(str(finding) for finding in check(history) if finding.flaw is Flaw.BID_LOST)
    assert "b's bid of 150 (max) on lot 1, id b2" in sentence
    assert "acknowledged as row" in sentence


def test_a_bid_that_is_settled_by_its_id_is_no_finding() -> None:
    history = faultless()
    place, told = answer(history, "b6")
    sent = next(fact for fact in history.of(Sent) if fact.body["id"] == "b6")
    later = the_end(history)
    history.facts[place] = Unanswered(t=told.t, attempt=told.attempt)
    again: list[AnyFact] = [change(sent, t=later, attempt=900), change(told, t=later + 1, attempt=900)]
    history.facts += again
    assert check(history) == []


def test_a_declared_jump_that_brings_the_newest_of_each_lot_is_no_finding() -> None:
    history = faultless()
    pushes = [fact for fact in history.of(Pushed) if fact.client == "desk"]
    entries = [entry for push in pushes for entry in push.entries]
    undone = [entry for entry in entries if entry["type"] == "undone"]
    newest = {entry.get("lot", entry["type"]): entry for entry in entries}
    jump = sorted([*newest.values(), *undone], key=lambda entry: entry["n"])
    kept = [fact for fact in history.facts if fact not in pushes]
    place = kept.index(next(fact for fact in kept if isinstance(fact, Pictured)))
    kept.insert(place, change(pushes[-1], entries=jump, after=0))
    assert check(History(kept)) == []


def test_a_history_can_be_written_and_checked_again(tmp_path: Path) -> None:
    history = faultless()
    write_history(tmp_path / "history.jsonl.gz", history.facts)
    assert read_history(tmp_path / "history.jsonl.gz") == history
