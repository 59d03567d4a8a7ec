"""The report of an installed desktop's own test is believed only when all is well and it is the right one."""

import pytest

from release.smoke import Unlike, judge

CHECK = {"name": "fonts", "ok": True, "took_ms": 3, "detail": "12 of 12"}
REPORT = {"version": "1.2.3", "installed": True, "checks": [CHECK]}


def test_a_self_test_in_which_all_is_well_is_believed(capsys: pytest.CaptureFixture[str]) -> None:
    judge(REPORT, 0, "1.2.3")
    assert "ok     fonts: 12 of 12" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({}, 1, "ended with 1"),
        ({"checks": [CHECK, {**CHECK, "name": "tls", "ok": False}]}, 0, "failed: tls"),
        ({"checks": []}, 0, "tested nothing"),
        ({"version": "1.2.2"}, 0, "is version 1.2.2"),
        ({"installed": False}, 0, "for installed"),
    ],
)
def test_a_self_test_that_is_not_well_is_not(changes: dict[str, object], status: int, words: str) -> None:
    with pytest.raises(Unlike, match=words):
        judge({**REPORT, **changes}, status, "1.2.3")
