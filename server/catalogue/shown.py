"""The form of a picture that goes over the wire at once: small enough to hold up nobody's bid for long.

It is made from the house's own encoding, never from what was delivered.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PIL import Image

from contract.display import PICTURE_AT_MOST

AIM: Final = 112 * 1024
"""A second on a line of 1 Mbit/s. On one of 320 kbit/s four by long-polling, after which a desktop that hears
nothing would begin to look for another way (measured)."""
_SIDES: Final = (1024, 800, 640, 480)
_QUALITIES: Final = (80, 70, 60, 50)


class ShownPictureError(ValueError):
    """A picture that cannot be made small enough."""


def encode_shown(source: Path, aim: int = AIM) -> bytes:
    """Return a JPEG of at most `aim` bytes of the picture in a file of ours, a little more if need be.

    Raises ShownPictureError for what does not get as small as the wire takes.
    """
    with Image.open(source, formats=("JPEG",)) as opened:
        picture = opened.convert("RGB")
    smallest = b""
    for smallest in _ever_smaller(picture):
        if len(smallest) <= aim:
            return smallest
    if len(smallest) > PICTURE_AT_MOST:
        raise ShownPictureError(f"does not get smaller than {PICTURE_AT_MOST >> 10} KiB")
    return smallest


def _ever_smaller(picture: Image.Image) -> Iterator[bytes]:
    for side in _SIDES:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            encoded = io.BytesIO()
            picture.save(encoded, "JPEG", quality=quality, optimize=True, progressive=True)
            yield encoded.getvalue()
