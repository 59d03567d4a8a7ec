"""Takes out of ICU's data what no window needs: texts for 700 locales, 300 old encodings, dictionaries.

Qt sorts and changes case by ICU; dates, amounts and languages of the windows come from elsewhere. The library
must be there and keeps its name and its one symbol; how people's own languages are sorted is kept. The format
is that of icu4c/source/common/ucmndata.h: a header, a table of names and offsets, the items.
"""

import re
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from building.contents import LANGUAGES
from building.faults import CannotMake

_FORMAT: Final = b"CmnD"
_FORMAT_AT: Final = 12  # in the header: sizes and byte order come first
_ITEM_ALIGNED: Final = 16
_ENTRY: Final = struct.Struct("<II")
_COUNT: Final = struct.Struct("<I")
_LOCALE: Final = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9]+)*\.res")
_UNUSED: Final = re.compile(
    r"(unit|rbnf|translit)/|.*\.(cnv|cfu|dict)$|unames\.icu$|brkitr/.*(model|codepoints|graphclust)"
)
_LARGE_COLLATIONS: Final = (
    "ja",
    "ko",
    "zh",
)  # 2.5 MB; without them names are sorted as Unicode's root has it
_SYMBOL: Final = re.compile(
    r"\s(?P<address>[0-9a-f]+)\s+(?P<size>0x[0-9a-f]+|\d+)\s+OBJECT.*\s(?P<name>icudt\d+_dat)"
)


@dataclass(frozen=True, slots=True)
class IcuData:
    """The data: its header and its items by their full names, in their order."""

    header: bytes
    items: dict[str, bytes]

    @classmethod
    def parse(cls, data: bytes) -> "IcuData":
        """Read the data. Raises CannotMake."""
        if data[_FORMAT_AT : _FORMAT_AT + 4] != _FORMAT:
            raise CannotMake("ICU's data does not begin with its header any more: look at building/icu.py")
        size = int.from_bytes(data[:2], "little")
        body = data[size:]
        count = _COUNT.unpack_from(body)[0]
        entries = [_ENTRY.unpack_from(body, 4 + 8 * number) for number in range(count)]
        ends = [begin for _, begin in entries[1:]] + [len(body)]
        items = {
            body[name : body.index(b"\0", name)].decode("ascii"): body[begin:end]
            for (name, begin), end in zip(entries, ends, strict=True)
        }
        return cls(data[:size], items)

    def slimmed(self) -> "IcuData":
        """Return the data with only those items that are needed."""
        return IcuData(self.header, {name: item for name, item in self.items.items() if is_needed(name)})

    def to_bytes(self) -> bytes:
        """Write the data."""
        names = b""
        table = 4 + 8 * len(self.items)
        name_offsets = []
        for name in self.items:
            name_offsets.append(table + len(names))
            names += name.encode("ascii") + b"\0"
        begin = _aligned(table + len(names))
        body = bytearray(_COUNT.pack(len(self.items)))
        items = bytearray()
        for name_offset, item in zip(name_offsets, self.items.values(), strict=True):
            body += _ENTRY.pack(name_offset, begin + len(items))
            items += item.ljust(_aligned(len(item)), b"\0")
        body += names
        return self.header + bytes(body).ljust(begin, b"\0") + bytes(items)


def is_needed(name: str) -> bool:
    """Say whether an item is needed, by its full name, e.g. `icudt73l/coll/es.res`."""
    below = name.split("/", 1)[1]
    if _UNUSED.match(below):
        return False
    folder, _, file = below.rpartition("/")
    language = file.split(".")[0].split("_")[0]
    if not _LOCALE.fullmatch(file):
        return True  # what all locales share
    return language in LANGUAGES or (folder == "coll" and language not in _LARGE_COLLATIONS)


def slim_library(library: Path) -> None:
    """Replace `libicudata.so` by one with the needed data only: the same name, the same symbol.

    Raises CannotMake.
    """
    said = subprocess.run(
        ["readelf", "--dyn-syms", "--wide", str(library)], capture_output=True, text=True, check=True
    ).stdout
    symbol = _SYMBOL.search(said)
    if symbol is None:
        raise CannotMake(f"{library.name} has no symbol for its data: look at building/icu.py")
    whole = library.read_bytes()
    # The symbol's segment begins at the file's beginning, so that its address is its place in the file.
    begin, size = int(symbol["address"], 16), int(symbol["size"], 0)
    data = IcuData.parse(whole[begin : begin + size]).slimmed().to_bytes()
    _write_library(library, symbol["name"], data)


def _write_library(library: Path, symbol: str, data: bytes) -> None:
    with TemporaryDirectory() as scratch:
        file, source, object_file = (Path(scratch) / name for name in ("data", "data.s", "data.o"))
        file.write_bytes(data)
        source.write_text(
            f".section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, %object\n{symbol}:\n"
            f'.incbin "{file}"\n.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",%progbits\n'
        )
        subprocess.run(["as", "-o", str(object_file), str(source)], check=True)
        linker = ["ld", "-shared", "-s", "-soname", library.name, "--build-id=none"]
        pages = ["-z", "noexecstack", "-z", "max-page-size=4096"]
        library.unlink()  # it may be a hard link into somebody's environment
        subprocess.run([*linker, *pages, "-o", str(library), str(object_file)], check=True)


def _aligned(size: int) -> int:
    return -(-size // _ITEM_ALIGNED) * _ITEM_ALIGNED
