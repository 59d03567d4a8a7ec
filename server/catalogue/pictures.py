"""Pictures of lots: decoded, turned upright, stripped of metadata and encoded anew before anybody gets them.

A picture's name is only ever looked up among the names that came with the catalogue; it never becomes a path.
"""

import asyncio
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from contract.catalogue import CatalogueRow, picture_key
from server.catalogue.problems import Problem
from server.store.catalogue import PictureRow

MAX_BYTES: Final = 25 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
FOLDER: Final = "pictures"
ENCODED_AT_ONCE: Final = 2
"""Of a folder that is dropped in, so that the bids of a running sale do not wait for the processor."""
QUALITY: Final = 86

_SALE_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SHA: Final = re.compile(r"[0-9a-f]{64}")


class PictureSize(IntEnum):
    """The sizes kept; the number is the longer side in pixels."""

    THUMB = 160
    CARD = 640
    FULL = 1600


class PictureError(ValueError):
    """A file that is no picture, or too large a one."""


@dataclass(slots=True)
class MadePictures:
    """The pictures of a catalogue. With problems, discard them."""

    rows: list[PictureRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class PictureStore:
    """The pictures in a data directory, by sale and content."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / FOLDER
        self._turns = asyncio.Semaphore(ENCODED_AT_ONCE)

    async def make(
        self, sale_id: str, rows: Iterable[tuple[int, CatalogueRow]], files: Mapping[str, Path]
    ) -> MadePictures:
        """Encode the pictures that `rows` (with their lines) name, found in `files`, and keep them.

        A missing or faulty picture is a problem of its row; but when no file came at all, the catalogue is
        taken without pictures.
        """
        if not files:
            return MadePictures()
        by_name = {picture_key(name): path for name, path in files.items()}
        made = MadePictures()
        known: dict[Path, str | PictureError] = {}
        for line, row in rows:
            for k, name in enumerate(row.images, start=1):
                path = by_name.get(picture_key(name))
                if path is None:
                    made.problems.append(Problem(line, f"the picture {name!r} did not come with it"))
                    continue
                if path not in known:
                    async with self._turns:
                        known[path] = await asyncio.to_thread(self._try_make, sale_id, path)
                match known[path]:
                    case PictureError() as error:
                        made.problems.append(Problem(line, f"the picture {name!r} {error}"))
                    case str() as sha:
                        made.rows.append(PictureRow(row.lot, k, sha))
        return made

    async def keep(self, sale_id: str, source: Path) -> str:
        """Encode one picture and keep it for the sale; return its digest. Raises PictureError."""
        async with self._turns:
            return await asyncio.to_thread(self._make, sale_id, source)

    async def forget(self, sale_id: str, digests: Iterable[str]) -> None:
        """Remove pictures that no lot of the sale shows any more."""
        for sha in digests:
            for size in PictureSize:
                await asyncio.to_thread(self.path(sale_id, sha, size).unlink, missing_ok=True)

    def path(self, sale_id: str, sha: str, size: PictureSize) -> Path:
        """Return where a picture lies, a JPEG; raises ValueError for what cannot be an id or a digest."""
        if not _SHA.fullmatch(sha):
            raise ValueError("not a picture's digest")
        return self._folder(sale_id) / f"{sha}-{size.name.lower()}.jpg"

    async def discard(self, sale_id: str) -> None:
        """Remove a sale's pictures, if there are any."""
        folder = self._folder(sale_id)
        if folder.exists():
            await asyncio.to_thread(shutil.rmtree, folder)

    def _folder(self, sale_id: str) -> Path:
        if not _SALE_ID.fullmatch(sale_id):
            raise ValueError("not a sale's id")
        return self._root / sale_id

    def _try_make(self, sale_id: str, source: Path) -> str | PictureError:
        try:
            return self._make(sale_id, source)
        except PictureError as error:
            return error

    def _make(self, sale_id: str, source: Path) -> str:
        if source.stat().st_size > MAX_BYTES:
            raise PictureError(f"has more than {MAX_BYTES >> 20} MiB")
        sha = hashlib.sha256(source.read_bytes()).hexdigest()
        picture = open_picture(source)
        self._folder(sale_id).mkdir(parents=True, exist_ok=True)
        # From large to small: each is made from the one before, which is quicker and no worse.
        for size in sorted(PictureSize, reverse=True):
            picture.thumbnail((size, size), Image.Resampling.LANCZOS)
            self._write(picture, self.path(sale_id, sha, size))
        return sha

    @staticmethod
    def _write(picture: Image.Image, path: Path) -> None:
        """Put a picture in its place whole: the same one may be there, and be read by somebody just now."""
        draft = path.with_name(f".{path.stem}-{secrets.token_hex(4)}")
        try:
            with draft.open("xb") as file:
                picture.save(file, "JPEG", quality=QUALITY, optimize=True)
                # The sale that names it is durable soon; after a power cut its pictures must be, too.
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def open_picture(source: Path) -> Image.Image:
    """Return a picture upright, in RGB, on white, without metadata; raises PictureError with the reason."""
    try:
        with Image.open(source, formats=FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise PictureError(f"has more than {MAX_PIXELS // 1_000_000} million pixels")
            # A JPEG is decoded at half, a quarter or an eighth where that is still large enough.
            width, height = opened.size
            longest = max(width, height)
            opened.draft("RGB", (_share(width, longest), _share(height, longest)))
            upright = ImageOps.exif_transpose(opened)
            return _on_white(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(f"has more than {MAX_PIXELS // 1_000_000} million pixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("is not a picture that can be read; save it as JPEG or PNG") from error


def _share(side: int, longest: int) -> int:
    """Return how long a side is when the longest is that of the largest size kept."""
    return max(1, side * PictureSize.FULL // longest)


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        clean = picture.convert("RGB")
    else:
        clean = Image.new("RGB", picture.size, "white")
        layer = picture.convert("RGBA")
        clean.paste(layer, mask=layer)
    clean.info.clear()
    return clean
