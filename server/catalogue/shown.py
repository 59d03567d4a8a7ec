"""The form of a picture that goes over the wire at once: small enough to hold up nobody's bid for long.

It is made from the house's own encoding, never from what was delivered.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PIL import Image

from contract.display import PICTURE_AT_MOST

SIDE: Final = 1024
"""On a line of 1 Mbit/s a photograph of this size takes about a second; what is larger is fetched."""
_SIDES: Final = (SIDE, 800, 640, 480)
_QUALITIES: Final = (80, 70, 60, 50)


class ShownPictureError(ValueError):
    """A picture that cannot be made small enough."""


def encode_shown(source: Path, at_most: int = PICTURE_AT_MOST) -> bytes:
    """Return a JPEG of at most `at_most` bytes of the picture in a file of ours.

    Raises ShownPictureError for what does not get that small.
    """
    with Image.open(source, formats=("JPEG",)) as opened:
        picture = opened.convert("RGB")
    for jpeg in _ever_smaller(picture):
        if len(jpeg) <= at_most:
            return jpeg
    raise ShownPictureError(f"the picture does not get smaller than {at_most >> 10} KiB")


def _ever_smaller(picture: Image.Image) -> Iterator[bytes]:
    for side in _SIDES:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            encoded = io.BytesIO()
            picture.save(encoded, "JPEG", quality=quality, optimize=True, progressive=True)
            yield encoded.getvalue()
