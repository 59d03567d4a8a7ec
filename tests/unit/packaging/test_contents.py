"""What a bundle carries: all that the programs use, and little else."""

import ast
import sys
from functools import cache
from pathlib import Path, PurePosixPath

import PySide6
import pytest

from building.contents import BABEL_LANGUAGES, BUNDLES, QT_PLUGINS, UNUSED_MODULES, is_carried

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "venv/PySide6/Qt/plugins/platforms/libqxcb.so"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "venv/PySide6/Qt/lib/libQt6Gui.so.6"),
        ("PySide6/Qt/translations/qtbase_es.qm", "venv/PySide6/Qt/translations/qtbase_es.qm"),
        ("PySide6/translations/qtbase_es.qm", r"C:\venv\PySide6\translations\qtbase_es.qm"),
        (r"PySide6\plugins\platforms\qwindows.dll", r"C:\venv\PySide6\plugins\platforms\qwindows.dll"),
        ("babel/locale-data/es_MX.dat", "venv/babel/locale-data/es_MX.dat"),
        ("babel/locale-data/root.dat", "venv/babel/locale-data/root.dat"),
        ("libssl.so.3", "/lib/x86_64-linux-gnu/libssl.so.3"),
        ("python3.11/lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so"),
        ("resources/demo/pictures/1-1.jpg", "resources/demo/pictures/1-1.jpg"),
        ("resources/translations/martillo_es.qm", "resources/translations/martillo_es.qm"),
        ("server/store/migrations/env.py", "server/store/migrations/env.py"),
        ("keyring-25.7.0.dist-info/entry_points.txt", "venv/keyring-25.7.0.dist-info/entry_points.txt"),
    ],
)
def test_what_the_programs_use_is_carried(target: str, source: str) -> None:
    assert is_carried(target, source)


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "venv/x/libqeglfs.so"),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", "venv/x/libqtiff.so"),
        (r"PySide6\plugins\imageformats\qtiff.dll", r"C:\venv\x\qtiff.dll"),
        ("PySide6/Qt/translations/qtbase_de.qm", "venv/x/qtbase_de.qm"),
        ("PySide6/Qt/translations/qt_help_es.qm", "venv/x/qt_help_es.qm"),
        ("babel/locale-data/fr_CA.dat", "venv/babel/locale-data/fr_CA.dat"),
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6"),
        ("libGL.so.1", "/usr/lib64/libGL.so.1"),
        ("resources/demo/pictures/src/1-1.svg", "resources/demo/pictures/src/1-1.svg"),
        ("resources/translations/martillo_es.ts", "resources/translations/martillo_es.ts"),
        ("keyring-25.7.0.dist-info/RECORD", "venv/keyring-25.7.0.dist-info/RECORD"),
        ("server/store/migrations/versions/__pycache__/a.pyc", "x/__pycache__/a.pyc"),
    ],
)
def test_what_they_do_not_use_is_left_out(target: str, source: str) -> None:
    assert not is_carried(target, source)


@cache
def nodes_of(room: str) -> list[ast.Import | ast.ImportFrom | ast.keyword]:
    """Return every import and every named argument in the code of a package of ours."""
    trees = (ast.parse(file.read_bytes()) for file in sorted((ROOT / room).rglob("*.py")))
    kinds = (ast.Import, ast.ImportFrom, ast.keyword)
    return [node for tree in trees for node in ast.walk(tree) if isinstance(node, kinds)]


def imported_in(*rooms: str) -> set[str]:
    """Return the modules that code imports, and the names that it takes from them, which may be modules."""
    names: set[str] = set()
    for node in (node for room in rooms for node in nodes_of(room)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_nothing_is_left_out_that_our_own_code_imports() -> None:
    imported = imported_in("contract", "server", "desktop_client")
    assert {"PySide6.QtWidgets", "aiohttp", "sqlalchemy"} <= imported
    assert imported.intersection(UNUSED_MODULES) == set()


def test_every_locale_that_our_code_names_is_carried() -> None:
    named = {
        str(node.value.value)
        for room in ("contract", "server", "desktop_client") for node in nodes_of(room)
        if isinstance(node, ast.keyword) and node.arg == "locale" and isinstance(node.value, ast.Constant)
    }  # fmt: skip
    assert "de" in named
    assert {name.split("_")[0] for name in named} <= set(BABEL_LANGUAGES)


def test_the_server_leaves_out_nothing_that_it_imports() -> None:
    server = BUNDLES["server"]
    packages = {name.split(".")[0] for name in imported_in(*server.rooms)}
    assert "aiohttp" in packages
    assert packages.intersection(server.unused_modules) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="the names are those of Linux's PySide6")
def test_every_plugin_that_is_wanted_on_linux_is_one_of_this_qt() -> None:
    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins"
    there = [PurePosixPath(path.relative_to(plugins)).as_posix() for path in plugins.rglob("*.so")]
    others = {"platforms/qwindows", "platforms/qoffscreen", "platforms/libqcocoa", "styles/"}
    windows = {"imageformats/qjpeg", "imageformats/qwebp", "imageformats/qsvg"}
    for wanted in set(QT_PLUGINS) - others - windows:
        assert any(name.startswith(wanted) for name in there), wanted


def test_every_program_of_a_bundle_has_its_script() -> None:
    for bundle in BUNDLES.values():
        for program in bundle.programs:
            assert (ROOT / "packaging" / "bundle" / f"{program}.py").is_file()
