"""Whoever touches a ledger that he cannot sign is found, and the row that he touched is named."""

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import assume, given

from contract.audit import Fault, Finding, NotALedgerError, verify
from tests.support.ledgers import PaperLedger, check, house_key, joined, paper_sale

SEEDS = st.integers(0, 10**6)


def found(lines: list[bytes], **more: object) -> Finding:
    report = verify(lines, check=check, **{"house_key": house_key().public, **more})  # type: ignore[arg-type]
    assert report.finding is not None
    assert report.finding.sentence.endswith(".")
    return report.finding


def meaning(file: bytes) -> object:
    """What the lines say, as JSON; None when one says nothing."""
    try:
        return [msgspec.json.decode(line) for line in file.splitlines() if line.strip()]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


@given(SEEDS, st.booleans(), st.data())
def test_any_changed_byte_is_found_in_its_row(seed: int, opened: bool, data: st.DataObject) -> None:
    ledger = PaperLedger.of(paper_sale(seed, steps=20))
    file = joined(ledger.lines(opened=opened))
    place = data.draw(st.integers(0, len(file) - 1))
    changed = bytearray(file)
    changed[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != file[place]))
    assume(meaning(bytes(changed)) != meaning(file))
    line = file[:place].count(b"\n") + 1
    finding = found(bytes(changed).split(b"\n"))
    if line <= len(ledger.rows):
        assert finding.row == line
    else:
        assert finding.row in {0, line - 1, line}


@given(SEEDS, st.data())
def test_a_removed_row_is_named(seed: int, data: st.DataObject) -> None:
    lines = PaperLedger.of(paper_sale(seed)).lines()
    gone = data.draw(st.integers(1, len(lines) - 1))
    finding = found(lines[: gone - 1] + lines[gone:])
    at_the_end = gone == len(lines) - 1
    assert (finding.fault, finding.row) == (Fault.TRUNCATED if at_the_end else Fault.ROW_MISSING, gone)


@given(SEEDS, st.data())
def test_a_removed_row_is_named_even_when_the_rest_is_numbered_anew(seed: int, data: st.DataObject) -> None:
    ledger = PaperLedger.of(paper_sale(seed))
    gone = data.draw(st.integers(1, len(ledger.rows) - 1))
    del ledger.rows[gone - 1]
    for seq, row in enumerate(ledger.rows, start=1):
        row["seq"] = seq
    finding = found(ledger.lines())
    assert (finding.fault, finding.row) == (Fault.HASH_WRONG, gone)


@given(SEEDS, st.data())
def test_rows_that_changed_places_are_named(seed: int, data: st.DataObject) -> None:
    lines = PaperLedger.of(paper_sale(seed)).lines()
    first = data.draw(st.integers(0, len(lines) - 3))
    second = data.draw(st.integers(first + 1, len(lines) - 2))
    lines[first], lines[second] = lines[second], lines[first]
    finding = found(lines)
    assert (finding.fault, finding.row) == (Fault.ROW_OUT_OF_ORDER, first + 1)


@given(SEEDS, SEEDS, st.data())
def test_an_inserted_row_is_named(seed: int, other: int, data: st.DataObject) -> None:
    lines = PaperLedger.of(paper_sale(seed)).lines()
    strangers = PaperLedger.of(paper_sale(other)).lines()[:-1]
    place = data.draw(st.integers(0, len(lines) - 1))
    stranger = data.draw(st.sampled_from(strangers))
    finding = found([*lines[:place], stranger, *lines[place:]])
    # A row of the same number that follows as well (only the first can) is found by the next one.
    assert finding.row in {place + 1, place + 2}
    assert finding.fault in {
        Fault.ROW_TWICE, Fault.ROW_OUT_OF_ORDER, Fault.HASH_WRONG, Fault.ROW_MISSING, Fault.TRUNCATED,
        Fault.HEAD_WRONG,
    }  # fmt: skip


@given(SEEDS, st.data())
def test_a_file_that_breaks_off_is_truncated_at_that_row(seed: int, data: st.DataObject) -> None:
    lines = PaperLedger.of(paper_sale(seed)).lines()
    kept = data.draw(st.integers(1, len(lines) - 1))
    finding = found(lines[:kept])
    assert (finding.fault, finding.row) == (Fault.TRUNCATED, kept + 1)
    if kept < len(lines) - 1:
        finding = found([*lines[:kept], lines[-1]])
        assert (finding.fault, finding.row) == (Fault.TRUNCATED, kept + 1)


@given(SEEDS, st.data())
def test_who_chains_anew_without_the_houses_key_is_found_by_the_next_head(
    seed: int, data: st.DataObject
) -> None:
    ledger = PaperLedger.of(paper_sale(seed))
    heads = [row["seq"] for row in ledger.rows if row["kind"] == "ledger_head"]
    touched = data.draw(st.integers(2, len(ledger.rows)))
    ledger.rows[touched - 1]["salt"] = bytes(16)
    ledger.key = house_key("somebody else")
    finding = found(ledger.chained_anew().lines())
    next_head = next((head for head in heads if head > 1), None)
    if next_head is None:
        assert finding.fault in {Fault.HOUSE_KEY_WRONG, Fault.SIGNATURE_WRONG}
    else:
        assert finding.fault in {Fault.HOUSE_KEY_WRONG, Fault.SIGNATURE_WRONG}
        assert finding.row in {0, next_head}


def test_a_head_of_a_row_that_was_changed_later_is_wrong() -> None:
    ledger = PaperLedger.of(paper_sale(4))
    head = next(row for row in ledger.rows if row["kind"] == "ledger_head")
    public = head["public"]
    ledger.chained_anew()
    head["public"] = public.replace(b'"hash":"', b'"hash":"0')[: len(public)]
    finding = found(PaperLedger.of(paper_sale(4)).change(head["seq"], hash="0" * 64).lines())
    assert (finding.fault, finding.row) == (Fault.HASH_WRONG, head["seq"])


def test_another_house_key_than_the_one_trusted_is_told() -> None:
    lines = PaperLedger.of(paper_sale(5)).lines()
    assert verify(lines, check=check).ok
    finding = found(lines, house_key=house_key("another").public)
    assert (finding.fault, finding.row) == (Fault.HOUSE_KEY_WRONG, 0)


@pytest.mark.parametrize("line", [b"garbage", b'{"seq": 1}', b"[]", b"\xff\xff"])
def test_a_line_that_cannot_be_read_is_named(line: bytes) -> None:
    lines = PaperLedger.of(paper_sale(5)).lines()
    finding = found([*lines[:3], line, *lines[3:]])
    assert (finding.fault, finding.row) == (Fault.ROW_MALFORMED, 4)


def test_lines_behind_the_signed_head_are_told() -> None:
    lines = PaperLedger.of(paper_sale(5)).lines()
    finding = found([*lines, lines[0]])
    assert (finding.fault, finding.row) == (Fault.ROW_OUT_OF_ORDER, len(lines))


def test_nothing_but_garbage_is_no_ledger() -> None:
    with pytest.raises(NotALedgerError):
        verify([b"\x00" * 40], check=check)


@given(SEEDS, st.data())
def test_without_its_end_and_without_a_key_a_ledger_is_told_to_break_off(
    seed: int, data: st.DataObject
) -> None:
    ledger = PaperLedger.of(paper_sale(seed))
    kept = data.draw(st.integers(1, len(ledger.rows)))
    finding = found(ledger.lines()[:kept], house_key=None)
    assert (finding.fault, finding.row) == (Fault.TRUNCATED, kept + 1)
    torn = found([*ledger.lines()[:kept], bytes(40)], house_key=None)
    assert (torn.fault, torn.row) == (Fault.ROW_MALFORMED, kept + 1)


@pytest.mark.parametrize("shown", [b'"seq":7,"seq":2', b'"seq":2,"seq":2'])
def test_a_row_that_gives_two_values_for_one_name_is_none_that_the_house_writes(shown: bytes) -> None:
    lines = PaperLedger.of(paper_sale(1)).lines()
    assert b'"seq":2' in lines[1]
    lines[1] = lines[1].replace(b'"seq":2', shown, 1)
    finding = found(lines)
    assert (finding.fault, finding.row) == (Fault.ROW_MALFORMED, 2)


def test_an_entry_that_shows_two_amounts_is_none_that_the_house_writes() -> None:
    lines = PaperLedger.of(paper_sale(1)).lines()
    place = next(at for at, line in enumerate(lines) if b'"at":' in line and b'"type":"bid"' in line)
    lines[place] = lines[place].replace(b'"public":{', b'"public":{"amount":1,', 1)
    lines[place] = lines[place].replace(b'"lot":', b'"lot":"9","lot":', 1)
    finding = found(lines)
    assert (finding.fault, finding.row) == (Fault.ROW_MALFORMED, place + 1)
