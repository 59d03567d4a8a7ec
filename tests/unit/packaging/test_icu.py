"""ICU's data is made smaller, and is still ICU's data."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from building.faults import CannotMake
from building.icu import IcuData, is_needed, slim_library

HEADER = b"\x20\x00\xda\x27\x14\x00\x00\x00\x00\x00\x02\x00CmnD".ljust(32, b"\0")
ITEMS = {
    "icudt73l/coll/es.res": b"collation",
    "icudt73l/es.res": b"a locale",
    "icudt73l/fr.res": b"another, longer than sixteen bytes",
    "icudt73l/windows.cnv": b"\x01" * 40,
}
SORTED = """
from PySide6.QtCore import QCollator, QLocale
collator = QCollator(QLocale("{language}"))
print(" ".join(sorted({words!r}, key=collator.sortKey)))
print([line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line][0])
"""


def padded(items: dict[str, bytes]) -> dict[str, bytes]:
    return {name: item.ljust(-(-len(item) // 16) * 16, b"\0") for name, item in items.items()}


def test_what_is_written_reads_as_the_same() -> None:
    written = IcuData(HEADER, ITEMS).to_bytes()
    read = IcuData.parse(written)
    assert read.items == padded(ITEMS)
    assert read.header == HEADER
    assert read.to_bytes() == written


def test_every_item_lies_where_a_processor_wants_it() -> None:
    written = IcuData(HEADER, ITEMS).to_bytes()
    for item in ITEMS.values():
        assert written.index(item) % 16 == 0


def test_only_what_is_needed_stays() -> None:
    slim = IcuData.parse(IcuData(HEADER, ITEMS).slimmed().to_bytes())
    assert list(slim.items) == ["icudt73l/coll/es.res", "icudt73l/es.res"]


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("root.res", True), ("pool.res", True), ("supplementalData.res", True), ("es_MX.res", True),
        ("coll/sv.res", True), ("coll/zh.res", False), ("coll/ucadata.icu", True), ("nfc.nrm", True),
        ("brkitr/root.res", True), ("brkitr/thaidict.dict", False),
        ("brkitr/burmese_graphclust_model.res", False), ("de.res", False), ("curr/de.res", False),
        ("curr/en_GB.res", True), ("translit/root.res", False), ("euc-jp-2007.cnv", False),
        ("cnvalias.icu", True), ("unames.icu", False),
    ],
)  # fmt: skip
def test_an_items_name_says_whether_it_is_needed(name: str, needed: bool) -> None:
    assert is_needed(f"icudt73l/{name}") is needed


def test_other_data_is_refused() -> None:
    with pytest.raises(CannotMake, match="header"):
        IcuData.parse(b"\x7fELF" + bytes(64))


@pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("as", "ld", "readelf"))),
    reason="needs Linux's Qt and binutils",
)
@pytest.mark.parametrize(
    ("language", "words", "order"),
    [
        ("es", ["ñandú", "nube", "oso"], "nube ñandú oso"),
        ("en", ["oso", "nube", "ñandú"], "ñandú nube oso"),
        ("sv", ["ö", "z", "a"], "a z ö"),
    ],
)
def test_qt_sorts_by_the_smaller_data_as_people_do(
    tmp_path: Path, language: str, words: list[str], order: str
) -> None:
    installed = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))
    library = tmp_path / installed.name
    shutil.copy(installed, library)
    slim_library(library)
    assert library.stat().st_size < installed.stat().st_size / 5
    said = subprocess.run(
        [sys.executable, "-c", SORTED.format(language=language, words=words)],
        env={**os.environ, "LD_LIBRARY_PATH": str(tmp_path)}, capture_output=True, text=True, check=True,
        timeout=60,
    ).stdout.splitlines()  # fmt: skip
    assert said == [order, str(library)]
