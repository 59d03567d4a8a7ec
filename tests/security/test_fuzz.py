"""A short fuzz of every socket and route, and the proof that its watch would see a fault."""

import sys
from pathlib import Path
from subprocess import run

import pytest

from tests.security.fuzz.campaign import fuzz
from tests.security.fuzz.watch import Fault, Log, check_answer, check_http, check_refusal

INPUTS, SEED = 1_000, 26


@pytest.mark.processes
@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@pytest.mark.timeout(600)
def test_nothing_that_anybody_sends_harms_the_house(tmp_path: Path) -> None:
    report = fuzz(tmp_path / "house", INPUTS, SEED)
    assert report.played >= INPUTS
    assert set(report.by_kind) == {"frame", "request", "raw request"}


GOOD = '2026-11-22T18:00:00.1Z info    "request" method="GET" status=200 took_ms=3'


@pytest.mark.parametrize(
    "line",
    [
        "hello",
        GOOD + "\x1b[31m",
        GOOD + ' name="x" y',
        GOOD + ' text="' + "x" * 2_000 + '"',
        GOOD.replace("info   ", "error  "),
        GOOD.replace('"request"', '"FORGED"'),
    ],
)
def test_the_watch_sees_what_must_not_be_in_the_log(tmp_path: Path, line: str) -> None:
    log = tmp_path / "log"
    log.write_text(f"{GOOD}\n", encoding="utf-8")
    watch = Log(log)
    watch.check()
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(Fault):
        watch.check()


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (500, "application/problem+json", b"{}"),
        (404, "text/plain", b"not found"),
        (422, "application/problem+json", b'{"code": "odd", "detail": "x", "request_id": "1"}'),
    ],
)
def test_the_watch_sees_a_refusal_that_is_none_of_ours(status: int, kind: str, body: bytes) -> None:
    with pytest.raises(Fault):
        check_http(status, kind, body)


def test_the_watch_sees_what_an_answer_must_not_show() -> None:
    with pytest.raises(Fault):
        check_answer("sqlite3.OperationalError", (), "")
    with pytest.raises(Fault):
        check_answer("the token is abc123", ("abc123",), "")
    with pytest.raises(Fault):
        check_refusal({"ok": False, "code": "malformed", "message": ""})
    check_answer("There is no field sqlite in this message.", (), '{"sqlite": 1}')
    assert check_refusal({"t": 1, "now": 2})


def test_a_fuzz_of_nothing_does_not_end_well() -> None:
    command = [sys.executable, "-m", "tests.security.fuzz", "--inputs", "0"]
    told = run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "no input proves nothing" in told.stderr
