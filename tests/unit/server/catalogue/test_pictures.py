"""Pictures are decoded and encoded anew, and found by name only."""

from pathlib import Path

import pytest
from PIL import Image

from contract.catalogue import CatalogueRow, picture_key
from server.catalogue.pictures import PictureSize, PictureStore, open_picture
from server.store.catalogue import PictureRow

SALE = "spring-7f3k"
EXIF_ORIENTATION, EXIF_MAKE = 0x0112, 0x010F


def row(*images: str, line: int = 2, lot: str = "1") -> tuple[int, CatalogueRow]:
    return line, CatalogueRow(lot=lot, title="Vase", start=5, images=images)


@pytest.fixture
def store(tmp_path: Path) -> PictureStore:
    return PictureStore(tmp_path / "house")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[EXIF_ORIENTATION], exif[EXIF_MAKE] = 6, "Secret camera"
    Image.new("RGB", (2000, 1000), "navy").save(path, exif=exif, comment="Secret place")
    return path


async def test_security_19_a_picture_is_kept_in_three_sizes_upright_and_without_metadata(
    store: PictureStore, photo: Path
) -> None:
    made = await store.make(SALE, [row("photo.jpg")], {"photo.jpg": photo})
    assert made.problems == []
    for size in PictureSize:
        path = store.path(SALE, made.rows[0].sha, size)
        with Image.open(path) as kept:
            assert (kept.format, max(kept.size), kept.height > kept.width) == ("JPEG", size, True)
            assert len(kept.getexif()) == 0
        assert b"Secret" not in path.read_bytes()


@pytest.mark.parametrize(
    ("mode", "suffix"),
    [("RGB", "png"), ("RGBA", "png"), ("P", "gif"), ("L", "tiff"), ("CMYK", "jpg"), ("RGB", "webp")],
)
async def test_usual_formats_become_jpeg(store: PictureStore, tmp_path: Path, mode: str, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    Image.new(mode, (300, 200)).save(path)
    made = await store.make(SALE, [row("x")], {"x": path})
    with Image.open(store.path(SALE, made.rows[0].sha, PictureSize.FULL)) as kept:
        assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (300, 200))


async def test_what_is_see_through_becomes_white(store: PictureStore, tmp_path: Path) -> None:
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(tmp_path / "x.png")
    made = await store.make(SALE, [row("x")], {"x": tmp_path / "x.png"})
    with Image.open(store.path(SALE, made.rows[0].sha, PictureSize.THUMB)) as kept:
        assert kept.getpixel((10, 10)) == (255, 255, 255)


async def test_names_are_matched_without_folder_and_case(store: PictureStore, photo: Path) -> None:
    rows = [row(r"C:\photos\PHOTO.JPG", "photos/photo.jpg"), row("photo.jpg", lot="2", line=3)]
    made = await store.make(SALE, rows, {"Photo.jpg": photo})
    sha = made.rows[0].sha
    assert made.rows == [PictureRow("1", 1, sha), PictureRow("1", 2, sha), PictureRow("2", 1, sha)]


@pytest.mark.parametrize("name", ["../../secret.jpg", "/etc/passwd", "secret.jpg", "", ".."])
async def test_security_19_a_name_never_becomes_a_path(
    store: PictureStore, tmp_path: Path, name: str
) -> None:
    for file in ("secret.jpg", "other.jpg"):
        Image.new("RGB", (5, 5)).save(tmp_path / file)
    made = await store.make(SALE, [row(name, line=9)], {"other.jpg": tmp_path / "other.jpg"})
    assert made.rows == []
    assert [problem.line for problem in made.problems] == [9]


async def test_security_19_a_file_that_is_no_picture_is_a_problem_of_its_row(
    store: PictureStore, tmp_path: Path
) -> None:
    (tmp_path / "x.jpg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    Image.new("RGB", (400, 400), "red").save(tmp_path / "cut.jpg")
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "cut.jpg").read_bytes()[:-400])
    files = {"x.jpg": tmp_path / "x.jpg", "cut.jpg": tmp_path / "cut.jpg"}
    made = await store.make(SALE, [row("x.jpg"), row("cut.jpg", line=3)], files)
    assert [str(problem) for problem in made.problems] == [
        "line 2: the picture 'x.jpg' is not a picture that can be read; save it as JPEG or PNG",
        "line 3: the picture 'cut.jpg' is not a picture that can be read; save it as JPEG or PNG",
    ]


@pytest.mark.parametrize("size", [(10_000, 5_001), (20_000, 9_000)])
async def test_security_19_a_small_file_with_too_many_pixels_is_refused(
    store: PictureStore, tmp_path: Path, size: tuple[int, int]
) -> None:
    Image.new("1", size).save(tmp_path / "bomb.png")
    made = await store.make(SALE, [row("bomb.png")], {"bomb.png": tmp_path / "bomb.png"})
    assert ["more than 50 million pixels" in str(problem) for problem in made.problems] == [True]


async def test_a_catalogue_that_came_without_any_picture_is_taken_without(store: PictureStore) -> None:
    made = await store.make(SALE, [row("a.jpg")], {})
    assert (made.rows, made.problems) == ([], [])


async def test_discarded_pictures_are_gone(store: PictureStore, photo: Path) -> None:
    made = await store.make(SALE, [row("photo.jpg")], {"photo.jpg": photo})
    path = store.path(SALE, made.rows[0].sha, PictureSize.CARD)
    assert path.exists()
    await store.discard(SALE)
    await store.discard(SALE)
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("sale", "sha"),
    [("..", "a" * 64), ("a/b", "a" * 64), ("", "a" * 64), (SALE, "../../x"), (SALE, "A" * 64)],
)
def test_only_ids_and_digests_make_paths(store: PictureStore, sale: str, sha: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        store.path(sale, sha, PictureSize.FULL)


def test_a_name_is_looked_up_by_its_last_part() -> None:
    assert picture_key(r" photos\IMG_1.JPG ") == picture_key("img_1.jpg") == "img_1.jpg"


@pytest.mark.parametrize(
    ("size", "decoded"), [((4000, 3000), (2000, 1500)), ((3200, 100), (1600, 50)), ((1700, 900), (1700, 900))]
)
def test_a_large_jpeg_is_decoded_no_larger_than_it_is_needed(
    tmp_path: Path, size: tuple[int, int], decoded: tuple[int, int]
) -> None:
    Image.new("RGB", size, "peru").save(tmp_path / "large.jpg")
    assert open_picture(tmp_path / "large.jpg").size == decoded
