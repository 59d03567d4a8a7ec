"""The sizes in docs/packaging.md are written between two marks, and nothing else is touched."""

import pytest

from building.sizes import DOCUMENT, beyond_the_goals, replaced, starts_table


def test_only_what_stands_between_the_marks_is_written_anew() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    once = replaced(text, "| a table |")
    assert "\n| a table |\n" in once
    assert replaced(once, "| a table |") == once
    assert once.splitlines()[0] == text.splitlines()[0]
    assert once.splitlines()[-1] == text.splitlines()[-1]


def test_a_document_without_the_marks_is_left_alone() -> None:
    with pytest.raises(ValueError, match="no place"):
        replaced("# Packaging\n", "| a table |")


def test_a_start_is_shown_beside_the_checkouts() -> None:
    assert "| from the bundle | 260 | 1.30 × (goal: at most 1.3) |" in starts_table(
        {"checkout": 200.0, "bundle": 260.0}
    )


def test_a_package_beyond_its_goals_says_which() -> None:
    assert beyond_the_goals(45_000_000, 150_000_000) == []
    assert beyond_the_goals(45_000_001, 150_000_000) == ["the .deb has 45.0 MB, more than 45 MB"]
    assert beyond_the_goals(1, 151_000_000) == ["what it installs has 151.0 MB, more than 150 MB"]
