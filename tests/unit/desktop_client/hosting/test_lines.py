"""What a house prints at its start, as the desktop reads it."""

import pytest

from desktop_client.hosting.faults import StartFault, fault_of
from desktop_client.hosting.lines import CertificateLine, CodeLine, ListeningLine, read_line

FINGERPRINT = "0f69c86f0d904468ca705e1ea1a6c1ac69cf094164481970109c8f4b115e7d8b"
OFFER = (
    "no admin yet: make one with `martillo users add EMAIL --name NAME --role admin`, or from elsewhere "
    "within an hour with this one-time set-up code: E5QKW-WPFC9-F8E5N-5GZZG"
)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (f"certificate sha256 {FINGERPRINT}\r\n", CertificateLine(FINGERPRINT)),
        ("listening on https://0.0.0.0:35671", ListeningLine("https://0.0.0.0:35671")),
        (OFFER, CodeLine("E5QKW-WPFC9-F8E5N-5GZZG")),
        ("metrics on http://127.0.0.1:9100/metrics", None),
        ("listening on nothing", None),
        (f"certificate sha256 {FINGERPRINT[:-1]}", None),
        ("this one-time set-up code: E5QKW", None),
        ("", None),
    ],
)
def test_each_line_says_one_thing_or_nothing(line: str, read: object) -> None:
    assert read_line(line) == read


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("martillo serve: port 8765 is in use; choose another with --port, or 0", StartFault.PORT),
        ("martillo serve: another process has /home/ana/house open", StartFault.IN_USE),
        ("the data directory /d cannot be used: No space left on device", StartFault.FULL),
        ("the data directory /d cannot be used: Permission denied", StartFault.NOT_ALLOWED),
        ("/d/certificate.pem is no certificate; move it away", StartFault.CERTIFICATE),
        ("the database has version 0021; this Martillo knows 0020: update Martillo", StartFault.NEWER),
        ("Segmentation fault", StartFault.OTHER),
        ("", StartFault.OTHER),
    ],
)
def test_last_words_tell_what_stood_in_the_way(words: str, fault: StartFault) -> None:
    assert fault_of(words) is fault
