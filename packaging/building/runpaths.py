"""Takes out of libraries the folders of the building machine in which a loader would look for others.

A Python that was compiled by hand writes its own folder into every module that it makes. On somebody else's
computer that folder is not there; or it is, and whoever may write to it puts in what is loaded instead. What
is said relative to the library itself (`$ORIGIN`) stays.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ELF64_LITTLE: Final = b"\x7fELF\x02\x01"
_LOADED, _DYNAMIC = 1, 2
_END, _STRINGS, _RPATH, _RUNPATH = 0, 5, 15, 29
_PAIR: Final = struct.Struct("<qQ")
_RELATIVE: Final = b"$ORIGIN"


def drop_foreign_runpaths(folder: Path) -> int:
    """Change every library below a folder that names a fixed one; return how many did."""
    changed = 0
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            before = path.read_bytes()
            after = without_foreign_runpaths(before)
            if after != before:
                path.write_bytes(after)
                changed += 1
    return changed


def without_foreign_runpaths(library: bytes) -> bytes:
    """Return a 64-bit ELF file without search paths that are fixed; anything else as it is."""
    segments = list(_segments(library)) if library.startswith(_ELF64_LITTLE) else []
    dynamic = next(((offset, size) for kind, offset, _, size in segments if kind == _DYNAMIC), None)
    if dynamic is None:
        return library
    offset, size = dynamic
    room = size // _PAIR.size
    pairs = [_PAIR.unpack_from(library, offset + index * _PAIR.size) for index in range(room)]
    pairs = pairs[: next((index for index, (tag, _) in enumerate(pairs) if tag == _END), room)]
    strings = _place(segments, dict(pairs).get(_STRINGS, 0))
    kept = [
        (tag, value)
        for tag, value in pairs
        if tag not in {_RPATH, _RUNPATH} or library.startswith(_RELATIVE, strings + value)
    ]
    written = b"".join(_PAIR.pack(*pair) for pair in kept).ljust(len(pairs) * _PAIR.size, b"\0")
    return library[:offset] + written + library[offset + len(written) :]


def _segments(library: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Give kind, place in the file, address and size of each segment."""
    (table,) = struct.unpack_from("<Q", library, 0x20)
    entry_size, count = struct.unpack_from("<HH", library, 0x36)
    for index in range(count):
        kind, _, offset, address, _, size = struct.unpack_from("<IIQQQQ", library, table + index * entry_size)
        yield kind, offset, address, size


def _place(segments: list[tuple[int, int, int, int]], address: int) -> int:
    """Return where in the file lies what is loaded at an address."""
    for kind, offset, start, size in segments:
        if kind == _LOADED and start <= address < start + size:
            return offset + address - start
    return address
