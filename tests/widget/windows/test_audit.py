"""The audit window: a verdict that nobody can miss, the wrong row marked, my receipts held against it."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from contract.audit import Fault
from contract.feed import PublicEntry
from desktop_client.receipts.drawer import Drawer
from desktop_client.settings import Language
from desktop_client.theme import look
from desktop_client.viewmodels.audit import AuditFailure, AuditStage, AuditViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.audit import words
from desktop_client.windows.audit.window import AuditWindow
from tests.support.ledger_file import a_sold_sale
from tests.support.waiting import eventually
from tests.widget.windows.conftest import settle


@pytest.fixture
async def lines(tmp_path: Path) -> list[bytes]:
    """The ledger of a small sale that a real house has run."""
    return await a_sold_sale(tmp_path / "house")


@pytest.fixture
async def window(preferences: Preferences) -> AsyncIterator[AuditWindow]:
    """The audit window of somebody who is not signed in."""
    made = AuditWindow(AuditViewModel(Drawer(None)), preferences, signed_in=False)
    made.show()
    yield made
    await made.model.close()
    made.close()
    made.deleteLater()
    await settle()


async def check(window: AuditWindow, folder: Path, lines: list[bytes]) -> None:
    file = folder / "sale.jsonl"
    file.write_bytes(b"".join(line + b"\n" for line in lines))
    window.model.check_file(file)
    await eventually(lambda: not window.model.is_busy)
    await settle()


def shown(window: AuditWindow, row: int, column: int) -> str:
    model = window.table.model()
    return str(model.index(row, column).data())


async def test_a_ledger_as_the_house_gave_it_follows_in_every_row(
    window: AuditWindow, tmp_path: Path, lines: list[bytes]
) -> None:
    await check(window, tmp_path, lines)
    assert window.verdict.text().startswith("Every row follows")
    assert window.table.model().rowCount() == len(lines) - 1
    assert "only the house can say whether it is its own" in window.verdict.text()


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda lines: [*lines[:9], lines[9].replace(b'"at":', b'"at":1', 1), *lines[10:]], Fault.HASH_WRONG),
        (lambda lines: [*lines[:9], *lines[10:]], Fault.ROW_MISSING),
        (lambda lines: [*lines[:9], lines[10], lines[9], *lines[11:]], None),
        (lambda lines: [*lines[:9], b"scribble", *lines[10:]], Fault.ROW_MALFORMED),
        (lambda lines: lines[:-3] + lines[-1:], Fault.TRUNCATED),
    ],
    ids=["edited", "removed", "reordered", "scribbled", "cut off"],
)
async def test_the_first_wrong_row_is_named_marked_and_explained(
    window: AuditWindow,
    tmp_path: Path,
    lines: list[bytes],
    damage: Callable[[list[bytes]], list[bytes]],
    fault: Fault | None,
) -> None:
    await check(window, tmp_path, damage(lines))
    audited = window.model.audited
    assert audited is not None
    assert audited.report.finding is not None
    assert fault is None or audited.report.finding.fault is fault
    assert words.fault(audited.report.finding) in window.verdict.text()
    assert "it is of one piece" not in window.verdict.text()
    if audited.wrong_row is not None and audited.wrong_row <= len(audited.rows):
        place = audited.wrong_row - 1
        assert shown(window, place, 0).endswith("wrong")
        assert window.table.currentIndex().row() == place
        window.table.clearSelection()
        corner = window.table.visualRect(window.table.currentIndex()).topLeft() + QPoint(1, 1)
        assert window.table.viewport().grab().toImage().pixelColor(corner) == look().colour("outbid_soft")


async def test_rows_behind_the_wrong_one_are_shown_and_not_called_checked(
    window: AuditWindow, tmp_path: Path, lines: list[bytes]
) -> None:
    await check(window, tmp_path, [*lines[:9], lines[9].replace(b'"at":', b'"at":1', 1), *lines[10:]])
    assert window.model.audited is not None
    rows = window.model.audited.rows
    assert len(rows) == len(lines) - 1
    assert [window._mark(row)[0] for row in rows] == ["check"] * 9 + ["cross"] + ["minus"] * (len(rows) - 10)


async def test_a_file_that_is_no_ledger_gets_no_verdict(window: AuditWindow, tmp_path: Path) -> None:
    await check(window, tmp_path, [b"hello"])
    assert (window.model.stage, window.model.failure) == (AuditStage.FAILED, AuditFailure.NO_LEDGER)
    assert window.verdict.text().startswith("No verdict")
    window.model.check_file(tmp_path / "not there")
    await eventually(lambda: window.model.failure is AuditFailure.NOT_READABLE)


async def test_a_file_is_checked_when_it_is_dropped(
    window: AuditWindow, tmp_path: Path, lines: list[bytes]
) -> None:
    file = tmp_path / "dropped.jsonl"
    file.write_bytes(b"\n".join(lines))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, button, modifier = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(QDropEvent(QPoint(5, 5).toPointF(), copy, data, button, modifier))
    await eventually(lambda: window.model.stage is AuditStage.DONE)
    assert window.model.source == "dropped.jsonl"


async def test_escape_stops_an_audit_and_its_verdict_never_comes(
    window: AuditWindow, tmp_path: Path, lines: list[bytes]
) -> None:
    file = tmp_path / "long.jsonl"
    file.write_bytes(b"\n".join(lines))
    window.model.check_file(file)
    assert window.model.is_busy
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.model.stage is AuditStage.IDLE
    await settle()
    assert (window.model.stage, window.model.audited) == (AuditStage.IDLE, None)
    assert window.isVisible()


async def test_the_window_speaks_spanish_at_once(
    window: AuditWindow, tmp_path: Path, lines: list[bytes], preferences: Preferences
) -> None:
    await check(window, tmp_path, lines)
    preferences.choose_language(Language.SPANISH)
    await settle()
    assert window.verdict.text().startswith("Todo concuerda")
    assert window.windowTitle() == "Martillo · Comprobar un registro"


def test_every_kind_of_row_and_every_fault_has_words(preferences: Preferences) -> None:
    kinds = [entry.__struct_config__.tag for entry in PublicEntry.__args__]
    assert [kind for kind in [*kinds, "sealed"] if kind not in words._KINDS] == []
    assert [fault for fault in Fault if fault not in words._FAULTS] == []
    assert [failure for failure in AuditFailure if failure not in words._FAILURES] == []
