"""A self-test's report: one bad check makes it bad, and none hides another."""

import asyncio

import msgspec
import pytest

from desktop_client.self_test import report as reports
from desktop_client.self_test.report import Check, CheckFailed, Report, checked, line_of


async def _good() -> str:
    return "all here"


async def _wrong() -> str:
    raise CheckFailed("a font is missing")


async def _broken() -> str:
    raise ImportError("no module named fonts")


async def _endless() -> str:
    await asyncio.Event().wait()
    return "never"


async def test_a_good_check_says_what_it_found() -> None:
    check = await checked("fonts", _good)
    assert (check.ok, check.detail) == (True, "all here")
    assert line_of(check).startswith("ok    fonts")


@pytest.mark.parametrize(
    ("work", "detail"), [(_wrong, "a font is missing"), (_broken, "ImportError: no module named fonts")]
)
async def test_whatever_a_check_stumbles_over_makes_it_a_bad_one(work: object, detail: str) -> None:
    check = await checked("fonts", work)  # type: ignore[arg-type]
    assert (check.ok, check.detail) == (False, detail)
    assert line_of(check).startswith("WRONG fonts")


async def test_a_check_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "CHECK_WITHIN_S", 0.01)
    assert not (await checked("sale", _endless)).ok


def test_one_bad_check_makes_the_report_bad_and_so_do_none_at_all() -> None:
    good, bad = Check("a", True, 1, ""), Check("b", False, 1, "")
    assert Report("1.0", True, [good]).ok
    assert not Report("1.0", True, [good, bad]).ok
    assert not Report("1.0", True, []).ok


def test_the_json_has_what_others_read_in_it() -> None:
    written = msgspec.json.decode(Report("1.0", True, [Check("tls", True, 12, "144")]).encoded())
    assert written == {
        "version": "1.0",
        "installed": True,
        "checks": [{"name": "tls", "ok": True, "took_ms": 12, "detail": "144"}],
    }
