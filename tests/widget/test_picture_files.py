"""Pictures of this computer as they are seen small: upright, and no larger than asked for."""

from pathlib import Path

from PIL import Image
from PySide6.QtGui import QColor

from desktop_client.picture_files import thumbnail

EXIF_ORIENTATION, LIES_ON_ITS_SIDE = 0x0112, 6


def test_a_photograph_taken_on_its_side_is_seen_upright(tmp_path: Path) -> None:
    path = tmp_path / "27A.jpg"
    picture = Image.new("RGB", (400, 200), "navy")
    picture.paste("gold", (0, 0, 200, 200))  # the left half, which is the upper one when it is held upright
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = LIES_ON_ITS_SIDE
    picture.save(path, exif=exif)
    small = thumbnail(path, 96)
    assert (small.width(), small.height()) == (48, 96)
    assert QColor(small.pixel(24, 10)).red() > 200
    assert QColor(small.pixel(24, 86)).red() < 50


def test_what_is_no_picture_is_seen_as_nothing(tmp_path: Path) -> None:
    path = tmp_path / "27A.jpg"
    path.write_bytes(b"no picture")
    assert thumbnail(path, 96).isNull()
    assert thumbnail(tmp_path / "none.jpg", 96).isNull()
