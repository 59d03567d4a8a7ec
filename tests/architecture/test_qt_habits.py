"""What breaks an event loop shared by Qt and asyncio: a nested loop starves every other task for ever."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import Source, called_name, findings, found_in

NESTED_LOOPS = {"exec", "exec_", "processEvents"}
MODAL_CLASSES = {"QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog"}
MODAL_CALLS = {"question", "information", "warning", "critical", "about", "aboutQt"}
# Draws the widgets for their makers, without asyncio; paints the first window, before asyncio is there.
NO_LOOP_TO_STARVE = ("desktop_client.widgets.gallery", "desktop_client.application")
QASYNC_SLOTS = {"asyncSlot", "asyncClose"}


def nested_loops(source: Source) -> Iterator[str]:
    """Find calls that run a loop of their own, and `quit`, which makes the runner raise."""
    if not source.is_in("desktop_client"):
        return
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name = node.func.attr
        if name == "processEvents" and source.is_in(*NO_LOOP_TO_STARVE):
            continue
        if name in NESTED_LOOPS or (name == "quit" and not node.args):
            yield f"{node.lineno}: .{name}() (use open() and a future; stop by the stop event)"
        elif is_modal_helper(node.func):
            yield f"{node.lineno}: {ast.unparse(node.func)} opens a nested loop"


def late_first_paints(source: Source) -> Iterator[str]:
    """Find calls of `paint_now` but the program's own, which is made before its loop runs."""
    if source.is_in("desktop_client") and not source.is_in("desktop_client.__main__"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and called_name(node) == "paint_now":
                yield f"{node.lineno}: paint_now runs a loop of its own"


def is_modal_helper(function: ast.Attribute) -> bool:
    owner = (
        function.value.attr
        if isinstance(function.value, ast.Attribute)
        else getattr(function.value, "id", "")
    )
    return owner in MODAL_CLASSES and (function.attr in MODAL_CALLS or function.attr.startswith("get"))


def qasync_slots(source: Source) -> Iterator[str]:
    """Find qasync's slot decorators: they keep weak task references and hide errors."""
    for node in ast.walk(source.tree):
        name = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "name", None)
        if name in QASYNC_SLOTS:
            yield f"{getattr(node, 'lineno', 0)}: {name}"


def async_widgets(source: Source) -> Iterator[str]:
    """Find async methods on widgets: a slot is synchronous, and its view-model owns the task."""
    if source.is_in("desktop_client.windows", "desktop_client.widgets"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.AsyncFunctionDef | ast.Await):
                yield f"{node.lineno}: windows and widgets have no async methods"


def blocking_sleeps(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Call)
            and called_name(node) == "sleep"
            and "asyncio" not in ast.unparse(node.func)
        ):
            yield f"{node.lineno}: {ast.unparse(node)} blocks the loop"


def test_the_desktop_never_runs_a_nested_loop() -> None:
    assert findings(nested_loops) == []


def test_a_window_is_painted_at_once_only_before_there_is_a_loop() -> None:
    assert findings(late_first_paints) == []
    assert len(found_in("desktop_client.visit.visit", "paint_now(app, window)", late_first_paints)) == 1


def test_the_slot_decorators_of_qasync_are_not_used() -> None:
    assert findings(qasync_slots) == []


def test_windows_and_widgets_have_no_async_methods() -> None:
    assert findings(async_widgets) == []


def test_nothing_sleeps_but_asyncio() -> None:
    assert findings(blocking_sleeps) == []


@pytest.mark.parametrize(
    "text",
    [
        "dialog.exec()",
        "QMenu(self).exec(position)",
        "QApplication.processEvents()",
        "QtWidgets.QMessageBox.question(self, 'Undo?', 'Undo?')",
        "QFileDialog.getOpenFileName(self)",
        "app.quit()",
    ],
)
def test_a_nested_loop_is_found(text: str) -> None:
    assert len(found_in("desktop_client.windows.lobby", text, nested_loops)) == 1


def test_opening_a_dialog_without_a_loop_is_fine() -> None:
    assert found_in("desktop_client.windows.lobby", "QMessageBox(self).open()", nested_loops) == []


@pytest.mark.parametrize("text", ["from qasync import asyncSlot", "@qasync.asyncClose\ndef f(): ..."])
def test_a_slot_decorator_of_qasync_is_found(text: str) -> None:
    assert len(found_in("desktop_client.runtime", text, qasync_slots)) == 1


def test_an_async_method_of_a_widget_is_found() -> None:
    text = "class Toast:\n    async def show_for(self): ..."
    assert len(found_in("desktop_client.widgets.toast", text, async_widgets)) == 1


def test_a_blocking_sleep_is_found() -> None:
    assert found_in("server.app", "await asyncio.sleep(1)", blocking_sleeps) == []
    assert len(found_in("server.app", "time.sleep(1)", blocking_sleeps)) == 1
