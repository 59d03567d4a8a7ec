"""Is all of it here: modules, fonts, texts, pictures. A check returns what it found or raises CheckFailed.

An installer leaves out what it thinks nobody needs; here is asked for everything that somebody does.
"""

import base64
import importlib
import pkgutil
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QFont, QFontMetrics, QImage, QImageReader, QRawFont

import contract
import desktop_client
import resources
from desktop_client.self_test.report import CheckFailed
from desktop_client.settings import Language
from desktop_client.theme import icons
from desktop_client.theme.fonts import load_fonts
from desktop_client.translation import Translation

FEWEST_MODULES: Final = 250
SIGNS: Final = "€ £ 0123456789 áéíóúüñ ¿¡ – … ×"
SAYINGS: Final = (
    ("SignInForm", "Sign in"),
    ("BidButton", "Bid {amount}"),
    ("AppMenu", "Language"),
)
"""A context and a text of some windows, all of which have another wording in Spanish."""
WEBP: Final = "UklGRjoAAABXRUJQVlA4IC4AAACQAQCdASoCAAIAAUAmJaACdLoAA5gA/vFNr+LaR0KZD/7xn/9xn/9xn/yIAAAA"
"""A WebP picture of four points."""
_NOT_OF_THE_PROGRAM: Final = ("__main__", "gallery")


async def imports() -> str:
    """Load every module of the desktop and of the contract."""
    names = sorted({name for package in (contract, desktop_client) for name in _modules(package.__name__)})
    for name in names:
        try:
            importlib.import_module(name)
        except Exception as error:  # a missing library shows itself in any way
            raise CheckFailed(f"{name}: {type(error).__name__}: {error}") from error
    if len(names) < FEWEST_MODULES:
        raise CheckFailed(f"only {len(names)} modules are here")
    return f"{len(names)} modules"


def _modules(package: str) -> Iterator[str]:
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if found.name.rpartition(".")[2] not in _NOT_OF_THE_PROGRAM:
            yield found.name


async def fonts() -> str:
    """Find Inter in four weights, all of our signs in it, and figures of one width."""
    families = load_fonts()
    if "Inter" not in families:
        raise CheckFailed(f"Inter is not among {', '.join(families) or 'no fonts'}")
    font = QFont("Inter", 13)
    raw = QRawFont.fromFont(font)
    if raw.familyName() != "Inter":
        raise CheckFailed(f"Qt draws with {raw.familyName()} instead of Inter")
    missing = [sign for sign in SIGNS if not sign.isspace() and not raw.supportsCharacter(ord(sign))]
    if missing:
        raise CheckFailed(f"Inter lacks {' '.join(missing)}")
    font.setFeature(QFont.Tag("tnum"), 1)
    widths = {QFontMetrics(font).horizontalAdvance(figure * 8) for figure in "0123456789"}
    if len(widths) != 1:
        raise CheckFailed(f"figures have {len(widths)} widths, so a price would jump")
    return f"{', '.join(families)}, tabular figures"


async def translations() -> str:
    """Speak Spanish for a moment: our texts, Qt's own, and numbers as Spain writes them."""
    from desktop_client.formats import Formats

    ours = Translation()
    if ours.switch(Language.SPANISH) is not Language.SPANISH:
        raise CheckFailed("there is no Spanish")
    try:
        said = [QCoreApplication.translate(context, text) for context, text in SAYINGS]
    finally:
        ours.switch(Language.ENGLISH)
    same = [text for (_, text), spanish in zip(SAYINGS, said, strict=True) if text == spanish]
    if same:
        raise CheckFailed(f"without a Spanish text: {', '.join(same)}")
    written = Formats("es_ES").money(123_450_00, "EUR").replace("\xa0", " ")
    if written != "123.450 €":
        raise CheckFailed(f"an amount is written {written!r} in Spanish")
    return f"“{said[0]}”, {written}"


async def pictures() -> str:
    """Read a photograph, an icon of the program, a WebP, and draw a line drawing."""
    can = {bytes(form.data()).decode() for form in QImageReader.supportedImageFormats()}
    if missing := {"jpeg", "png", "svg", "webp"} - can:
        raise CheckFailed(f"no reader for {', '.join(sorted(missing))}")
    photograph = next(iter(sorted(resources.path("demo", "pictures").glob("*.jpg"))), None)
    if photograph is None:
        raise CheckFailed("the demo's photographs are not here")
    for name, image in (
        (photograph.name, QImage(str(photograph))),
        ("the icon", QImage(str(resources.path("icons", "martillo-256.png")))),
        ("a WebP", QImage.fromData(QByteArray(base64.b64decode(WEBP)))),
    ):
        if image.isNull():
            raise CheckFailed(f"{name} cannot be read")
    if not colours_in(icons.pixmap("gavel", size=32).toImage()) > 1:
        raise CheckFailed("a line drawing stays empty")
    return f"{', '.join(sorted(can & {'jpeg', 'png', 'svg', 'webp'}))}; {photograph.name}"


def colours_in(image: QImage) -> int:
    """Count the different colours at a grid of points: 1 is an empty picture."""
    step = max(1, min(image.width(), image.height()) // 64)
    columns, rows = range(0, image.width(), step), range(0, image.height(), step)
    return len({image.pixel(x, y) for y in rows for x in columns})
