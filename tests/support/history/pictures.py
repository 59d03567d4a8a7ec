"""What clients show: in the end the fold of the ledger, and on the way never an older state after a newer."""

from collections import defaultdict
from collections.abc import Iterator

from tests.support.history.facts import History, Json, Pictured, Shown
from tests.support.history.findings import Finding, Flaw, seconds
from tests.support.history.ledger import Ledger


def check_pictures(history: History, ledger: Ledger) -> Iterator[Finding]:
    """Yield where a client shows, or showed, what the ledger does not say."""
    told = _standings(ledger)
    final = {lot: standings[-1] for lot, standings in told.items()}
    status, hold, struck = _fold_sale(ledger)
    for picture in history.of(Pictured):
        for what, shown, true in (
            ("last entry", picture.last, ledger.head),
            ("sale", picture.status, status),
            ("hold", picture.hold, hold),
            ("struck entries", struck if picture.struck is None else sorted(picture.struck), struck),
        ):
            if shown != true:
                sentence = f"{picture.client} shows the {what} {shown!r} in the end, the ledger says {true!r}"
                yield Finding(Flaw.PICTURE_WRONG, sentence)
        yield from _check_lots(picture, final)
    yield from _check_shown(history, told)


def _check_lots(picture: Pictured, final: dict[str, Json]) -> Iterator[Finding]:
    for lot in sorted(final.keys() | picture.standings.keys()):
        shown, true = picture.standings.get(lot), final.get(lot)
        if shown != true:
            sentence = f"{picture.client} shows lot {lot} in the end as {shown}, the ledger says {true}"
            yield Finding(Flaw.PICTURE_WRONG, sentence)


def _check_shown(history: History, told: dict[str, list[Json]]) -> Iterator[Finding]:
    """What a client showed of a lot, one after the other, must occur in the ledger in that order."""
    place: defaultdict[tuple[str, str], int] = defaultdict(int)
    for shown in history.of(Shown):
        lot = shown.standing["lot"]
        key = shown.client, lot
        standings = told.get(lot, [])
        found = next((i for i in range(place[key], len(standings)) if standings[i] == shown.standing), None)
        if found is not None:
            place[key] = found
            continue
        ever = "went back to" if shown.standing in standings else "showed, what nobody ever said,"
        sentence = f"{shown.client} {ever} {shown.standing} at {seconds(shown.t)}"
        yield Finding(Flaw.PICTURE_BACKWARDS, sentence)


def _standings(ledger: Ledger) -> dict[str, list[Json]]:
    """Return the public standings of each lot, in order."""
    told: defaultdict[str, list[Json]] = defaultdict(list)
    for entry in ledger.entries():
        if entry.get("standing") is not None:
            told[entry["lot"]].append(entry["standing"])
    return told


def _fold_sale(ledger: Ledger) -> tuple[str, str | None, list[int]]:
    status, hold, struck = "upcoming", None, set()
    for entry in ledger.entries():
        match entry["type"]:
            case "sale_opened":
                status = "open"
            case "sale_ended":
                status, hold = "ended", None
            case "sale_held":
                hold = entry["text"]
            case "sale_resumed":
                hold = None
            case "undone":
                struck.add(entry["undoes"])
    return status, hold, sorted(struck)
