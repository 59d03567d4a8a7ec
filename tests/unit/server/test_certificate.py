"""The certificate that a house makes for itself: private, lasting, good for the computer that it is on."""

import ipaddress
import socket
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from server.certificate import CERTIFICATE_FILE, GOOD_FOR, own_certificate
from server.settings import Settings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def read(folder: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / CERTIFICATE_FILE).read_bytes())


def test_it_lies_with_its_key_where_only_its_owner_reads_it(tmp_path: Path) -> None:
    made = own_certificate(tmp_path / "data", NOW)
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.file.parent.stat().st_mode) == 0o700
    assert b"PRIVATE KEY" in made.file.read_bytes()
    assert [file.name for file in made.file.parent.iterdir()] == [CERTIFICATE_FILE]


def test_the_fingerprint_is_that_of_the_certificate(tmp_path: Path) -> None:
    made = own_certificate(tmp_path, NOW)
    assert made.fingerprint == read(tmp_path).fingerprint(hashes.SHA256()).hex()


def test_the_same_one_is_shown_at_every_start(tmp_path: Path) -> None:
    first = own_certificate(tmp_path, NOW)
    assert own_certificate(tmp_path, NOW + GOOD_FOR - timedelta(days=1)) == first


def test_one_that_has_run_out_is_replaced(tmp_path: Path) -> None:
    first = own_certificate(tmp_path, NOW)
    later = NOW + GOOD_FOR + timedelta(seconds=1)
    second = own_certificate(tmp_path, later)
    assert second.fingerprint != first.fingerprint
    assert read(tmp_path).not_valid_after_utc > later


def test_it_is_made_out_to_this_computer_and_no_authority(tmp_path: Path) -> None:
    own_certificate(tmp_path, NOW)
    names = read(tmp_path).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert {"localhost", socket.gethostname().lower()} <= set(names.get_values_for_type(x509.DNSName))
    assert ipaddress.ip_address("127.0.0.1") in names.get_values_for_type(x509.IPAddress)
    basic = read(tmp_path).extensions.get_extension_for_class(x509.BasicConstraints).value
    assert not basic.ca


def test_a_file_that_is_no_certificate_is_not_replaced_behind_the_bidders_backs(tmp_path: Path) -> None:
    (tmp_path / CERTIFICATE_FILE).write_text("something else", encoding="utf-8")
    with pytest.raises(OSError, match="move it away"):
        own_certificate(tmp_path, NOW)
    assert (tmp_path / CERTIFICATE_FILE).read_text(encoding="utf-8") == "something else"


def test_a_house_with_its_own_certificate_may_listen_on_any_address(tmp_path: Path) -> None:
    assert Settings(data=tmp_path, host="0.0.0.0", own_certificate=True).own_certificate
    with pytest.raises(ValueError, match="listens on this machine only"):
        Settings(data=tmp_path, host="0.0.0.0")


def test_a_house_shows_one_certificate(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="either"):
        Settings(data=tmp_path, own_certificate=True, certificate=tmp_path / "other.pem")
