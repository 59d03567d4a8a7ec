"""What is loaded before the first window is painted: counted, not timed. Everything else comes behind it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_client.warming import BESIDE, modules_of_windows

# The program itself, left at the moment when it says that its window is there.
UNTIL_SHOWN = """
import sys
of_the_interpreter = set(sys.modules)  # and of whatever the environment has it load
import json, logging, os

class Shown(logging.Handler):
    def emit(self, record):
        if record.getMessage() != "the first window is shown":
            return
        import PySide6.QtGui, PySide6.QtWidgets
        classes = [*vars(PySide6.QtGui), *vars(PySide6.QtWidgets)]
        loaded = sorted(sys.modules.keys() - of_the_interpreter)
        print(json.dumps({"modules": loaded, "classes": classes}), flush=True)
        os._exit(0)

logging.getLogger("desktop_client").addHandler(Shown())
from desktop_client.__main__ import main
main()
"""
OF_QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"}
WINDOWS = {"brand", "columns", "first_run", "house_window", "on_screen", "sign_in"}
PAGES = {"", "door_card", "door_window", "house_page", "way_button"}


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what is loaded of modules, and set up of Qt's classes, when the first window is painted."""
    home = str(tmp_path_factory.mktemp("home"))
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "TMPDIR"), home)
    done = subprocess.run(
        [sys.executable, "-c", UNTIL_SHOWN],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **homes},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


def test_of_the_packages_only_qt_is_loaded_before_the_first_paint(
    at_first_paint: dict[str, list[str]],
) -> None:
    packages = {name.partition(".")[0] for name in at_first_paint["modules"]}
    ours = {"desktop_client", "resources"}
    assert packages - sys.stdlib_module_names - ours == OF_QT


def test_neither_the_loop_nor_a_socket_is_loaded_before_the_first_paint(
    at_first_paint: dict[str, list[str]],
) -> None:
    slow = {"asyncio", "concurrent.futures", "socket", "ssl", "subprocess", "email", "dataclasses", "uuid"}
    assert slow & set(at_first_paint["modules"]) == set()


def test_of_our_windows_only_the_first_is_loaded_before_it_is_painted(
    at_first_paint: dict[str, list[str]],
) -> None:
    loaded = at_first_paint["modules"]
    windows = {name.split(".")[2] for name in loaded if name.startswith("desktop_client.windows.")}
    assert windows == WINDOWS
    package = "desktop_client.windows.first_run"
    assert {name[len(package) + 1 :] for name in loaded if name.startswith(package)} == PAGES
    rooms = {name.split(".")[1] for name in loaded if name.startswith("desktop_client.")}
    assert rooms.isdisjoint({"connection", "formats", "hosting", "receipts", "runtime", "saleroom", "visit"})


def test_qt_sets_up_no_class_that_the_first_window_does_not_need(
    at_first_paint: dict[str, list[str]],
) -> None:
    """Each of these costs 3 to 10 ms; one careless call brings it (`widget.style()`, `findChild`)."""
    unwanted = {"QStyle", "QStyleFactory", "QAccessible", "QCursor", "QDialog"}
    assert set(at_first_paint["classes"]) & unwanted == set()
    modules = {name for name in at_first_paint["modules"] if name.startswith("PySide6.Qt")}
    assert modules == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}


def test_what_is_loaded_in_a_thread_knows_no_qt() -> None:
    code = f"import sys, {', '.join(BESIDE)}; print('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"


def test_every_window_that_a_visit_opens_is_loaded_beforehand() -> None:
    """What the visit imports late is what somebody would wait for."""
    folder = Path(__file__).parents[2] / "desktop_client" / "visit"
    wanted = {
        line.split()[1]
        for file in folder.glob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("        from desktop_client.")
    }
    assert wanted
    assert wanted <= {*BESIDE, *modules_of_windows()}
