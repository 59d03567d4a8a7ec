"""Where a build hears of new versions is read strictly, as whoever packages it may err."""

import pytest

from desktop_client.releases.source import Source, built_in_source, read_source

KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


def test_the_file_that_is_built_in_can_be_read() -> None:
    source = built_in_source()
    assert source.is_there is bool(source.address and source.keys)


def test_an_address_and_a_key_make_a_source() -> None:
    source = read_source(f'address = "https://martillo.example/release.json"\nkeys = ["{KEY}"]')
    assert source == Source("https://martillo.example/release.json", (KEY,))
    assert source.is_there


@pytest.mark.parametrize("text", ['address = ""\nkeys = []', 'address = "https://m.example/"\nkeys = []'])
def test_without_both_nobody_is_asked(text: str) -> None:
    assert not read_source(text).is_there


@pytest.mark.parametrize(
    "text",
    [
        "",
        "address = ",
        'address = ""',
        "address = 1\nkeys = []",
        f'address = "http://martillo.example/"\nkeys = ["{KEY}"]',
        'address = "https://martillo.example/"\nkeys = ["short"]',
        'address = "https://martillo.example/"\nkeys = ["AAAA"]',
        'address = "https://martillo.example/"\nkeys = [1]',
        'address = ""\nkeys = []\nkey = "left over"',
    ],
)
def test_what_is_no_source_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  each in its own words, of two libraries
        read_source(text)
