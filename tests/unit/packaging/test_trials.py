"""Trials of installers can fail, and say of what; the desktop's own test is believed only if all is well."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from trials.report import Failed, PartEnded, Report
from trials.self_test import judge
from trials.waiting import until

CHECK = {"name": "fonts", "ok": True, "took_ms": 3, "detail": "12 of 12"}
REPORT = {"version": "1.2.3", "installed": True, "checks": [CHECK, {**CHECK, "name": "icons"}]}


def test_a_self_test_in_which_all_is_well_is_believed() -> None:
    assert judge(REPORT, 0, "1.2.3") == "2 checks"


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({}, 1, "ended with 1"),
        ({"checks": [CHECK, {**CHECK, "name": "tls", "ok": False}]}, 0, "failed: tls: 12 of 12"),
        ({"checks": []}, 0, "tested nothing"),
        ({"version": "1.2.2"}, 0, "is version 1.2.2"),
        ({"installed": False}, 0, "for installed"),
    ],
)
def test_a_self_test_that_is_not_well_is_not(changes: dict[str, object], status: int, words: str) -> None:
    with pytest.raises(Failed, match=words):
        judge({**REPORT, **changes}, status, "1.2.3")


def test_a_failure_ends_its_part_and_is_told_with_what_the_command_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report()
    with report.step("stands") as step:
        step.detail = "8 checks"
    with pytest.raises(PartEnded, match="falls"), report.step("falls"):
        subprocess.run(
            [sys.executable, "-c", "print('why'); raise SystemExit(3)"],
            capture_output=True,
            text=True,
            check=True,
        )
    assert not report.ok
    assert report.summary() == "1 of 2 steps failed: falls"
    said = capsys.readouterr().out
    assert "stands  8 checks" in said
    assert "FAILED" in said
    assert "why" in said
    report.write(tmp_path / "report.json")
    kept = json.loads((tmp_path / "report.json").read_text())
    assert [step["ok"] for step in kept["steps"]] == [True, False]


def test_a_check_that_fails_counts_and_ends_nothing() -> None:
    report = Report()
    with report.check("fails"):
        raise Failed("for a reason")
    with report.check("passes"):
        pass
    assert [(step.ok, step.detail) for step in report.steps] == [(False, "for a reason"), (True, "")]
    assert not report.ok


def test_nothing_tried_is_not_passed() -> None:
    assert not Report().ok


def test_waiting_ends_with_the_words_given() -> None:
    answers = iter([False, True])
    until(lambda: next(answers), "never")
    with pytest.raises(Failed, match="it never came"):
        until(lambda: False, "it never came", within_s=0)
