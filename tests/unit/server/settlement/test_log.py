"""The sale's log: every kind of ledger row is told, by whom, and no limit or reserve with it."""

from string import Formatter

import pytest

from contract import feed
from contract.commands import BidMode
from contract.feed import PublicEntry
from contract.papers import PaperLanguage
from contract.standing import ROOM
from contract.wire import PaddleStatus
from server.rules.records import (
    AnyPrivate,
    BidSecret,
    CallSecret,
    LotSecret,
    MaxSet,
    Nothing,
    PaddleChanged,
    Record,
)
from server.settlement.log import log_text, sale_log
from server.settlement.log_words import Say, say

NAMES = {"clara": "Clara", "carl": "Carl"}
LIMIT, RESERVE = 7_654_321, 8_765_432

REGISTERED = PaddleChanged(user="ann", name="Ann", paddle="204", status=PaddleStatus.APPROVED, limit=LIMIT)


def row(
    seq: int, public: PublicEntry | None, private: AnyPrivate | None = None, user: str | None = None
) -> Record:
    feed_no = None if public is None or not public.in_feed else seq
    return Record(
        seq=seq, at=seq * 1_000, feed_no=feed_no, public=public, private=private or Nothing(), user=user
    )


REGISTRATION = row(1, None, REGISTERED, user="ann")


@pytest.mark.parametrize(
    ("record", "who", "text"),
    [
        (row(2, feed.SaleOpened(), CallSecret(by="clara")), "Clara", "opened the sale"),
        (row(2, feed.SaleOpened()), "the clock", "opened the sale"),
        (
            row(
                2,
                feed.BidTaken(lot="1", by="204", mode=BidMode.EXACT, amount=500),
                BidSecret(user="ann", limit=500),
            ),
            "paddle 204, Ann",
            "bid",
        ),
        (
            row(2, feed.BidTaken(lot="1", by="204", mode=BidMode.MAX), BidSecret(user="ann", limit=LIMIT)),
            "paddle 204, Ann",
            "bid up to a maximum",
        ),
        (
            row(
                2,
                feed.BidTaken(lot="1", by=ROOM, mode=BidMode.EXACT, amount=500),
                BidSecret(user="clara", limit=500),
            ),
            "room, entered by Clara",
            "bid",
        ),
        (
            row(
                2,
                feed.BidTaken(lot="1", by="204", mode=BidMode.EXACT, amount=500),
                BidSecret(user="ann", limit=500, by="carl"),
            ),
            "paddle 204, Ann, entered by Carl",
            "bid",
        ),
        (
            row(2, None, MaxSet(lot="1", user="ann", limit=LIMIT)),
            "paddle 204, Ann",
            "left a maximum or changed it",
        ),
        (
            row(2, None, MaxSet(lot="1", user="ann", limit=0)),
            "paddle 204, Ann",
            "took the maximum out of the book",
        ),
        (
            row(2, feed.LotSold(lot="1", to=ROOM, price=900), CallSecret(by="carl")),
            "Carl",
            "sold the lot to the room",
        ),
        (
            row(2, feed.LotSold(lot="1", to="204", price=900, under_reserve=True), CallSecret(by="carl")),
            "Carl",
            "sold the lot to paddle 204 under its reserve",
        ),
        (
            row(
                2,
                feed.LotAdded(lot="1", title="Vase", start=100, has_reserve=True),
                LotSecret(reserve=RESERVE),
            ),
            "the house",
            "added the lot",
        ),
    ],
)
def test_what_was_done_is_told_with_who_did_it(record: Record, who: str, text: str) -> None:
    line = sale_log([REGISTRATION, record], NAMES)[1]
    assert (line.who, line.text) == (who, text)


def test_what_was_undone_is_marked_and_signed_heads_are_left_out() -> None:
    lines = sale_log(
        [
            row(1, feed.LotPassed(lot="1"), CallSecret(by="clara")),
            row(2, feed.LedgerHead(row=1, hash="", signature="")),
            row(3, feed.EntryUndone(lot="1", undoes=1), CallSecret(by="clara")),
        ],
        NAMES,
    )
    assert [(line.row, line.undone) for line in lines] == [(1, True), (3, False)]
    text = log_text(lines, "A sale", {1: "10:00:01", 3: "10:00:03"})
    assert "10:00:01  lot 1: Clara: passed the lot  [struck]" in text


def test_security_22_no_limit_and_no_reserve_stands_in_the_log() -> None:
    lines = sale_log(
        [
            REGISTRATION,
            row(
                2,
                feed.LotAdded(lot="1", title="Vase", start=100, has_reserve=True),
                LotSecret(reserve=RESERVE),
            ),
            row(3, None, MaxSet(lot="1", user="ann", limit=LIMIT, group="either")),
            row(4, feed.BidTaken(lot="1", by="204", mode=BidMode.MAX), BidSecret(user="ann", limit=LIMIT)),
        ],
        NAMES,
    )
    told = str(lines)
    assert str(LIMIT) not in told
    assert str(RESERVE) not in told
    assert "either" not in told


def test_every_kind_of_entry_has_words_of_its_own() -> None:
    kinds = [kind for kind in feed.PublicEntry.__args__ if kind is not feed.LedgerHead]
    filled = {
        "lot": "1", "text": "t", "amount": 1, "by": "204", "mode": BidMode.EXACT, "to": "204", "price": 1,
        "by_ms": 1_000, "undoes": 1, "row": 1, "hash": "", "signature": "", "sale": "s", "title": "t",
        "terms": None, "start": 1, "has_reserve": False, "lots": ["1"],
    }  # fmt: skip
    for kind in kinds:
        needed = {name: filled[name] for name in kind.__struct_fields__ if name in filled}
        (line,) = sale_log([row(1, kind(**needed))], NAMES)
        assert line.text != line.type.replace("_", " ") or line.type == "bid", line


def test_every_sentence_is_there_in_spanish_with_the_same_places_to_fill() -> None:
    for sentence in Say:
        places = {name: f"<{name}>" for _, name, _, _ in Formatter().parse(sentence.value) if name}
        spanish = say(sentence, PaperLanguage.SPANISH, **places)
        assert spanish != say(sentence, PaperLanguage.ENGLISH, **places)
        assert all(place in spanish for place in places.values())


def test_the_log_speaks_spanish() -> None:
    spanish = PaperLanguage.SPANISH
    sold = row(2, feed.LotSold(lot="1", to="204", price=900), CallSecret(by="clara"))
    line = sale_log([REGISTRATION, sold], NAMES, spanish)[1]
    assert log_text([line], "Plata", {2: "10:00:02"}, spanish).splitlines()[-1] == (
        "10:00:02  lote 1: Clara: adjudicó el lote a la paleta 204"
    )
