"""A notice of a new version is believed when a known key signed it as it is understood, else never."""

import base64
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract.chain import canonical
from contract.releases import (
    MAX_NOTICE_BYTES,
    NoticeRefused,
    Release,
    ReleaseNotes,
    is_newer,
    read_notice,
    write_notice,
)
from desktop_client.receipts.checking import signature_fits

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
OTHER_PUBLIC = base64.b64encode(OTHER.public_key().public_bytes_raw()).decode()
RELEASE = Release(
    version="0.2.0",
    date="2026-12-01",
    url="https://martillo.example/releases/0.2.0",
    sha256={"martillo_0.2.0_amd64.deb": "ab" * 32},
    notes=ReleaseNotes(en="Faster.", es="Más rápido."),
)


def sign(release: Release, key: Ed25519PrivateKey = KEY) -> bytes:
    return write_notice(release, base64.b64encode(key.sign(release.statement())).decode())


def changed(**changes: Any) -> bytes:
    """Return the genuine notice with other words in it and its signature left."""
    raw = msgspec.json.decode(sign(RELEASE))
    raw["release"].update(changes)
    return msgspec.json.encode(raw)


def test_a_signed_notice_is_read_as_it_was_written() -> None:
    assert read_notice(sign(RELEASE), [PUBLIC], signature_fits) == RELEASE


def test_the_order_and_spaces_of_its_json_do_not_matter() -> None:
    raw = msgspec.json.decode(sign(RELEASE))
    raw["release"] = dict(reversed(raw["release"].items()))
    assert read_notice(msgspec.json.encode(raw), [PUBLIC], signature_fits) == RELEASE


def test_the_next_key_may_be_known_beside_the_present_one() -> None:
    assert read_notice(sign(RELEASE, OTHER), [PUBLIC, OTHER_PUBLIC], signature_fits) == RELEASE


@pytest.mark.parametrize("keys", [[], [OTHER_PUBLIC], [""], ["no base64"]])
def test_a_notice_of_nobody_known_is_refused(keys: list[str]) -> None:
    with pytest.raises(NoticeRefused, match="not signed"):
        read_notice(sign(RELEASE), keys, signature_fits)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "0.3.0"},
        {"date": "2026-12-02"},
        {"url": "https://martillo.example/elsewhere"},
        {"sha256": {"martillo_0.2.0_amd64.deb": "cd" * 32}},
        {"notes": {"en": "Faster!", "es": "Más rápido."}},
    ],
)
def test_no_word_of_a_notice_can_be_changed(changes: dict[str, Any]) -> None:
    with pytest.raises(NoticeRefused, match="not signed"):
        read_notice(changed(**changes), [PUBLIC], signature_fits)


def test_a_signature_for_another_purpose_is_none() -> None:
    raw = msgspec.json.decode(sign(RELEASE))
    raw["signature"] = base64.b64encode(KEY.sign(canonical(RELEASE))).decode()
    with pytest.raises(NoticeRefused, match="not signed"):
        read_notice(msgspec.json.encode(raw), [PUBLIC], signature_fits)


@pytest.mark.parametrize(
    "changes",
    [
        {"surplus": 1},
        {"version": "0.2"},
        {"version": "0.2.0\n"},
        {"version": "00.2.0"},
        {"version": "0.2.0rc1"},
        {"date": "2026-02-30"},
        {"date": "soon"},
        {"url": "http://martillo.example/"},
        {"url": "https://"},
        {"url": "https:///x"},
        {"url": "https://u:p@martillo.example/"},
        {"url": "https://martillo.example/a b"},
        {"url": "https://martillo.example\\@elsewhere.example/"},
        {"url": "https://martillo.example/" + "x" * 300},
        {"url": "file:///etc/passwd"},
        {"sha256": {}},
        {"sha256": {"../x": "ab" * 32}},
        {"sha256": {"x": "ab"}},
        {"sha256": {"x": "AB" * 32}},
        {"notes": {"en": "Faster."}},
        {"notes": {"en": "", "es": "x"}},
        {"notes": {"en": "x" * 4001, "es": "x"}},
    ],
)
def test_what_is_no_notice_is_refused_before_its_signature_is_looked_at(changes: dict[str, Any]) -> None:
    with pytest.raises(NoticeRefused, match="no notice"):
        read_notice(changed(**changes), [PUBLIC], lambda *_: True)


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[]", b"\xff", b"<html>", b'{"release": null, "signature": ""}']
)
def test_other_answers_are_refused(text: bytes) -> None:
    with pytest.raises(NoticeRefused):
        read_notice(text, [PUBLIC], lambda *_: True)


def test_a_notice_without_end_is_not_even_read() -> None:
    with pytest.raises(NoticeRefused, match="longer"):
        read_notice(sign(RELEASE) + b" " * MAX_NOTICE_BYTES, [PUBLIC], signature_fits)


@pytest.mark.parametrize(
    ("installed", "newer"),
    [
        ("0.1.0", True),
        ("0.1.99", True),
        ("0.2.0rc1", True),
        ("0.2.0.dev3", True),
        ("0.2.0", False),
        ("0.2.1", False),
        ("0.10.0", False),
        ("1.0.0", False),
        ("0.2.1rc1", False),
        ("unknown", False),
        ("", False),
    ],
)
def test_numbers_are_compared_not_letters(installed: str, newer: bool) -> None:
    assert is_newer(RELEASE, installed) is newer
