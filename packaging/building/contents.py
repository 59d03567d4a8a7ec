"""What a bundle carries and what it leaves to the system or leaves out.

PyInstaller finds what is imported and everything that may go with it; here stands what of that is wanted.
Read by the recipe (packaging/bundle/martillo.spec) on every system, so it knows paths as PyInstaller writes
them and imports nothing of the product.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

LANGUAGES: Final = ("en", "es")
"""The languages of the windows and of papers."""
BABEL_LANGUAGES: Final = (*LANGUAGES, "de")
"""Those by which amounts and days are written; German is how the demo writes amounts in a terminal."""

QT_PLUGINS: Final = (
    # How windows come onto a screen. Nothing is drawn by OpenGL, so nothing that brings it.
    "platforms/libqxcb", "platforms/libqwayland", "platforms/libqoffscreen",
    "platforms/qwindows", "platforms/qoffscreen", "platforms/libqcocoa",
    "wayland-shell-integration/libxdg-shell", "wayland-decoration-client/", "styles/",
    # Typing in languages that need more than a key for a letter, the system's file dialogs and dark mode.
    "platforminputcontexts/", "platformthemes/libqxdgdesktopportal",
    # Lots are photographed as JPEG and WebP, icons are SVG, key cards go to a printer.
    "imageformats/libqjpeg", "imageformats/libqwebp", "imageformats/libqsvg", "imageformats/qjpeg",
    "imageformats/qwebp", "imageformats/qsvg", "iconengines/", "printsupport/",
)  # fmt: skip
"""Beginnings of the names of the plugins of Qt that are carried."""

UNUSED_LIBRARIES: Final = ("libQt6EglF", "libQt6OpenGL", "libavif", "opengl32sw", "d3dcompiler_")
"""Beginnings of the names of libraries that come along and that nothing of ours leads to."""

CARRIED_SYSTEM_LIBRARIES: Final = (
    "libpython", "libssl", "libcrypto", "libsqlite3", "libffi", "liblzma", "libbz2", "libexpat", "libuuid",
    "libmpdec",
)  # fmt: skip
"""Libraries of the system that are carried, as their names or versions differ from one Linux to the next."""

_PICTURES_SOURCES: Final = PurePosixPath("resources/demo/pictures/src")

SYSTEM_FOLDERS: Final = frozenset(
    {"/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib"}
)

UNUSED_MODULES: Final = (
    # Of Python: other windows, what only developers call, consoles, old encodings of East Asia.
    "tkinter", "turtle", "idlelib", "lib2to3", "unittest", "doctest", "pdb", "pydoc", "pydoc_data", "test",
    "curses", "readline", "ensurepip", "distutils", "setuptools", "pip", "wheel", "pkg_resources",
    "_pydecimal", "multiprocessing", "xmlrpc", "nis", "crypt", "dbm", "ossaudiodev", "spwd",
    "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw",
    # Qt without its QML, 3D and D-Bus.
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtDBus",
    "PySide6.QtTest", "PySide6.scripts", "PySide6.support.deprecated",
    # What packages look for and can do without: colours in the help, mathematics, diagrams, guesses.
    "rich", "pygments", "markdown_it", "mdurl", "numpy", "pandas", "lxml", "IPython", "ipywidgets", "uvicorn",
    "trio", "tornado", "sphinx", "matplotlib", "reportlab.graphics", "charset_normalizer", "chardet",
    "babel.messages",
    "PIL.ImageTk", "PIL.ImageQt", "PIL.AvifImagePlugin", "PIL._avif", "PIL._imagingtk",
    # Databases other than those that a house is kept in; the mapper, as the store writes its own SQL.
    "sqlalchemy.orm", "sqlalchemy.ext.asyncio", "sqlalchemy.testing", "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql", "alembic.testing", "alembic.templates",
    "pydantic.v1", "pydantic.mypy",
)  # fmt: skip

LOADED_BY_NAME: Final = ("engineio.async_drivers.aiohttp",)
"""Modules of other packages that no import statement names."""

DESKTOP_ONLY_MODULES: Final = ("PySide6", "shiboken6", "qasync", "keyring", "desktop_client")


@dataclass(frozen=True, slots=True)
class Bundle:
    """One folder with programs in it: which programs, and which of our packages they load by name."""

    programs: tuple[str, ...]
    rooms: tuple[str, ...]
    unused_modules: tuple[str, ...]


BUNDLES: Final = {
    "desktop": Bundle(
        ("martillo-desktop", "martillo"), ("contract", "server", "desktop_client"), UNUSED_MODULES
    ),
    "server": Bundle(("martillo",), ("contract", "server"), (*UNUSED_MODULES, *DESKTOP_ONLY_MODULES)),
}


def is_carried(target: str, source: str) -> bool:
    """Say whether a file that PyInstaller found belongs in a bundle, by where it would lie and comes from."""
    path = PurePosixPath(target.replace("\\", "/"))
    return not (
        "__pycache__" in path.parts
        or path.name.startswith(UNUSED_LIBRARIES)
        or _is_only_for_developers(path)
        or _is_left_to_the_system(PurePosixPath(source.replace("\\", "/")))
        or _is_of_another_language(path)
        or _is_an_unused_plugin(path)
    )


def _is_only_for_developers(path: PurePosixPath) -> bool:
    """Say whether this is what pictures or translations are made of, or tells how a package was installed."""
    if path.parent.suffix == ".dist-info":
        return path.name not in {"METADATA", "entry_points.txt"}
    return path.parts[0] == "resources" and (path.suffix == ".ts" or path.is_relative_to(_PICTURES_SOURCES))


def _is_left_to_the_system(source: PurePosixPath) -> bool:
    return str(source.parent) in SYSTEM_FOLDERS and not source.name.startswith(CARRIED_SYSTEM_LIBRARIES)


def _is_of_another_language(path: PurePosixPath) -> bool:
    if "locale-data" in path.parts and path.parts[0] == "babel":
        return path.stem != "root" and path.stem.split("_")[0] not in BABEL_LANGUAGES
    if "PySide6" in path.parts and "translations" in path.parts:
        return path.name not in {f"qtbase_{language}.qm" for language in LANGUAGES}
    return False


def _is_an_unused_plugin(path: PurePosixPath) -> bool:
    if "PySide6" not in path.parts or "plugins" not in path.parts:
        return False
    below = path.parts[path.parts.index("plugins") + 1 :]
    return not "/".join(below).startswith(QT_PLUGINS)
