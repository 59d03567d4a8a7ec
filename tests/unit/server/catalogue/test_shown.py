"""The form of a picture that goes over the wire: small, whatever is in it, and nothing but a picture."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from contract.display import PICTURE_AT_MOST
from server.catalogue.shown import AIM, encode_shown


def kept(folder: Path, size: tuple[int, int], *, noise: bool) -> Path:
    picture = Image.new("RGB", size, "sienna")
    if noise:
        picture = Image.frombytes("RGB", size, random.Random(5).randbytes(size[0] * size[1] * 3))
    path = folder / "kept.jpg"
    picture.save(path, "JPEG", quality=86)
    return path


@pytest.mark.parametrize(
    ("size", "noise", "longest"),
    [
        ((1600, 1200), False, 1024),
        ((300, 200), False, 300),
        ((1600, 1600), True, 640),
        ((1600, 40), False, 1024),
    ],
)
def test_it_is_as_large_as_its_bytes_allow(
    tmp_path: Path, size: tuple[int, int], noise: bool, longest: int
) -> None:
    jpeg = encode_shown(kept(tmp_path, size, noise=noise))
    assert len(jpeg) <= AIM
    with Image.open(io.BytesIO(jpeg)) as seen:
        assert (seen.format, max(seen.size) <= longest) == ("JPEG", True)


def test_what_does_not_get_as_small_as_hoped_for_is_shown_all_the_same(tmp_path: Path) -> None:
    jpeg = encode_shown(kept(tmp_path, (1600, 1600), noise=True), aim=1_000)
    assert 1_000 < len(jpeg) <= PICTURE_AT_MOST
