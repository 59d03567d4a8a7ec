"""The last answer is kept; losing it costs a question and nothing else."""

from pathlib import Path

import pytest

from desktop_client.releases.kept import Kept, KeptFile


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "new-version.json"
    KeptFile(path).write(Kept(5, "notice"))
    assert KeptFile(path).read() == Kept(5, "notice")
    assert [file.name for file in path.parent.iterdir()] == ["new-version.json"]


@pytest.mark.parametrize("text", ["", "{", '{"asked_at": "soon"}'])
def test_what_cannot_be_read_counts_as_never_asked(tmp_path: Path, text: str) -> None:
    path = tmp_path / "new-version.json"
    path.write_text(text)
    assert KeptFile(path).read() == Kept()


def test_a_disk_that_refuses_is_no_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    KeptFile(tmp_path / "file" / "new-version.json").write(Kept(5))
    assert "could not be kept" in caplog.text
