"""The measure of the desktop's start: what counts of a round, and what the empty window is given to load."""

from benchmarks.measures.start import _of_the_faster_half
from benchmarks.starts.qt_names import imported_of_qt, modules_of_qt


def test_a_start_that_was_held_up_does_not_count() -> None:
    assert _of_the_faster_half([200, 900, 210, 205, 1000, 800]) == 205


def test_the_empty_window_loads_what_the_modules_name_of_qt_and_nothing_that_they_only_annotate() -> None:
    names = imported_of_qt(["desktop_client.windows.house_window", "desktop_client.theme.fonts", "json"])
    assert "QtWidgets.QMainWindow" in names
    assert "QtGui.QFontDatabase" in names
    assert "QtGui.QShortcut" not in names
    assert modules_of_qt(names) == ["QtCore", "QtGui", "QtWidgets"]
